/** /opensearch.xml: lets browsers offer the site's search in their address bar (OpenSearch 1.1). */
import { html } from 'hono/html'
import { readIcon } from '../brand.ts'
import { readLocale } from '../locale.tsx'
import type { Route, SiteReadContext } from '../route.ts'
import { searchPath } from '../search-parameters.ts'

export const openSearchPath = '/opensearch.xml'

/** The specification allows names of 16 characters and descriptions of 1,024. */
const cut = (text: string, most: number) => Array.from(text).slice(0, most).join('').trim()

async function render(readContext: SiteReadContext): Promise<string> {
  const { publication, messages } = await readLocale(readContext)
  const icon = (await readIcon(readContext))('icon-192.png')
  const { siteUrl } = readContext
  return String(
    await html`<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/"><ShortName>${cut(publication.name, 16)}</ShortName><Description>${cut(`${messages.search}: ${publication.name}`, 1024)}</Description><InputEncoding>UTF-8</InputEncoding><Language>${publication.language}</Language><Image width="192" height="192" type="image/png">${siteUrl}${icon}</Image><Url type="text/html" template="${siteUrl}${searchPath}?q={searchTerms}"/></OpenSearchDescription>`,
  )
}

export const openSearchRoute: Route = {
  name: 'opensearch',
  match: ([first, second]) => (first === openSearchPath.slice(1) && second === undefined ? '' : null),
  plan: async () => ({
    ...{ status: 200, contentType: 'application/opensearchdescription+xml; charset=utf-8' },
    fragments: ['opensearch:'],
  }),
  fragments: { opensearch: render },
}
