/** The page that this product was asked for: entered as a newsroom would, every element of it is there in its order. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveAgency } from '../../src/content/agencies/agencies.ts'
import { execute } from '../../src/content/command.ts'
import { addMedia } from '../../src/content/media/write.ts'
import { saveSection } from '../../src/content/sections/sections.ts'
import { saveStory } from '../../src/content/stories/write.ts'
import { desk, root } from '../harness.ts'
import { paragraphs, publishAt } from './newsroom.ts'
import { openSite, type PublicSite } from './site.ts'
import { bare, textOf } from './text-of.ts'

const file = join(root, '../shared/reference/page.txt')
const isHere = existsSync(file)
let site: PublicSite
beforeAll(async () => {
  site = await openSite({ storiesLabel: 'Stories' })
})
afterAll(() => site.close())

/** The page's lines, each as what it is. */
function readReference() {
  const lines = readFileSync(file, 'utf8')
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
    const media = await execute(db, desk, addMedia, {
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
    for (const line of page.lines) {
      const found = text.indexOf(bare(line), at)
      expect(found, `"${line}" after what stands before it`).toBeGreaterThanOrEqual(0)
      at = found + bare(line).length
    }
    expect(text).toContain(bare('36 خبرًا'.replace('36', String(page.number))))
    expect(html).toContain('19 فبراير/شباط 2016')
  },
)

test('the number of the panel is a correct Arabic plural, and counts an article in two stories once', async () => {
  const { db } = site
  const before = (await site.get('/')).html
  const number = Number(/<b>(\d+)\u00a0/.exec(before)?.[1] ?? 0)
  const one = await execute(db, desk, saveStory, { name: 'ملف أول', pinned: true })
  const two = await execute(db, desk, saveStory, { name: 'ملف ثان', pinned: true })
  await publishAt(db, { headline: 'خبر في ملفين', storyIds: [one.id, two.id] })
  site.refresh()
  const after = textOf((await site.get('/')).html)
  expect(bare(after)).toContain(bare(number === 0 ? 'خبر واحد' : `${number + 1} خبر`))
})
