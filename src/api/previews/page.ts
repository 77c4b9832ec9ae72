/** /preview/TOKEN: a page as it will look, and its pictures. Never cached, never indexed. */

import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import type { Context } from 'hono'
import { brandFileBytes, brandPictureIds, brandToEdit } from '../../content/brand/read.ts'
import { layoutAddress } from '../../content/layouts/address.ts'
import { publicFile } from '../../content/media/read.ts'
import { fileOf } from '../../content/media/rendition-file.ts'
import type { Previewed } from '../../content/previews/previewed.ts'
import { readPreview, renderPreview } from '../../content/previews/previews.ts'
import { openMediaStore } from '../../platform/media/store.ts'
import type { Assets } from '../../site/assets.ts'
import { siteRoutes } from '../../site/routes.ts'
import { createSite, type NewsSite } from '../../site/site.ts'
import { isId } from '../../values/id.ts'
import { answerBrandFile } from '../brand/file.ts'
import type { ApiContext, Env } from '../context.ts'
import { createTurns, TooMany } from './turns.ts'

/** Each preview uses its own transaction; most connections are reserved for writing. */
const concurrency = 2
const maxWaiting = 40

const nobody = () => {}

/** The page on which a change is seen. */
async function pageKey(db: ApiContext['db'], site: NewsSite, subject: Previewed): Promise<string> {
  if (subject.kind === 'article') return `article:${subject.id}`
  const address =
    subject.kind === 'layout' ? await layoutAddress({ db, dependOn: nobody }, subject.scope) : '/'
  return site.match(address, '') ?? site.match('/', '')!
}

/** Renders a page within the preview's transaction. */
async function renderPage(
  { db, siteUrl }: Pick<ApiContext, 'db' | 'siteUrl'>,
  assets: Assets,
  subject: Previewed,
): Promise<{ html: string; headers: [string, string][] }> {
  return renderPreview(db, subject, async (pretended) => {
    const site = createSite({ db: pretended, routes: siteRoutes, assets, siteUrl, isPreview: true })
    const key = await pageKey(pretended, site, subject)
    const plan = await site.plan(key, nobody)
    const parts: string[] = []
    for (const fragment of plan.fragments) parts.push(await site.render(fragment, nobody))
    return { html: parts.join(''), headers: plan.headers ?? [] }
  })
}

/** A draft's pictures are not public yet, so the preview link also opens them. */
const withOwnPictures = (html: string, token: string) =>
  html.replace(/(["\s,])\/media\//g, `$1/preview/${token}/media/`).replace('<title>', '<title>معاينة · ')

export function createPreview(context: ApiContext) {
  const store = openMediaStore(context.mediaDir)
  const turns = createTurns(concurrency, maxWaiting)
  const busy = (c: Context<Env>, error: unknown): Response => {
    if (!(error instanceof TooMany)) throw error
    const headers = { 'Cache-Control': 'no-store', 'Retry-After': '2' }
    return c.text(
      'Too many previews are open now. Try again in a moment. · عدد كبير يعاين الآن. أعد المحاولة بعد لحظات.',
      503,
      headers,
    )
  }

  async function page(c: Context<Env>): Promise<Response> {
    const token = c.req.param('token')!
    const subject = await readPreview(context, token)
    if (!subject)
      return c.text('This preview has expired. · انتهت صلاحية هذه المعاينة.', 404, {
        'Cache-Control': 'no-store',
      })
    let rendered: Awaited<ReturnType<typeof renderPage>>
    try {
      rendered = await turns.share(JSON.stringify(subject), () =>
        renderPage(context, context.assets, subject),
      )
    } catch (error) {
      return busy(c, error)
    }
    const { html, headers } = rendered
    for (const [name, value] of headers)
      c.header(name, value.replace("frame-ancestors 'none'", "frame-ancestors 'self'"))
    c.header('Cache-Control', 'no-store')
    c.header('X-Robots-Tag', 'noindex, nofollow')
    c.header('Referrer-Policy', 'no-referrer')
    return c.html(withOwnPictures(html, token))
  }

  /** Sends a picture that this preview shows; 404 for any other. */
  async function picture(c: Context<Env>): Promise<Response> {
    const { token, id, name } = c.req.param() as { token: string; id: string; name: string }
    const subject = await readPreview(context, token)
    if (!subject || !isId(Number(id))) return c.notFound()
    let file: Awaited<ReturnType<typeof publicFile>>
    try {
      const look = () =>
        renderPreview(context.db, subject, (db) => publicFile({ db, dependOn: nobody }, Number(id)))
      file = await turns.share(`${JSON.stringify(subject)} ${id}`, look)
    } catch (error) {
      return busy(c, error)
    }
    const found = file && (await fileOf(store, file, name))
    if (!found) return c.notFound()
    const bytes = Readable.toWeb(createReadStream(found.path)) as ReadableStream
    return c.body(bytes, 200, {
      'Content-Type': found.contentType,
      'Cache-Control': 'private, max-age=300',
      'Content-Security-Policy': "default-src 'none'; sandbox",
    })
  }

  /** Sends a picture that the brand, or the one that is previewed, names; 404 for any other. */
  async function brandPicture(c: Context<Env>): Promise<Response> {
    const { token, id } = c.req.param() as { token: string; id: string }
    const what = await readPreview(context, token)
    if (!what) return c.notFound()
    const brand = await brandToEdit({ db: context.db, dependOn: nobody })
    const shown = brandPictureIds(what.kind === 'brand' ? { ...brand, ...what.brand } : brand)
    const file = shown.includes(id) ? await brandFileBytes(context, id) : null
    return file ? answerBrandFile(file) : c.notFound()
  }

  return { page, picture, brandPicture }
}
