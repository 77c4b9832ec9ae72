/** The pages stored on a device: the front page, the saved articles' page and the last articles read, each marked with the time of storing. */
import { formatDate } from '../../language/dates.ts'
import { keptHeader, keptPages, type WorkerConfig } from './config.ts'

const maxArticles = 30
/** A page much larger than any of ours is not stored on a phone. */
const maxLetters = 1_000_000

/**
 * The storage key of a page; null for addresses that are not stored. An article's key is its number, because
 * its slug may change and links may have tracking parameters.
 */
export function keyOf({ origin, pathname }: URL): string | null {
  if (pathname === '/' || pathname === '/saved') return origin + pathname
  const id = /^\/articles\/(\d+)(?:\/|$)/.exec(pathname)?.[1]
  return id ? `${origin}/articles/${id}` : null
}

const asText = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/**
 * Adds a notice to the top of the stored page: it is a copy, stored at this time. It is part of the copy, so
 * none lacks it.
 */
function mark(html: string, at: Date, config: WorkerConfig): string {
  const time = `<time datetime="${at.toISOString()}">${asText(formatDate(at, config.dates, 'datetime'))}</time>`
  const notice = asText(config.notice).replace('{time}', () => time)
  return html.replace(
    /<body[^>]*>/,
    (body) =>
      `${body}<aside class="kept" role="status">${notice} <a href=""><u>${asText(config.retry)}</u></a></aside>`,
  )
}

/** Stores a page from the network; deletes the copy when the page is gone or must not be stored. */
export async function keepPage(key: string, response: Response, config: WorkerConfig): Promise<void> {
  const pages = await caches.open(keptPages)
  const { status, headers } = response
  if (status === 404 || status === 410) return void (await pages.delete(key))
  const isOurs = response.type === 'basic'
  if (status !== 200 || !isOurs || !headers.get('content-type')?.startsWith('text/html')) return
  if (/no-store|private/.test(headers.get('cache-control') ?? '')) return void (await pages.delete(key))
  const html = await response.text()
  if (html.length > maxLetters) return
  const at = new Date()
  const kept = new Headers({ 'content-type': 'text/html; charset=utf-8', [keptHeader]: at.toISOString() })
  const policy = headers.get('content-security-policy')
  if (policy) kept.set('content-security-policy', policy)
  // Added again, so that the order of the keys is the order of reading.
  await pages.delete(key)
  await pages.put(key, new Response(mark(html, at, config), { headers: kept }))
  const articles = (await pages.keys()).filter(({ url }) => new URL(url).pathname.startsWith('/articles/'))
  for (const old of articles.slice(0, Math.max(0, articles.length - maxArticles))) await pages.delete(old)
}

export const keptPage = async (key: string): Promise<Response | undefined> =>
  (await caches.open(keptPages)).match(key)
