/** A section: its first article large, the rest below. */
import { listCards } from '../../content/articles/cards.ts'
import { sectionBySlug } from '../../content/sections/sections.ts'
import { listArgument, older, sectionAddress, splitList } from '../addresses.ts'
import { liveLines } from '../coverage/lines.tsx'
import { htmlPlan, missing } from '../frame/plan.ts'
import { crumbs, listData } from '../frame/structured-data.ts'
import { readHouse, Text } from '../house.tsx'
import { CardView, leadOf, leadPicture } from '../parts/card.tsx'
import { Cards, Older } from '../parts/list.tsx'
import type { Route, SiteReading } from '../route.ts'

const perPage = 21

async function read(reading: SiteReading, argument: string) {
  const { name, before } = splitList(argument)
  const section = await sectionBySlug(reading, name)
  if (!section) return null
  return {
    section,
    before,
    page: await listCards(reading, `section:${section.id}`, perPage, before),
    house: await readHouse(reading),
  }
}

export const sectionRoute: Route = {
  name: 'section',
  match: ([first, slug, rest], query) =>
    first === 'sections' && slug && rest === undefined ? listArgument(slug, query) : null,

  async plan(reading, argument) {
    const { name, before } = splitList(argument)
    const section = await sectionBySlug(reading, name)
    if (!section) return missing(reading)
    return htmlPlan(reading, {
      key: `section:${argument}`,
      canonical: older(sectionAddress(section), before),
      body: [
        ...(before === null ? await liveLines(reading, section.id) : []),
        ...[`section:${argument}`, 'panel', 'headlines'],
      ],
    })
  },

  async head(reading, argument) {
    const found = await read(reading, argument)
    if (!found) return { title: '', kind: 'section' }
    const { section, page, before, house } = found
    const address = sectionAddress(section)
    const lead = leadOf(page.cards)?.picture
    return {
      title: section.name,
      description: section.description || `${section.name}: ${house.publication.name}`,
      address: older(address, before),
      kind: 'section',
      sectionId: section.id,
      picture: lead,
      preload: lead ? { picture: lead, ...leadPicture } : undefined,
      feed: { path: `sections/${section.slug}`, title: house.words.feedOfSection(section.name) },
      next: page.older === null ? undefined : older(address, page.older),
      data: [
        listData(section.name, older(address, before), page.cards, reading.siteUrl),
        crumbs([{ name: section.name, address }], reading.siteUrl),
      ],
    }
  },

  fragments: {
    async section(reading, argument) {
      const found = await read(reading, argument)
      if (!found) return ''
      const { section, page, house } = found
      const first = leadOf(page.cards)
      const rest = page.cards.filter((card) => card !== first)
      return String(
        <main id="main" class="page">
          <h1>{section.name}</h1>
          {section.description && (
            <p class="about">
              <Text of={section.description} base={house.direction} />
            </p>
          )}
          {!first && <p>{house.words.emptySection}</p>}
          {first && (
            <CardView
              house={house}
              card={first}
              look="lead"
              level={2}
              without="section"
              withStandfirst
              first
            />
          )}
          <Cards
            house={house}
            cards={rest}
            look={first?.kind === 'opinion' ? 'voice' : 'tile'}
            without="section"
          />
          <Older house={house} address={sectionAddress(section)} page={page} />
        </main>,
      )
    },
  },
}
