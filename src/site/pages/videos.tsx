/** All videos, newest first. */
import { listCards } from '../../content/articles/cards.ts'
import { listArgument, older, splitList } from '../addresses.ts'
import { htmlPlan } from '../frame/plan.ts'
import { listData } from '../frame/structured-data.ts'
import { readHouse } from '../house.tsx'
import { CardView } from '../parts/card.tsx'
import { Cards, Older } from '../parts/list.tsx'
import type { Route, SiteReading } from '../route.ts'

const perPage = 25
const address = '/videos'

const read = async (reading: SiteReading, argument: string) => {
  const { before } = splitList(argument)
  return {
    before,
    page: await listCards(reading, 'kind:video', perPage, before),
    house: await readHouse(reading),
  }
}

export const videosRoute: Route = {
  name: 'videos',
  match: ([first, second], query) =>
    first === 'videos' && second === undefined ? listArgument('', query) : null,
  plan: (reading, argument) =>
    htmlPlan(reading, {
      key: `videos:${argument}`,
      canonical: older(address, splitList(argument).before),
      body: [`videos:${argument}`, 'panel'],
    }),

  async head(reading, argument) {
    const { house, page, before } = await read(reading, argument)
    return {
      title: house.words.videos,
      description: `${house.words.videos}: ${house.publication.name}`,
      address: older(address, before),
      kind: 'videos',
      picture: page.cards[0]?.picture,
      next: page.older === null ? undefined : older(address, page.older),
      data: [listData(house.words.videos, older(address, before), page.cards, reading.siteUrl)],
    }
  },

  fragments: {
    async videos(reading, argument) {
      const { house, page } = await read(reading, argument)
      const [first, ...rest] = page.cards
      return String(
        <main id="main" class="page film">
          <h1>{house.words.videos}</h1>
          {!first && <p>{house.words.emptyVideos}</p>}
          {first && <CardView house={house} card={first} look="lead" level={2} withStandfirst first />}
          <Cards house={house} cards={rest} look="tile" />
          <Older house={house} address={address} page={page} />
        </main>,
      )
    },
  },
}
