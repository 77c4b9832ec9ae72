/**
 * /saved: the articles that a reader saved and read last. Both lists are on the device. The page is the same
 * for everyone, and a script asks /saved/list?ids=… for what is still public.
 */
import { cardsOf } from '../../content/articles/cards.ts'
import { readingMessages } from '../../language/messages/reading/messages.ts'
import { isId } from '../../values/id.ts'
import { htmlPlan, htmlType } from '../frame/plan.ts'
import { readLocale, type SiteLocale } from '../locale.tsx'
import { CardView } from '../parts/card.tsx'
import type { Route } from '../route.ts'

/** As many as a device keeps in one list (islands/device-lists.ts). */
const most = 60

export const savedRoute: Route = {
  name: 'saved',
  match: ([first, second]) => (first === 'saved' && second === undefined ? '' : null),
  plan: (readContext) => htmlPlan(readContext, { key: 'saved:', canonical: '/saved', body: ['saved'] }),

  async head(readContext) {
    const { publication } = await readLocale(readContext)
    return { title: readingMessages(publication.language).savedTitle, kind: 'saved' }
  },

  fragments: {
    async saved(readContext) {
      const locale = await readLocale(readContext)
      const own = readingMessages(locale.publication.language)
      return String(
        <main id="main" class="page saved" data-remove={own.removeSaved}>
          <h1>{own.savedTitle}</h1>
          <p>{own.savedText}</p>
          <noscript>
            <p>{own.savedNeedsScript}</p>
          </noscript>
          <p data-offline hidden role="status">
            {own.savedOffline}
          </p>
          <p data-none hidden>
            {own.savedNone}
          </p>
          <section aria-labelledby="kept">
            <h2 id="kept" class="vh">
              {own.savedTitle}
            </h2>
            <ul class="cards sides" data-list="saved" />
          </section>
          <Read locale={locale} />
        </main>,
      )
    },
  },
}

function Read({ locale }: { locale: SiteLocale }) {
  const own = readingMessages(locale.publication.language)
  return (
    <section aria-labelledby="read" hidden>
      <h2 id="read">{own.lastRead}</h2>
      <ul class="cards plains" data-list="read" />
      <p>
        <button type="button" data-forget>
          {own.forgetRead}
        </button>
      </p>
    </section>
  )
}

const headers: [string, string][] = [
  ['Cache-Control', 'private, no-cache'],
  ['X-Robots-Tag', 'noindex'],
]

export const savedListRoute: Route = {
  name: 'saved-list',

  match([first, second, third], query) {
    if (first !== 'saved' || second !== 'list' || third !== undefined) return null
    const numbers = (query.get('ids') ?? '').split(',', most).map(Number)
    return [...new Set(numbers.filter(isId))].join(',')
  },

  plan: async (_, argument) => ({
    status: 200,
    contentType: htmlType,
    fragments: [`saved-list:${argument}`],
    headers,
    // Each device asks for its own list.
    lowPriority: true,
  }),

  fragments: {
    /** The items of a list, in the order asked for, without those that are not public. */
    async 'saved-list'(readContext, argument) {
      const locale = await readLocale(readContext)
      const ids = argument.split(',').filter(Boolean).map(Number)
      readContext.dependOn(...ids.map((id) => `article:${id}`))
      const cards = await cardsOf(readContext, ids)
      return cards
        .map((card) =>
          String(
            <li data-id={card.id}>
              <CardView locale={locale} card={card} look="side" />
            </li>,
          ),
        )
        .join('')
    },
  },
}
