/** All articles, newest first. */
import { listCards } from '../../content/articles/cards.ts'
import { browsingMessages } from '../../language/messages/browsing/messages.ts'
import { archiveAddress } from '../archive-days.ts'
import { htmlPlan } from '../frame/plan.ts'
import { listData } from '../frame/structured-data.ts'
import { readLocale } from '../locale.tsx'
import { Days, Older, pageTitle } from '../parts/list.tsx'
import { listArgument, older, splitList } from '../paths.ts'
import type { Route, SiteReadContext } from '../route.ts'

const perPage = 40
const address = '/latest'

const read = async (readContext: SiteReadContext, argument: string) => {
  const { before } = splitList(argument)
  return {
    before,
    page: await listCards(readContext, 'latest', perPage, before),
    locale: await readLocale(readContext),
  }
}

export const latestRoute: Route = {
  name: 'latest',
  match: ([first, second], query) =>
    first === 'latest' && second === undefined ? listArgument('', query) : null,
  plan: (readContext, argument) =>
    htmlPlan(readContext, {
      key: `latest:${argument}`,
      canonical: older(address, splitList(argument).before),
      body: [`latest:${argument}`, 'panel'],
    }),

  async head(readContext, argument) {
    const { locale, page, before } = await read(readContext, argument)
    return {
      title: pageTitle(locale, locale.messages.latest, page, before),
      description: `${locale.messages.latest}: ${locale.publication.name}`,
      address: older(address, before),
      kind: 'list',
      next: page.older === null ? undefined : older(address, page.older),
      data: [listData(locale.messages.latest, older(address, before), page.cards, readContext.siteUrl)],
    }
  },

  fragments: {
    async latest(readContext, argument) {
      const { locale, page, before } = await read(readContext, argument)
      return String(
        <main id="main" class="page">
          <h1>{locale.messages.latest}</h1>
          {page.cards.length === 0 && <p>{locale.messages.emptyList}</p>}
          <Days locale={locale} cards={page.cards} />
          <Older locale={locale} address={address} page={page} before={before} />
          <p class="more">
            <a href={archiveAddress}>{browsingMessages(locale.publication.language).archive}</a>
          </p>
        </main>,
      )
    },
  },
}
