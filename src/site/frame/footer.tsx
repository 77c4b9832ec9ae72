/** What stands below every page; closes the document. */
import { listPages } from '../../content/pages/pages.ts'
import { readToday } from '../../content/publication/today.ts'
import { listSections } from '../../content/sections/sections.ts'
import { pageAddress, sectionAddress } from '../addresses.ts'
import { readHouse } from '../house.tsx'
import type { SiteReading } from '../route.ts'

export async function renderFooter(reading: SiteReading): Promise<string> {
  const house = await readHouse(reading)
  const { words, publication } = house
  const sections = await listSections(reading)
  const pages = await listPages(reading)
  const year = house.date(await readToday(reading), 'iso-day').slice(0, 4)
  const columns = [
    {
      heading: words.sections,
      links: sections.map((section) => ({ name: section.name, url: sectionAddress(section) })),
    },
    {
      heading: words.more,
      links: [
        { name: words.latest, url: '/latest' },
        { name: publication.storiesLabel || words.stories, url: '/stories' },
        { name: words.videos, url: '/videos' },
        { name: words.onAir, url: '/live' },
        { name: words.followUs, url: '/follow' },
        ...(reading.canMail && (publication.newsletterDaily || publication.newsletterBreaking)
          ? [{ name: words.newsletter, url: '/follow#newsletter' }]
          : []),
      ],
    },
    { heading: publication.name, links: pages.map((page) => ({ name: page.title, url: pageAddress(page) })) },
  ]
  return `${String(
    <footer class="foot">
      <p class="name">{publication.name}</p>
      {publication.tagline && <p>{publication.tagline}</p>}
      {columns
        .filter(({ links }) => links.length > 0)
        .map(({ heading, links }) => (
          <div>
            <h2>{heading}</h2>
            <ul>
              {links.map(({ name, url }) => (
                <li>
                  <a href={url}>{name}</a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      <button
        type="button"
        hidden
        data-themes={[words.theme, words.themeLight, words.themeDark, words.themeSystem].join('|')}
      />
      <p class="rights">
        {words.rights(house.number(Number(year)).replace(/[^\d٠-٩۰-۹]/g, ''), publication.name)}
      </p>
    </footer>,
  )}</body></html>`
}
