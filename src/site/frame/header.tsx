/** What stands above every page: one fragment for the whole site. */
import { nowAndNext } from '../../content/channel/read.ts'
import { readBreaking } from '../../content/publication/publication.ts'
import { readToday } from '../../content/publication/today.ts'
import { listSections } from '../../content/sections/sections.ts'
import { articleAddress, sectionAddress } from '../addresses.ts'
import { readHouse, Text } from '../house.tsx'
import type { SiteReading } from '../route.ts'

export async function renderHeader(reading: SiteReading): Promise<string> {
  const house = await readHouse(reading)
  const [breaking, sections, { now }, today] = [
    await readBreaking(reading),
    await listSections(reading),
    await nowAndNext(reading, 1),
    await readToday(reading),
  ]
  const { words, publication, direction: base } = house
  const breakingText = breaking && <Text of={breaking.text} base={base} />
  return String(
    <>
      <a class="skip" href="#main">
        {words.skipToContent}
      </a>
      {breaking && (
        <aside class="breaking" aria-label={words.breaking}>
          <p>
            <b>{words.breaking}</b>{' '}
            {breaking.article ? <a href={articleAddress(breaking.article)}>{breakingText}</a> : breakingText}
          </p>
        </aside>
      )}
      <header class="top">
        <div class="mast">
          <a class="name" href="/">
            {publication.name}
          </a>
          <p class="day">
            <time datetime={house.date(today, 'iso-day')}>{house.date(today, 'full')}</time>
          </p>
          <a class={now ? 'live on' : 'live'} href="/live">
            <b>{words.onAir}</b>
            {now && (
              <span>
                <Text of={now.title} base={base} />
              </span>
            )}
          </a>
          <a class="follow" href="/follow">
            {words.followUs}
          </a>
        </div>
        <nav class="nav" aria-labelledby="sections">
          <h2 id="sections" class="vh">
            {words.sections}
          </h2>
          <ul>
            {sections.map((section) => (
              <li>
                <a href={sectionAddress(section)} data-id={section.id}>
                  {section.name}
                </a>
              </li>
            ))}
            <li>
              <a href="/videos">{words.videos}</a>
            </li>
          </ul>
        </nav>
      </header>
    </>,
  )
}
