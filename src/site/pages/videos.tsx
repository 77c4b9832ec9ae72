/** All videos, newest first. */
import { listCards } from '../../content/articles/cards.ts'
import { htmlPlan } from '../frame/plan.ts'
import { listData } from '../frame/structured-data.ts'
import { readLocale } from '../locale.tsx'
import { CardView } from '../parts/card.tsx'
import { Cards, Older, pageTitle } from '../parts/list.tsx'
import { listArgument, older, splitList } from '../paths.ts'
import type { Route, SiteReadContext } from '../route.ts'

const perPage = 25
const address = '/videos'

const read = async (readContext: SiteReadContext, argument: string) => {
  const { before } = splitList(argument)
  return {
    before,
    page: await listCards(readContext, 'kind:video', perPage, before),
    locale: await readLocale(readContext),
  }
}

export const videosRoute: Route = {
  name: 'videos',
  match: ([first, second], query) =>
    first === 'videos' && second === undefined ? listArgument('', query) : null,
  plan: (readContext, argument) =>
    htmlPlan(readContext, {
      key: `videos:${argument}`,
      canonical: older(address, splitList(argument).before),
      body: [`videos:${argument}`, 'panel'],
    }),

  async head(readContext, argument) {
    const { locale, page, before } = await read(readContext, argument)
    return {
      title: pageTitle(locale, locale.messages.videos, page, before),
      description: `${locale.messages.videos}: ${locale.publication.name}`,
      address: older(address, before),
      kind: 'videos',
      picture: page.cards[0]?.picture,
      next: page.older === null ? undefined : older(address, page.older),
      data: [listData(locale.messages.videos, older(address, before), page.cards, readContext.siteUrl)],
    }
  },

  fragments: {
    async videos(readContext, argument) {
      const { locale, page, before } = await read(readContext, argument)
      const [first, ...rest] = page.cards
      return String(
        <main id="main" class="page film">
          <h1>{locale.messages.videos}</h1>
          {!first && <p>{locale.messages.emptyVideos}</p>}
          {first && <CardView locale={locale} card={first} look="lead" level={2} withStandfirst first />}
          <Cards locale={locale} cards={rest} look="tile" />
          <Older locale={locale} address={address} page={page} before={before} />
        </main>,
      )
    },
  },
}
