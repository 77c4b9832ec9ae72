/**
 * A site for the tests: its content is a map from names to texts. A fragment `part:a` shows the text named
 * `a` and reads the cache tag `a`; a page `/p/1` is planned by the text `plan 1`, its list of fragments.
 */
import { gunzipSync } from 'node:zlib'
import type { Answer, Delivery, Plan, Request, Site } from '../../src/delivery/contract.ts'
import { createDelivery } from '../../src/delivery/delivery.ts'

export class DatabaseAway extends Error {}

export interface Newsroom {
  delivery: Delivery
  /** Changes a text and invalidates its cache tag, as a command and the change log do. */
  write(name: string, text: string): void
  texts: Map<string, string>
  plans: Map<string, Plan>
  /** Keys that were planned or rendered, in order. */
  made: string[]
  errors: { error: unknown; key: string }[]
  /** Called before each query; may wait or throw. */
  before: (key: string) => Promise<void> | void
}

export function createNewsroom(
  budgetBytes = 50_000_000,
  staleWhileRevalidateMs?: Record<string, number>,
): Newsroom {
  const newsroom: Omit<Newsroom, 'delivery'> = {
    write(name, text) {
      newsroom.texts.set(name, text)
      delivery.invalidate([name])
    },
    texts: new Map([['missing', 'لا توجد صفحة هنا']]),
    plans: new Map(),
    made: [],
    errors: [],
    before: () => {},
  }
  const site: Site = {
    match(path) {
      const [, kind, id] = path.split('/')
      return kind === 'p' && id ? decodeURIComponent(id) : null
    },
    async plan(key, dependOn) {
      newsroom.made.push(`plan ${key}`)
      dependOn(`plan ${key}`)
      await newsroom.before(`plan ${key}`)
      return newsroom.plans.get(key) ?? page(['part:missing'], { status: 404 })
    },
    async render(key, dependOn) {
      newsroom.made.push(key)
      const name = key.slice(key.indexOf(':') + 1)
      dependOn(name)
      const text = newsroom.texts.get(name)
      await newsroom.before(key)
      return text ?? ''
    },
    notFound: 'no such route',
    unavailable: {
      html: '<p>نعود بعد قليل</p>',
      headers: [['Content-Security-Policy', "default-src 'none'"]],
    },
    failed: { html: '<p>حدث خطأ</p>', headers: [] },
  }
  const delivery = createDelivery(site, {
    budgetBytes,
    isUnavailable: (error) => error instanceof DatabaseAway,
    onError: (error, key) => newsroom.errors.push({ error, key }),
    staleWhileRevalidateMs,
  })
  return Object.assign(newsroom, { delivery })
}

export function page(fragments: string[], rest: Partial<Plan> = {}): Plan {
  return { status: 200, contentType: 'text/html; charset=utf-8', fragments, ...rest }
}

export function request(path: string, rest: Partial<Request> = {}): Request {
  return { method: 'GET', path, query: '', gzip: true, ...rest }
}

export async function get(newsroom: Newsroom, path: string, rest: Partial<Request> = {}): Promise<Answer> {
  return newsroom.delivery.answer(request(path, rest))
}

export async function text(newsroom: Newsroom, path: string): Promise<string> {
  return bodyOf(await get(newsroom, path))
}

export function bodyOf(answer: Answer): string {
  const body = Buffer.concat(answer.body)
  return (header(answer, 'Content-Encoding') === 'gzip' ? gunzipSync(body) : body).toString()
}

export function header(answer: Answer, name: string): string | undefined {
  const index = answer.headers.findIndex(
    (text, at) => at % 2 === 0 && text.toLowerCase() === name.toLowerCase(),
  )
  return index === -1 ? undefined : answer.headers[index + 1]
}

export const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds))
