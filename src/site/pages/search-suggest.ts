/** /search/suggest?q=…: suggestions for the search field, as JSON. */
import { suggestWhileTyping } from '../../content/search/typing.ts'
import { readLocale } from '../locale.tsx'
import type { Route } from '../route.ts'
import { readSearchParameters } from '../search-parameters.ts'

const longest = 80
const headers: [string, string][] = [
  ['Cache-Control', 'public, max-age=60'],
  ['X-Robots-Tag', 'noindex'],
]

export const searchSuggestRoute: Route = {
  name: 'search-suggest',
  match: ([first, second, third], query) =>
    first === 'search' && second === 'suggest' && third === undefined
      ? readSearchParameters(query).q.slice(0, longest)
      : null,
  plan: (_, argument) =>
    Promise.resolve({
      status: 200,
      contentType: 'application/json; charset=utf-8',
      fragments: [`search-suggest:${argument}`],
      headers,
      lowPriority: true,
    }),
  fragments: {
    async 'search-suggest'(readContext, argument) {
      const { publication } = await readLocale(readContext)
      return JSON.stringify({
        suggestions: await suggestWhileTyping(readContext, argument.toWellFormed(), publication.language),
      })
    },
  },
}
