/** The old addresses of a site of WordPress that moved in, with what must come of each. */
import { mkdtempSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importArchive } from '../../src/ingest/archive/import.ts'
import { openSite } from '../site/site.ts'
import { corpora, has } from './corpora.ts'

const folder = join(corpora, 'wordpress')

interface OldAddress {
  url: string
  what: string
  expect: string
}

/** Where each expectation may lead: a status, and for a redirect its target. */
const fits: Record<string, (status: number, target: string) => boolean> = {
  article: (_, target) => target.startsWith('/articles/'),
  page: (_, target) => target.startsWith('/pages/'),
  section: (_, target) => /^\/(?:sections|topics|latest)/.test(target),
  'keyword page or search': (_, target) => /^\/(?:topics|search|sections)/.test(target),
  'author page': (_, target) => target.startsWith('/authors/'),
  feed: (_, target) => target.startsWith('/feeds/'),
  'feed or gone': (status, target) => status >= 404 || target.startsWith('/feeds/'),
  'article or gone': (status, target) => status >= 404 || /^\/(?:articles|pages)\//.test(target),
  none: (status) => status === 404 || status === 410,
  gone: (status) => status === 404 || status === 410,
  'the file': (_, target) => target.startsWith('/media/'),
  'the file or a rendition': (_, target) => target.startsWith('/media/'),
  'article of the parent, or the file': (_, target) => /^\/(?:articles|media|pages)\//.test(target),
  front: (status) => status === 200,
  archive: (_, target) => target.startsWith('/archive'),
  latest: (_, target) => target === '/latest',
  search: (_, target) => target.startsWith('/search?q='),
}

/** Addresses that answer otherwise, by the reason. */
const explained = [
  { reason: 'a post with a password is a draft', of: /\?p=48$|archives\/48$|نقابة-صانعي-السفن-تعرض-قانوناً/ },
  { reason: 'only a draft shows the file', of: /cover(?:-\d+x\d+)?\.webp|غلاف-كتاب/ },
  { reason: 'the file is lost', of: /gone-\d+x\d+\.jpg|صورة-ضاع-ملفّها/ },
  { reason: 'terms of this taxonomy are no topics', of: /^\/country\// },
]

test.runIf(has(folder))(
  'the old addresses of a small site answer as expected',
  { tags: 'long', timeout: 240_000 },
  async () => {
    const mediaDir = mkdtempSync(join(tmpdir(), 'nashra-moved-'))
    const site = await openSite()
    const { report } = await importArchive({
      ...{ db: site.db, mediaDir, system: 'wordpress', paths: [join(folder, 'wxr/all.xml')] },
      ...{ uploads: join(folder, 'uploads'), redirects: [join(folder, 'legacy-redirects.csv')] },
      ...{ trial: false, again: false, outbound: null, onProgress: () => {} },
    })
    expect(report.finished).toBe(true)
    site.refresh()
    const addresses: OldAddress[] = JSON.parse(readFileSync(join(folder, 'addresses.json'), 'utf8'))
    const wrong: string[] = []
    for (const { url, what, expect: expected } of addresses) {
      const check = fits[expected]
      if (!check) continue
      const { pathname, search } = new URL(url)
      const answer = await fetch(site.url + pathname + search, { redirect: 'manual' })
      await answer.arrayBuffer()
      const target = decodeURI(answer.headers.get('location') ?? '')
      const address = decodeURI(pathname + search)
      if (!check(answer.status, target) && !explained.some(({ of }) => of.test(address)))
        wrong.push(`${what}, ${expected}: ${address} → ${answer.status} ${target}`)
    }
    expect(wrong).toEqual([])
    await site.close()
    await rm(mediaDir, { recursive: true })
  },
)
