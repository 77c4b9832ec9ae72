/**
 * /saved: the articles that a reader saved and read last, and the authors that a reader follows. The lists are on the
 * device. The page is the same for everyone, and a script asks /saved/list?ids=… and /saved/authors?ids=… for what is
 * public now.
 */
import { cardsOf, listCards } from '../../content/articles/cards.ts'
import { survivorOf } from '../../content/merged.ts'
import { personById } from '../../content/people/people.ts'
import { readingMessages } from '../../language/messages/reading/messages.ts'
import { isId } from '../../values/id.ts'
import { htmlPlan, htmlType } from '../frame/plan.ts'
import { readLocale, type SiteLocale, Text } from '../locale.tsx'
import { CardView } from '../parts/card.tsx'
import { HeadlineList } from '../parts/headlines.tsx'
import { authorPath } from '../paths.ts'
import type { Route } from '../route.ts'

/** As many as a device keeps in one list (islands/device-lists.ts). */
const most = 60
const mostAuthors = 20
const newest = 3

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
          <section aria-labelledby="authors" hidden>
            <h2 id="authors">{own.followedAuthors}</h2>
            <ul class="authors" data-list="authors" />
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

function idsIn(query: URLSearchParams, atMost: number): string {
  const numbers = (query.get('ids') ?? '').split(',', atMost).map(Number)
  return [...new Set(numbers.filter(isId))].join(',')
}

export const savedListRoute: Route = {
  name: 'saved-list',

  match: ([first, second, third], query) =>
    first === 'saved' && second === 'list' && third === undefined ? idsIn(query, most) : null,

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

export const savedAuthorsRoute: Route = {
  name: 'saved-authors',
  match: ([first, second, third], query) =>
    first === 'saved' && second === 'authors' && third === undefined ? idsIn(query, mostAuthors) : null,

  plan: async (_, argument) => ({
    status: 200,
    contentType: htmlType,
    fragments: (argument || '0').split(',').map((id) => `followed-author:${id}`),
    headers,
    lowPriority: true,
  }),

  fragments: {
    /** An author with the newest articles; the item keeps the id that the device knows. */
    async 'followed-author'(readContext, id) {
      const known = await personById(readContext, Number(id))
      const person =
        known ?? (await personById(readContext, await survivorOf(readContext.db, 'person', Number(id))))
      if (!person) return ''
      const locale = await readLocale(readContext)
      const { cards } = await listCards(readContext, `person:${person.id}`, newest)
      return String(
        <li data-id={id}>
          <h3>
            <a href={authorPath(person)}>
              <Text of={person.name} base={locale.direction} />
            </a>
          </h3>
          {cards.length > 0 && <HeadlineList locale={locale} cards={cards} timed />}
        </li>,
      )
    },
  },
}
