/** The promises in bytes. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listCards } from '../../src/content/articles/cards.ts'
import { demoArticles } from '../../src/ingest/demo/texts/articles.ts'
import { untracked } from '../../src/kernel/read-context.ts'
import { articlePath } from '../../src/site/paths.ts'
import { openBrowser } from '../browser.ts'
import { addresses, arabic, fill, paragraphs, picture, publishAt } from './newsroom.ts'
import { openSite, type PublicSite } from './site.ts'

let site: PublicSite
let article: string
const words = 500

beforeAll(async () => {
  site = await openSite({
    accent: '#7a1f5c',
    social: [{ service: 'Mastodon', url: 'https://social.example/@nashra' }],
  })
  const { db } = site
  const news = demoArticles.filter(({ kind }) => kind === 'news')
  const made = await fill(site, { ...arabic, headlines: news.slice(0, 30).map(({ headline }) => headline) })
  const texts = demoArticles.flatMap(({ body = '' }) =>
    [...body.matchAll(/<p>(.*?)<\/p>/g)].map(([, text = '']) => text.replace(/<[^>]+>/g, '')),
  )
  const body: string[] = []
  let left = words
  for (const text of texts) {
    if (left <= 0) break
    body.push(text.split(' ').slice(0, left).join(' '))
    left -= text.split(' ').length
  }
  const lead = await picture(db, 'lead', {
    caption: arabic.sentence,
    creditline: 'POOL / Afaq',
    altText: arabic.sentence,
  })
  const id = await publishAt(db, {
    ...{
      headline: news[31]!.headline,
      standfirst: news[31]!.standfirst,
      body: paragraphs(...body),
      mediaId: lead.id,
    },
    ...{
      sectionId: made.sections[0],
      agencyId: made.agency.id,
      authorIds: [made.person.id],
      storyIds: [made.stories[1]!],
      keywords: ['سدرة', 'ميناء'],
    },
  })
  const { cards } = await listCards(untracked(db), 'latest', 1)
  expect(cards[0]?.id).toBe(id)
  article = articlePath(cards[0]!)
})
afterAll(() => site.close())

test(`an article of ${words} words arrives in one round trip: at most 14,336 bytes with its styles`, async () => {
  const { gzipBytes, html, status } = await site.get(article)
  expect(status).toBe(200)
  expect(html.match(/class="strip"/)).not.toBeNull()
  expect(gzipBytes).toBeLessThanOrEqual(14_336)
})

test('any page, without pictures and fonts, is at most 50 KB, its script at most 10 KB', async () => {
  const names = readdirSync(site.assetsDir)
  const script = gzipSync(
    readFileSync(join(site.assetsDir, names.find((name) => /^site\..+\.js$/.test(name))!)),
  ).length
  expect(script).toBeLessThanOrEqual(10_240)
  for (const [name, path] of Object.entries(await addresses(site))) {
    const { gzipBytes } = await site.get(path)
    expect(gzipBytes + script, name).toBeLessThanOrEqual(50_000)
  }
})

test('an Arabic article page with Latin words in it loads at most 80 KB of fonts', async () => {
  const browser = await openBrowser()
  const page = await browser.newPage()
  const fonts: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'font') fonts.push(request.url().split('/').at(-1)!)
  })
  await page.goto(site.url + article)
  await page.evaluate(() => document.fonts.ready)
  await browser.close()
  expect(new Set(fonts).size).toBeGreaterThan(2)
  expect(new Set(fonts).size).toBeLessThanOrEqual(4)
  const bytes = [...new Set(fonts)].map((name) => readFileSync(join(site.assetsDir, name)).length)
  expect(bytes.reduce((a, b) => a + b)).toBeLessThanOrEqual(80_000)
})
