/** Everything, newest first. */
import { listCards } from '../../content/articles/cards.ts'
import { listArgument, older, splitList } from '../addresses.ts'
import { htmlPlan } from '../frame/plan.ts'
import { listData } from '../frame/structured-data.ts'
import { readHouse } from '../house.tsx'
import { Days, Older } from '../parts/list.tsx'
import type { Route, SiteReading } from '../route.ts'

const perPage = 40
const address = '/latest'

const read = async (reading: SiteReading, argument: string) => {
  const { before } = splitList(argument)
  return {
    before,
    page: await listCards(reading, 'latest', perPage, before),
    house: await readHouse(reading),
  }
}

export const latestRoute: Route = {
  name: 'latest',
  match: ([first, second], query) =>
    first === 'latest' && second === undefined ? listArgument('', query) : null,
  plan: (reading, argument) =>
    htmlPlan(reading, {
      key: `latest:${argument}`,
      canonical: older(address, splitList(argument).before),
      body: [`latest:${argument}`, 'panel'],
    }),

  async head(reading, argument) {
    const { house, page, before } = await read(reading, argument)
    return {
      title: house.words.latest,
      description: `${house.words.latest}: ${house.publication.name}`,
      address: older(address, before),
      kind: 'list',
      next: page.older === null ? undefined : older(address, page.older),
      data: [listData(house.words.latest, older(address, before), page.cards, reading.siteUrl)],
    }
  },

  fragments: {
    async latest(reading, argument) {
      const { house, page } = await read(reading, argument)
      return String(
        <main id="main" class="page">
          <h1>{house.words.latest}</h1>
          {page.cards.length === 0 && <p>{house.words.emptyList}</p>}
          <Days house={house} cards={page.cards} />
          <Older house={house} address={address} page={page} />
        </main>,
      )
    },
  },
}
