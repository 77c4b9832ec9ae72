/** A programme and its episodes, which are video articles. */
import { countList, listCards } from '../../content/articles/cards.ts'
import { programmeBySlug } from '../../content/programmes/programmes.ts'
import { authorAddress, listArgument, older, programmeAddress, splitList } from '../addresses.ts'
import { htmlPlan, missing } from '../frame/plan.ts'
import { crumbs, listData } from '../frame/structured-data.ts'
import { readHouse, Text } from '../house.tsx'
import { CardView } from '../parts/card.tsx'
import { Cards, Older } from '../parts/list.tsx'
import { Thumb } from '../parts/picture.tsx'
import type { Route, SiteReading } from '../route.ts'

const perPage = 25

async function read(reading: SiteReading, argument: string) {
  const { name, before } = splitList(argument)
  const programme = await programmeBySlug(reading, name)
  if (!programme) return null
  const list = `programme:${programme.id}`
  const number = await countList(reading, list)
  return {
    programme,
    before,
    number,
    page: await listCards(reading, list, perPage, before),
    house: await readHouse(reading),
  }
}

export const programmeRoute: Route = {
  name: 'programme',
  match: ([first, slug, rest], query) =>
    first === 'programmes' && slug && rest === undefined ? listArgument(slug, query) : null,

  async plan(reading, argument) {
    const { name, before } = splitList(argument)
    const programme = await programmeBySlug(reading, name)
    if (!programme) return missing(reading)
    return htmlPlan(reading, {
      key: `programme:${argument}`,
      canonical: older(programmeAddress(programme), before),
      body: [`programme:${argument}`, 'panel'],
    })
  },

  async head(reading, argument) {
    const found = await read(reading, argument)
    if (!found) return { title: '', kind: 'programme' }
    const { programme, page, before, house } = found
    const address = programmeAddress(programme)
    return {
      title: programme.name,
      description: programme.description || `${programme.name}: ${house.publication.name}`,
      address: older(address, before),
      kind: 'programme',
      picture: programme.picture,
      next: page.older === null ? undefined : older(address, page.older),
      data: [
        listData(programme.name, older(address, before), page.cards, reading.siteUrl),
        crumbs(
          [
            { name: house.words.videos, address: '/videos' },
            { name: programme.name, address },
          ],
          reading.siteUrl,
        ),
      ],
    }
  },

  fragments: {
    async programme(reading, argument) {
      const found = await read(reading, argument)
      if (!found) return ''
      const { programme, page, before, number, house } = found
      const { words, direction: base, publication } = house
      const [first, ...rest] = page.cards
      const shownLarge = before === null ? first : undefined
      return String(
        <main id="main" class="page file film">
          <header>
            {programme.picture && <Thumb picture={programme.picture} size={160} />}
            <div>
              <p class="kicker">
                <b>{words.programme}</b>
              </p>
              <h1>
                <Text of={programme.name} base={base} />
              </h1>
              {programme.description && (
                <p class="standfirst">
                  <Text of={programme.description} base={base} />
                </p>
              )}
              <p class="by">
                <b>{words.episodes(number, publication.digits)}</b>
                {programme.presenter && (
                  <span>
                    {words.presentedBy}{' '}
                    <a href={authorAddress(programme.presenter)}>{programme.presenter.name}</a>
                  </span>
                )}
              </p>
            </div>
          </header>
          {!first && <p>{words.emptyProgramme}</p>}
          {shownLarge && (
            <CardView
              house={house}
              card={shownLarge}
              look="lead"
              level={2}
              without="section"
              withStandfirst
              first
            />
          )}
          <Cards house={house} cards={shownLarge ? rest : page.cards} look="tile" without="section" />
          <Older house={house} address={programmeAddress(programme)} page={page} />
        </main>,
      )
    },
  },
}
