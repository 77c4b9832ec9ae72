import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { exportFiles } from '../../src/distribution/static/export.ts'
import { openStaticSource } from '../../src/server/static-source.ts'
import { newsroomDatabase, publish, type TestDatabase, temporaryFolder } from '../harness.ts'
import { fillNewsroom, siteUrl, textBelow } from './leaving-newsroom.ts'

let newsroom: TestDatabase
let ids: Awaited<ReturnType<typeof fillNewsroom>>
let report: string
const folder = join(temporaryFolder(), 'files')
const site = join(folder, 'site')

beforeAll(async () => {
  newsroom = await newsroomDatabase()
  const { db } = newsroom
  const mediaDir = temporaryFolder()
  ids = await fillNewsroom(db, mediaDir)
  // More than one page of the list.
  for (let at = 0; at < 40; at++)
    await publish(db, { headline: `خبر رقم ${at}`, sectionId: ids.section, mediaId: ids.lead.id })
  await db
    .insertInto('redirects')
    .values([
      { key: '/../../outside', address: '/latest', status: 301, origin: 'import' },
      { key: '/written', address: '/search?q=%D8%A8', status: 301, origin: 'person' },
    ])
    .execute()
  report = await exportFiles({
    db,
    siteUrl,
    folder,
    source: await openStaticSource({ db, siteUrl, mediaDir }),
  })
}, 120_000)
afterAll(() => newsroom.drop())

/** A server that knows nothing but files. */
async function serve(): Promise<string> {
  const server = createServer((req, res) => {
    const path = join(site, decodeURIComponent(new URL(req.url!, 'http://x').pathname))
    const file = existsSync(path) && statSync(path).isDirectory() ? join(path, 'index.html') : path
    if (!existsSync(file)) return void res.writeHead(404).end()
    res.end(readFileSync(file))
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('a crawler finds every page, and no dead link', { tags: 'long' }, async () => {
  const origin = await serve()
  const seen = new Set(['/'])
  const dead: string[] = []
  for (const path of seen) {
    const response = await fetch(origin + path)
    if (!response.ok) dead.push(path)
    const text = await response.text()
    if (!text.startsWith('<!doctype html>') && !text.startsWith('<!DOCTYPE html>')) continue
    const named = [...text.matchAll(/\s(?:href|src|srcset|poster)="([^"]+)"/g)]
    for (const [, value] of named)
      for (const part of value!.split(/,\s+/)) {
        const address = part.split(/[\s#]/)[0]!.replaceAll('&amp;', '&').replace(siteUrl, '')
        if (address.startsWith('/') && !address.startsWith('//')) seen.add(address)
      }
    if (text.includes('<form')) dead.push(`a form in ${path}`)
  }
  expect(dead).toEqual([])
  const pages = [...seen].map(decodeURIComponent)
  expect(pages).toEqual(
    expect.arrayContaining(['/sections/world', '/pages/about', '/latest', '/feeds/latest.rss']),
  )
  expect(pages.filter((path) => path.startsWith('/latest/before-')).length).toBeGreaterThan(0)
  expect(pages.filter((path) => path.startsWith('/articles/'))).toHaveLength(42)
})

test('has what readers see, and nothing else', { tags: 'long' }, () => {
  const text = textBelow(site, /\.(html|xml|rss|atom|json|txt)$/)
  for (const words of ['الميناء يفتح أبوابه', 'عشر سفن', 'العدد عشر'])
    expect(text.includes(words), words).toBe(true)
  for (const words of ['سر المسودة', 'خبر الغد', 'خبر مسحوب', 'خبر أزيل بحكم', 'reader@example'])
    expect(text.includes(words), words).toBe(false)
  expect(existsSync(join(site, 'media', String(ids.secret.id)))).toBe(false)
  expect(existsSync(join(site, 'media', String(ids.lead.id)))).toBe(true)
  for (const name of ['404.html', 'robots.txt', 'sitemap.xml', 'sitemaps/0.xml', 'favicon.ico'])
    expect(existsSync(join(site, name)), name).toBe(true)
  expect(report).toContain('what a copy cannot do: search')
  expect(report).not.toContain('pages that are gone')
})

test('has redirects as small pages and for nginx', { tags: 'long' }, () => {
  const page = readFileSync(join(site, '2019/old-name/index.html'), 'utf8')
  expect(page).toContain(`url=/articles/${ids.full}/`)
  expect(existsSync(join(site, 'a', String(ids.full), 'index.html'))).toBe(true)
  expect(existsSync(join(folder, '../outside'))).toBe(false)
  expect(report).toContain('outside of the copy')
  const map = readFileSync(join(folder, 'redirects.map'), 'utf8')
  expect(map).toContain(`"/a/${ids.withdrawn}" "gone";`)
  expect(map).toContain('"/gone" "gone";')
  expect(map).toContain('"/written" "/search?q=%D8%A8";')
  expect(readFileSync(join(folder, 'redirects-with-parameters.map'), 'utf8')).toContain(
    '"/?p=16" "/articles/',
  )
})
