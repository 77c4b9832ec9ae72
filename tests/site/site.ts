/** The public site as its readers meet it, over HTTP, without the rest of the program. */
import { once } from 'node:events'
import { mkdtempSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { editPublication } from '../../src/content/publication/publication.ts'
import { searchIndex } from '../../src/content/search/index-query.ts'
import { keepLocalIndex } from '../../src/content/search/local-index/keep.ts'
import { createDelivery } from '../../src/delivery/delivery.ts'
import { serve } from '../../src/delivery/node.ts'
import { offer } from '../../src/kernel/read-context.ts'
import { execute } from '../../src/kernel/run.ts'
import { followChanges } from '../../src/platform/changes.ts'
import { isUnavailable } from '../../src/platform/database.ts'
import { loadAssets } from '../../src/site/assets.ts'
import { siteRoutes } from '../../src/site/routes.ts'
import { createSite } from '../../src/site/site.ts'
import { desk, eventually, newsroomDatabase, root, type TestDatabase } from '../harness.ts'

export interface PublicSite {
  newsroom: TestDatabase
  db: TestDatabase['db']
  url: string
  assetsDir: string
  /** Errors of plans and renders. */
  errors: unknown[]
  /** A page as sent to a browser that accepts gzip. */
  get(path: string): Promise<{ status: number; headers: Headers; html: string; gzipBytes: number }>
  /** Makes every page anew. */
  refresh(): void
  /** Settles when the pages know of everything that was done. */
  caughtUp(): Promise<void>
  /** The number of renders by kind of fragment. */
  renders(): Record<string, number>
  close(): Promise<void>
}

type Settings = Parameters<typeof editPublication.run>[1]

export interface SiteWith {
  /** A search index beside the process, as large archives have one. */
  searchIndex?: boolean
}

export async function openSite(
  settings: Partial<Settings> = {},
  { searchIndex: withBeside = false }: SiteWith = {},
): Promise<PublicSite> {
  const newsroom = await newsroomDatabase()
  await execute(newsroom.db, desk, editPublication, settings)
  const folder = mkdtempSync(join(tmpdir(), 'nashra-site-'))
  const assetsDir = join(root, 'dist/assets')
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const errors: unknown[] = []
  const report = (about: object) => void errors.push(about)
  const beside = keepLocalIndex({
    ...{ db: newsroom.db, connection: newsroom.connection, folder: join(folder, 'search') },
    ...{ from: withBeside ? 0 : Number.MAX_SAFE_INTEGER, log: { info: () => {}, warn: report } },
  })
  const site = createSite({
    db: newsroom.db,
    service: offer(searchIndex, beside.current),
    routes: siteRoutes,
    assets: loadAssets(assetsDir),
    canMail: true,
    siteUrl: url,
  })
  const delivery = createDelivery(site, {
    budgetBytes: 50_000_000,
    isUnavailable,
    onError: (error) => void errors.push(error),
  })
  const follower = await followChanges({
    connection: newsroom.connection,
    onCacheTags(cacheTags) {
      beside.invalidate(cacheTags)
      delivery.invalidate(cacheTags)
    },
  })
  if (withBeside) {
    beside.current()
    await eventually('the search index is complete', beside.isComplete)
  }
  const types: Record<string, string> = { woff2: 'font/woff2', js: 'text/javascript', css: 'text/css' }
  server.on('request', (request, response) => {
    const asset = /^\/assets\/([\w.-]+)$/.exec(request.url ?? '')?.[1]
    if (asset) {
      response.setHeader('Content-Type', types[asset.split('.').at(-1)!] ?? 'application/octet-stream')
      return response.end(readFileSync(join(assetsDir, asset)))
    }
    if (!serve(delivery, request, response)) response.writeHead(204).end()
  })

  return {
    newsroom,
    db: newsroom.db,
    url,
    assetsDir,
    errors,
    async get(path) {
      const answer = await delivery.answer({
        method: 'GET',
        path: encodeURI(path).split('?')[0]!,
        query: path.split('?')[1] ?? '',
        gzip: true,
      })
      const headers = new Headers()
      for (let i = 0; i < answer.headers.length; i += 2)
        headers.append(answer.headers[i]!, answer.headers[i + 1]!)
      const bytes = Buffer.concat(answer.body)
      const html =
        bytes.length > 0 && headers.get('content-encoding') === 'gzip'
          ? gunzipSync(bytes).toString()
          : bytes.toString()
      return { status: answer.status, headers, html, gzipBytes: bytes.length }
    },
    refresh: () => delivery.invalidate(['*']),
    caughtUp: () => follower.caughtUp(),
    renders: () => ({ ...delivery.stats().renders, plans: delivery.stats().plans }),
    async close() {
      await follower.close()
      await beside.close()
      server.closeAllConnections()
      server.close()
      await newsroom.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
