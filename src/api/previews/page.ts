/** /preview/TOKEN: a page of the site as it would be, and the pictures in it. Never cached, never indexed. */
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import type { Context } from 'hono'
import { publicFile } from '../../content/media/read.ts'
import { fileOf } from '../../content/media/rendition-file.ts'
import { asIf, type Previewed, readPreview } from '../../content/previews/previews.ts'
import { openMediaStore } from '../../platform/media/store.ts'
import type { Assets } from '../../site/assets.ts'
import { siteRoutes } from '../../site/routes.ts'
import { createSite } from '../../site/site.ts'
import type { ApiContext, Env } from '../context.ts'

const nobody = () => {}
const pageKey = (what: Previewed) => (what.kind === 'article' ? `article:${what.id}` : null)

/** Renders a page within the transaction that pretends. */
async function renderPage(
  { db, siteUrl }: Pick<ApiContext, 'db' | 'siteUrl'>,
  assets: Assets,
  what: Previewed,
): Promise<{ html: string; headers: [string, string][] }> {
  return asIf(db, what, async (pretended) => {
    const site = createSite({ db: pretended, routes: siteRoutes, assets, siteUrl })
    const key = pageKey(what) ?? site.match('/', '')!
    const plan = await site.plan(key, nobody)
    const parts: string[] = []
    for (const fragment of plan.fragments) parts.push(await site.render(fragment, nobody))
    return { html: parts.join(''), headers: plan.headers ?? [] }
  })
}

/** Pictures of a draft are not at their public address yet: the link opens them too. */
const withOwnPictures = (html: string, token: string) =>
  html.replace(/(["\s,])\/media\//g, `$1/preview/${token}/media/`).replace('<title>', '<title>معاينة · ')

export function createPreview(context: ApiContext) {
  const store = openMediaStore(context.mediaDir)

  async function page(c: Context<Env>): Promise<Response> {
    const token = c.req.param('token')!
    const what = await readPreview(context, token)
    if (!what)
      return c.text('This preview has ended. · انتهت صلاحية هذه المعاينة.', 404, {
        'Cache-Control': 'no-store',
      })
    const { html, headers } = await renderPage(context, context.assets, what)
    for (const [name, value] of headers)
      c.header(name, value.replace("frame-ancestors 'none'", "frame-ancestors 'self'"))
    c.header('Cache-Control', 'no-store')
    c.header('X-Robots-Tag', 'noindex, nofollow')
    c.header('Referrer-Policy', 'no-referrer')
    return c.html(withOwnPictures(html, token))
  }

  /** A picture that this preview shows; of any other there is none. */
  async function picture(c: Context<Env>): Promise<Response> {
    const { token, id, name } = c.req.param() as { token: string; id: string; name: string }
    const what = await readPreview(context, token)
    if (!what || Number(id) > 2_147_483_647) return c.notFound()
    const file = await asIf(context.db, what, (db) => publicFile({ db, note: nobody }, Number(id)))
    const found = file && (await fileOf(store, file, name))
    if (!found) return c.notFound()
    const bytes = Readable.toWeb(createReadStream(found.path)) as ReadableStream
    return c.body(bytes, 200, {
      'Content-Type': found.contentType,
      'Cache-Control': 'private, max-age=300',
      'Content-Security-Policy': "default-src 'none'; sandbox",
    })
  }

  return { page, picture }
}
