/**
 * Copies the public site into files that any web server serves: every page that readers can reach, feeds, sitemaps, media,
 * scripts and styles. It reads the site as a reader does, so nothing else can come in.
 */
import { existsSync } from 'node:fs'
import { copyFile, cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { resolve as absolutePath, dirname, join, sep } from 'node:path'
import type { Kysely } from 'kysely'
import type { Tables } from '../../kernel/tables.ts'
import { makeEmptyFolder, openTextFile } from '../archive/files.ts'
import { openReport, reportText } from '../archive/report.ts'
import { type Address, copiedPath, fileOf, isCopied, mediaIn, ownAddress } from './addresses.ts'
import { copiedHtml, hidden, redirectPage } from './html.ts'
import { nginxConfiguration } from './nginx.ts'
import { allRedirects, mapLine } from './redirects.ts'
import type { Source } from './source.ts'

export interface StaticOptions {
  db: Kysely<Tables>
  source: Source
  siteUrl: string
  folder: string
  onProgress?(pages: number): void
}

/** Pages that nothing links to. */
const starts = [
  '/',
  '/latest',
  '/robots.txt',
  '/sitemap.xml',
  '/sitemap-news.xml',
  '/offline',
  '/manifest.webmanifest',
]
const atOnce = 4

/** Something of the program that a copy cannot do. */
const missing = [
  'search',
  'comments: those that are there can be read',
  'newsletter and notifications',
  'accounts of readers',
]

export async function exportFiles({
  db,
  source,
  siteUrl,
  folder,
  onProgress,
}: StaticOptions): Promise<string> {
  await makeEmptyFolder(folder)
  const site = join(folder, 'site')
  const report = openReport()
  const written = { pages: 0, 'other files': 0, 'media files': 0, redirects: 0 }
  const began = new Date()

  async function put(name: string, content: string | Buffer): Promise<boolean> {
    const path = join(site, name)
    if (!path.startsWith(site + sep)) {
      report.note('addresses that would lead outside of the copy', name)
      return false
    }
    await mkdir(dirname(path), { recursive: true })
    try {
      await writeFile(path, content, { flag: 'wx' })
      return true
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (!['EEXIST', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG'].includes(code ?? '')) throw error
      report.note('pages whose name is taken or too long', name)
      return false
    }
  }

  const known = new Map<string, Address | null | Promise<Address | null>>()
  const queue: Address[] = []

  /** The page to which an address leads, in the queue from then on; null when no page is there. */
  async function find(address: Address): Promise<Address | null> {
    const key = `${address.path}?${address.query}`
    const found = known.get(key)
    if (found !== undefined) return found
    const asked = ask(address)
    known.set(key, asked)
    const target = await asked
    known.set(key, target)
    return target
  }

  /** Follows redirects; waits for no other address, so that those in a circle end. */
  async function ask(first: Address): Promise<Address | null> {
    for (let address = first, steps = 0; steps < 5; steps++) {
      const { status, location } = await source.state(encodeURI(address.path), address.query)
      if (status === 200 && address !== first) return find(address)
      if (status === 200) {
        queue.push(address)
        return address
      }
      const next = status === 301 && location !== null ? ownAddress(location, siteUrl) : null
      if (!next || !isCopied(next)) return null
      address = next
    }
    return null
  }

  async function copyMedia(path: string): Promise<void> {
    const target = join(site, path)
    if (existsSync(target)) return
    const file = await source.media(path)
    if (file === null) return report.note('media files that readers do not see', path)
    await mkdir(dirname(target), { recursive: true })
    await copyFile(file, target)
    written['media files']++
    if (!path.endsWith('.m3u8')) return
    const list = await readFile(file, 'utf8')
    const names = [...list.matchAll(/^([^#\s].*)$|URI="([^"]+)"/gm)].map(([, line, uri]) =>
      (line ?? uri)!.trim(),
    )
    for (const name of names) if (/^[\w.-]+$/.test(name)) await copyMedia(join(dirname(path), name))
  }

  /** The address of a link in the copy. */
  async function resolveLink(href: string): Promise<string | null | undefined> {
    const address = ownAddress(href, siteUrl)
    if (address === null || /^\/(assets|media)\//.test(address.path)) return undefined
    if (!isCopied(address)) return hidden
    const file = rootFiles.has(address.path) ? address : await find(address)
    if (file === null) {
      report.note('links to pages that are gone, which became text', href)
      return null
    }
    const path = copiedPath(file)
    const hash = href.includes('#') ? `#${href.split('#')[1]}` : ''
    const isSame = path === address.path && address.query === ''
    return isSame ? undefined : `${href.startsWith(siteUrl) ? siteUrl : ''}${path}${hash}`
  }

  async function copyPage(address: Address): Promise<void> {
    const page = await source.page(encodeURI(address.path), address.query)
    if (page.status !== 200)
      return report.note('pages that could not be copied', `${page.status} ${address.path}`)
    const isHtml = page.contentType.startsWith('text/html')
    const copied = isHtml ? await copiedHtml(page.text, resolveLink) : { html: page.text, forms: 0 }
    if (isHtml) report.note('forms, which were taken out', address.path, copied.forms)
    for (const path of mediaIn(copied.html)) await copyMedia(path)
    for (const [, href] of isHtml ? [] : copied.html.matchAll(/<loc>([^<]+)<\/loc>/g)) {
      const found = ownAddress(href!.replaceAll('&amp;', '&'), siteUrl)
      if (found && isCopied(found)) await find(found)
    }
    if (await put(fileOf(address, page.contentType), copied.html)) written[isHtml ? 'pages' : 'other files']++
  }

  const rootFiles = new Map((await source.rootFiles()).map(({ path, file }) => [path, file]))
  for (const [path, file] of rootFiles) {
    await mkdir(dirname(join(site, path)), { recursive: true })
    if (typeof file === 'string') await copyFile(file, join(site, path))
    else await writeFile(join(site, path), file)
    written['other files']++
  }
  await cp(source.assets, join(site, 'assets'), {
    recursive: true,
    filter: (name) => !/\.(br|gz)$/.test(name),
  })
  await put('404.html', (await copiedHtml(await source.notFound(), resolveLink)).html)
  for (const path of starts) await find({ path, query: '' })
  const work = async () => {
    for (let address = queue.pop(); address; address = queue.pop()) {
      await copyPage(address)
      onProgress?.(written.pages)
    }
  }
  while (queue.length > 0) await Promise.all(Array.from({ length: atOnce }, work))

  const map = await openTextFile(join(folder, 'redirects.map'))
  const withParameters = await openTextFile(join(folder, 'redirects-with-parameters.map'))
  const sources = new Set<string>()
  for await (const redirect of allRedirects(db)) {
    const { source: from, target } = redirect
    if (sources.has(from) || from === target) continue
    sources.add(from)
    await (from.includes('?') ? withParameters : map).write(mapLine(redirect))
    written.redirects++
    const file = from.includes('?') || target === null ? null : fileOf({ path: from, query: '' }, 'text/html')
    if (file && !existsSync(join(site, file))) await put(file, redirectPage(target!))
  }
  await map.close()
  await withParameters.close()
  await writeFile(join(folder, 'nginx.conf'), nginxConfiguration(absolutePath(folder), siteUrl))
  for (const what of missing) report.note(`what a copy cannot do: ${what}`)
  const patterns = await db.selectFrom('redirectPatterns').select('pattern').execute()
  for (const { pattern } of patterns) report.note('redirects by patterns, which are not exported', pattern)
  const changed = await db
    .selectFrom('articles')
    .select(['id', 'headline', 'state'])
    .where('updatedAt', '>=', began)
    .where('state', 'in', ['published', 'unpublished', 'removed'])
    .limit(1_000)
    .execute()
  for (const { id, state } of changed)
    report.note('articles that changed while the copy was made: copy again', `${id} ${state}`)
  const text = reportText(`A copy of ${siteUrl} as files`, written, report)
  await writeFile(join(folder, 'report.txt'), text)
  return text
}
