/** The pages that a device keeps: the front and the articles read last, each marked with when it was kept. */
import { formatDate } from '../../language/dates.ts'
import { keptHeader, keptPages, type WorkerFacts } from './facts.ts'

const mostArticles = 30
/** A page far larger than any of ours is not for a phone's storage. */
const mostLetters = 1_000_000

/** The key of a page that may be kept; null for every other address. What a link was decorated with is not part of it. */
export function keyOf({ origin, pathname }: URL): string | null {
  return pathname === '/' || /^\/articles\/\d+\//.test(pathname) ? origin + pathname : null
}

const asText = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** Says on top of the page that it is a copy, and of when: it is in the copy itself, so that no copy goes without. */
function mark(html: string, at: Date, facts: WorkerFacts): string {
  const time = `<time datetime="${at.toISOString()}">${asText(formatDate(at, facts.dates, 'datetime'))}</time>`
  const notice = asText(facts.notice).replace('{time}', () => time)
  return html.replace(
    /<body[^>]*>/,
    (body) =>
      `${body}<aside class="kept" role="status">${notice} <a href=""><u>${asText(facts.retry)}</u></a></aside>`,
  )
}

/** Keeps a page as the network answered it; what is no longer there, or may not be stored, is kept no longer. */
export async function keepPage(key: string, response: Response, facts: WorkerFacts): Promise<void> {
  const pages = await caches.open(keptPages)
  const { status, headers } = response
  if (status === 404 || status === 410) return void (await pages.delete(key))
  const isOurs = response.type === 'basic' && !response.redirected
  if (status !== 200 || !isOurs || !headers.get('content-type')?.startsWith('text/html')) return
  if (/no-store|private/.test(headers.get('cache-control') ?? '')) return void (await pages.delete(key))
  const html = await response.text()
  if (html.length > mostLetters) return
  const at = new Date()
  const kept = new Headers({ 'content-type': 'text/html; charset=utf-8', [keptHeader]: at.toISOString() })
  const policy = headers.get('content-security-policy')
  if (policy) kept.set('content-security-policy', policy)
  // Put in anew, so that the order of the keys is the order of reading.
  await pages.delete(key)
  await pages.put(key, new Response(mark(html, at, facts), { headers: kept }))
  const articles = (await pages.keys()).filter(({ url }) => new URL(url).pathname !== '/')
  for (const old of articles.slice(0, Math.max(0, articles.length - mostArticles))) await pages.delete(old)
}

export const keptPage = async (key: string): Promise<Response | undefined> =>
  (await caches.open(keptPages)).match(key)
