/** /search/suggest?q=…: what may be meant, as a small JSON for the box. */
import { suggestWhileTyping } from '../../content/search/typing.ts'
import { readHouse } from '../house.tsx'
import type { Route } from '../route.ts'
import { readAsked } from '../search-asked.ts'

const longest = 80
const headers: [string, string][] = [
  ['Cache-Control', 'public, max-age=60'],
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Robots-Tag', 'noindex'],
]

export const searchSuggestRoute: Route = {
  name: 'search-suggest',
  match: ([first, second, third], query) =>
    first === 'search' && second === 'suggest' && third === undefined
      ? readAsked(query).q.slice(0, longest)
      : null,
  plan: (_, argument) =>
    Promise.resolve({
      status: 200,
      contentType: 'application/json; charset=utf-8',
      fragments: [`search-suggest:${argument}`],
      headers,
      rare: true,
    }),
  fragments: {
    async 'search-suggest'(reading, argument) {
      const { publication } = await readHouse(reading)
      return JSON.stringify({
        suggestions: await suggestWhileTyping(reading, argument.toWellFormed(), publication.language),
      })
    },
  },
}
