/**
 * Enters the reference page as a newsroom would, and checks that each element is on the article page in
 * order.
 */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveAgency } from '../../src/content/agencies/agencies.ts'
import { saveSection } from '../../src/content/sections/sections.ts'
import { saveStory } from '../../src/content/stories/write.ts'
import { parsePage } from '../../src/ingest/page/parse.ts'
import { execute } from '../../src/kernel/run.ts'
import { desk } from '../harness.ts'
import { paragraphs, picture, publishAt } from '../site/newsroom.ts'
import { openSite, type PublicSite } from '../site/site.ts'
import { bare, textOf } from '../site/text-of.ts'
import { has, reference } from './corpora.ts'

const isHere = has(reference)
let site: PublicSite
beforeAll(async () => {
  site = await openSite({ storiesLabel: 'Stories' })
})
afterAll(() => site.close())

/** The page's lines, each as what it is. */
function readReference() {
  const lines = readFileSync(reference, 'utf8')
    .split('\n')
    .map((line) => line.replace(/^[\s•]+|\s+$/g, ''))
    .filter(Boolean)
  const number = lines.findIndex((line) => /^\d+ خبر$/.test(line))
  const headline = lines.findIndex((line, i) => i > number && line === lines[i + 2] && line !== lines[i + 1])
  // Three names in a line, a strip of three, …: the last run of pairs holds every name.
  const pairs = lines.slice(number + 1, headline)
  const isPair = (i: number) => pairs[i] === pairs[i + 1]
  const names = [...new Set(pairs.filter((name, i) => isPair(i) || pairs[i - 1] === name))]
  const source = lines.findIndex((line) => line.startsWith('المصدر'))
  const [caption = '', ...credit] = lines[headline + 3]!.split(' / ')
  return {
    lines,
    names,
    number: Number.parseInt(lines[number]!, 10),
    headline: lines[headline]!,
    standfirst: lines[headline + 1]!,
    caption,
    creditline: credit.join(' / '),
    body: lines.slice(headline + 4, source),
    agency: lines[source]!.split(':')[1]!.trim(),
    latest: lines.slice(source + 2),
  }
}

test.runIf(isHere)(
  'every element of the reference page stands on the article page, in its order',
  async () => {
    const { db } = site
    const page = readReference()
    expect(page.names.length).toBeGreaterThanOrEqual(7)
    const section = await execute(db, desk, saveSection, { name: 'أخبار العالم' })
    const agency = await execute(db, desk, saveAgency, { name: page.agency })
    const media = await picture(db, 'reference', {
      caption: page.caption,
      creditline: page.creditline,
      altText: page.headline,
    })
    const stories: number[] = []
    for (const [position, name] of page.names.entries())
      stories.push((await execute(db, desk, saveStory, { name, position })).id)
    const base = new Date('2026-01-18T08:00:00Z').getTime()
    const headlines = [
      ...Array.from({ length: page.number - page.latest.length }, (_, i) => `خبر سابق ${i}`),
      ...page.latest.toReversed(),
    ]
    for (const [i, headline] of headlines.entries()) {
      await publishAt(db, { headline, storyIds: [stories[i % stories.length]!] }, new Date(base + i * 60_000))
    }
    const { headline, standfirst } = page
    const id = await publishAt(
      db,
      {
        headline,
        standfirst,
        body: paragraphs(...page.body),
        agencyId: agency.id,
        mediaId: media.id,
        sectionId: section.id,
      },
      new Date('2016-02-19T20:00:00Z'),
    )
    const moved = await site.get(`/articles/${id}`)
    expect(moved.status).toBe(301)
    const { html, status } = await site.get(decodeURI(moved.headers.get('location')!))
    expect(status).toBe(200)
    const text = bare(textOf(html))
    let at = 0
    // Six of the latest headlines stand below an article; its link leads to the others.
    const others = page.latest.slice(6)
    // The sections stand in the menu, which opens over the page.
    const sections = 'أقسام مهمة'
    expect(text).toContain(bare(sections))
    // Each story stands there once; the reference page repeats the names for its own layout.
    const before = page.lines.slice(0, page.lines.indexOf(page.names[0]!))
    const article = page.lines.slice(page.lines.indexOf(page.headline))
    // A dash stands between the caption and its credit, which may itself hold the slash of the reference page.
    const withDash = (line: string) => (line.startsWith(page.caption) ? line.replace(' / ', ' — ') : line)
    const lines = [...before, ...page.names, ...article].map(withDash)
    for (const line of lines.filter((one) => one !== sections && !others.includes(one))) {
      const found = text.indexOf(bare(line), at)
      expect(found, `"${line}" after what stands before it`).toBeGreaterThanOrEqual(0)
      at = found + bare(line).length
    }
    const latest = bare(textOf((await site.get('/latest')).html))
    for (const line of others) expect(latest).toContain(bare(line))
    expect(text).toContain(bare('36 خبرًا'.replace('36', String(page.number))))
    expect(html).toContain('19 فبراير/شباط 2016')
  },
)

test.runIf(isHere)('the importer of pages reads it', () => {
  const parsed = parsePage(readFileSync(reference, 'utf8'), {
    before: new Date('2026-01-20T12:00:00Z'),
    timeZone: 'Asia/Riyadh',
  })
  expect(parsed).toMatchObject({
    headline: 'كيري: المحادثات مع الروس حول سوريا جادة وبناءة',
    picture: { caption: 'وزير الخارجية الأمريكي جون كيري', creditline: 'POOL New / Reuters' },
    source: 'رويترز',
    day: '2016-02-19',
  })
  expect(parsed.standfirst).toMatch(/^أكد وزير الخارجية .*حتى الآن"\.$/)
  expect(parsed.paragraphs).toHaveLength(9)
  expect(parsed.paragraphs[0]).toMatch(/^وقال كيري الجمعة/)
  expect(parsed.paragraphs[8]).toMatch(/التوترات الأخيرة"\.$/)
})
