/** What stands above every page: one fragment for the whole site. */
import { raw } from 'hono/html'
import { readToday } from '../../content/publication/today.ts'
import { listSections } from '../../content/sections/sections.ts'
import { sectionAddress } from '../addresses.ts'
import { readHouse } from '../house.tsx'
import type { SiteReading } from '../route.ts'
import { renderAir } from './air.tsx'
import { renderBreaking } from './breaking.tsx'

export async function renderHeader(reading: SiteReading): Promise<string> {
  const house = await readHouse(reading)
  const [breaking, sections, air, today] = [
    await renderBreaking(reading),
    await listSections(reading),
    await renderAir(reading),
    await readToday(reading),
  ]
  const { words, publication } = house
  return String(
    <>
      <a class="skip" href="#main">
        {words.skipToContent}
      </a>
      {raw(breaking)}
      <header class="top">
        <div class="mast">
          <a class="name" href="/">
            {publication.name}
          </a>
          <p class="day">
            <time datetime={house.date(today, 'iso-day')}>{house.date(today, 'full')}</time>
          </p>
          {raw(air)}
          <a class="follow" href="/follow">
            {words.followUs}
          </a>
          <a class="follow find" href="/search">
            {words.search}
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
