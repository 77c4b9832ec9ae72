import { describe, expect, it } from 'vitest'
import { demoAgencies } from '../../src/ingest/demo/texts/agencies.ts'
import { demoArticles } from '../../src/ingest/demo/texts/articles.ts'
import { demoCoverages } from '../../src/ingest/demo/texts/coverages.ts'
import { dailyGuide, fridayGuide } from '../../src/ingest/demo/texts/guide.ts'
import { demoPeople } from '../../src/ingest/demo/texts/people.ts'
import { demoProgrammes } from '../../src/ingest/demo/texts/programmes.ts'
import { demoPublication } from '../../src/ingest/demo/texts/publication.ts'
import { demoSections } from '../../src/ingest/demo/texts/sections.ts'
import { demoStories } from '../../src/ingest/demo/texts/stories.ts'
import { demoStoryFacts } from '../../src/ingest/demo/texts/story-facts.ts'
import { demoTopics } from '../../src/ingest/demo/texts/topics.ts'
import { type DemoArticle, pictureKeys } from '../../src/ingest/demo/texts/types.ts'

const keysOf = (things: { key: string }[]) => new Set(things.map((thing) => thing.key))
const daysAgo = ({ ago }: DemoArticle) => ('days' in ago ? ago.days : ago.minutes / 1440)
const wordsOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .split(/\s+/)
    .filter(Boolean)
const ofKind = (kind: DemoArticle['kind']) => demoArticles.filter((article) => article.kind === kind)
const headlineOnly = (article: DemoArticle) => article.body === undefined && !article.video

/** Every piece of text anywhere inside a value. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap(textsIn)
}

const everything = {
  demoAgencies,
  demoArticles,
  demoCoverages,
  dailyGuide,
  fridayGuide,
  demoPeople,
  demoProgrammes,
  demoPublication,
  demoSections,
  demoStories,
  demoStoryFacts,
  demoTopics,
}

describe('keys and references', () => {
  it.each([
    ['sections', demoSections],
    ['people', demoPeople],
    ['agencies', demoAgencies],
    ['stories', demoStories],
    ['programmes', demoProgrammes],
    ['articles', demoArticles],
  ])('%s have unique kebab-case keys', (_name, things: { key: string }[]) => {
    expect(keysOf(things).size).toBe(things.length)
    for (const { key } of things) expect(key).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  })

  it.each(demoArticles)('$key refers only to existing items', (article) => {
    const articles = keysOf(demoArticles)
    expect(keysOf(demoSections)).toContain(article.section)
    for (const story of article.stories ?? []) expect(keysOf(demoStories)).toContain(story)
    for (const person of article.bylines ?? []) expect(keysOf(demoPeople)).toContain(person)
    if (article.source) expect(keysOf(demoAgencies)).toContain(article.source)
    for (const related of article.related ?? []) {
      expect(articles).toContain(related)
      expect(related).not.toBe(article.key)
    }
    for (const [, key] of (article.body ?? '').matchAll(/data-picture="([^"]*)"/g)) {
      expect(pictureKeys).toContain(key)
    }
  })

  it('programmes, stories and guide refer to each other and their presenters', () => {
    const programmes = keysOf(demoProgrammes)
    for (const { presenter } of demoProgrammes) expect(keysOf(demoPeople)).toContain(presenter)
    for (const { programme } of [...demoStories, ...dailyGuide, ...fridayGuide]) {
      if (programme) expect(programmes).toContain(programme)
    }
    expect(demoStories.some((story) => story.programme)).toBe(true)
  })

  it.each(demoCoverages)('$key refers only to existing items, and its entries are in order', (coverage) => {
    const { section, stories, entries, startedMinutesAgo, endedMinutesAgo = 0 } = coverage
    expect(keysOf(demoSections)).toContain(section)
    for (const story of stories) expect(keysOf(demoStories)).toContain(story)
    expect(entries.length).toBeGreaterThanOrEqual(25)
    for (const { by, article, was, body } of entries) {
      expect(keysOf(demoPeople)).toContain(by)
      expect(was).not.toBe(body)
      if (article) expect(keysOf(demoArticles)).toContain(article)
      for (const [, key] of body.matchAll(/data-picture="([^"]*)"/g)) expect(pictureKeys).toContain(key)
    }
    const minutes = [startedMinutesAgo, ...entries.map((entry) => entry.minutes), endedMinutesAgo]
    expect(minutes).toEqual(minutes.toSorted((a, b) => b - a))
  })

  it('every story has articles, none outside the time it was open', () => {
    for (const story of demoStories) {
      const own = demoArticles.filter((article) => article.stories?.includes(story.key))
      expect(own.length, story.key).toBeGreaterThanOrEqual(3)
      for (const article of own) {
        expect(daysAgo(article), article.key).toBeLessThanOrEqual(story.openedDaysAgo)
        expect(daysAgo(article), article.key).toBeGreaterThanOrEqual(story.closedDaysAgo ?? 0)
      }
    }
  })
})

describe('the shape of a decade', () => {
  it('has enough articles of each kind', () => {
    expect(demoArticles.length).toBeGreaterThanOrEqual(66)
    expect(demoSections.length).toBeGreaterThanOrEqual(7)
    expect(demoPeople.length).toBe(8)
    expect(demoStories.length).toBeGreaterThanOrEqual(7)
    expect(ofKind('opinion').length).toBeGreaterThanOrEqual(6)
    expect(ofKind('analysis').length).toBeGreaterThanOrEqual(4)
    expect(ofKind('explainer').length).toBeGreaterThanOrEqual(3)
    expect(ofKind('video').length).toBeGreaterThanOrEqual(6)
    expect(ofKind('gallery').length).toBeGreaterThanOrEqual(3)
    expect(demoArticles.filter((a) => a.breaking && headlineOnly(a))).toHaveLength(2)
    expect(demoArticles.filter((a) => a.breaking && a.body)).toHaveLength(1)
    expect(demoArticles.filter((a) => a.corrected)).toHaveLength(2)
  })

  it('is busy in the last fortnight and never silent for a year', () => {
    expect(demoArticles.filter((a) => daysAgo(a) < 14).length).toBeGreaterThanOrEqual(30)
    for (let year = 0; year < 10; year++) {
      const inYear = demoArticles.filter((a) => Math.floor(daysAgo(a) / 365) === year)
      expect(inYear.length, `year ${year}`).toBeGreaterThanOrEqual(3)
    }
  })

  it('fills the front page with ranks 1 to 9 and nine different pictures', () => {
    const front = demoArticles.filter((a) => a.rank).sort((a, b) => a.rank! - b.rank!)
    expect(front.map((a) => a.rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(new Set(front.map((a) => a.picture?.key)).size).toBe(9)
  })

  it('never publishes in the future and never corrects before publishing', () => {
    for (const { ago, corrected } of demoArticles) {
      if ('days' in ago) {
        expect(ago.days).toBeGreaterThanOrEqual(1)
        expect(ago.at).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/)
        if (corrected) expect(corrected.hoursLater).toBeLessThan(ago.days * 24)
      } else expect(ago.minutes).toBeGreaterThan(0)
    }
  })

  it('has guides that start at midnight and go forward', () => {
    for (const guide of [dailyGuide, fridayGuide]) {
      expect(guide[0]?.at).toBe('00:00')
      expect(guide.map((slot) => slot.at)).toEqual([...new Set(guide.map((slot) => slot.at))].sort())
    }
    expect(fridayGuide).not.toEqual(dailyGuide)
  })
})

describe('the texts', () => {
  it('are never empty or untrimmed', () => {
    for (const text of textsIn(everything)) expect(text).toBe(text.trim())
    for (const text of textsIn(everything)) expect(text).not.toBe('')
  })

  it.each(demoArticles.filter((article) => !headlineOnly(article)))('$key is complete', (article) => {
    expect(article.headline.length).toBeLessThanOrEqual(90)
    expect(article.standfirst).toBeDefined()
    const words = wordsOf(article.body ?? '').length
    if (article.kind === 'video' || article.kind === 'gallery') expect(words).toBeGreaterThan(20)
    else expect(words).toBeGreaterThanOrEqual(article.rank ? 240 : 110)
    if (daysAgo(article) < 14) expect(article.picture).toBeDefined()
    if (article.kind === 'video') expect(article.video?.durationSeconds).toBeGreaterThan(0)
    if (article.kind === 'gallery') expect(article.gallery?.length).toBeGreaterThanOrEqual(3)
    if (article.kind === 'opinion') expect(article.bylines).toHaveLength(1)
  })

  it('use Arabic punctuation and matched quotation marks', () => {
    for (const text of textsIn(everything)) {
      const bare = text.replace(/<[^>]+>/g, '')
      expect(bare).not.toMatch(/[؀-ۿ]\s?[,;?](\s|$)/)
      expect(bare).not.toMatch(/["“”]|\.\.\.| {2}|\s[،؛؟:.]/)
      expect(bare).not.toMatch(/[٠-٩]/)
      expect(bare.split('«').length, bare).toBe(bare.split('»').length)
    }
  })

  it('never repeat a sentence', () => {
    const sentences = [...demoArticles, ...demoCoverages.flatMap(({ entries }) => entries)].flatMap((a) => [
      a.headline ?? '',
      'standfirst' in a ? (a.standfirst ?? '') : '',
      ...(a.body ?? '').replace(/<[^>]+>/g, '\n').split(/[.\n]\s*/),
    ])
    const long = sentences.filter((sentence) => wordsOf(sentence).length > 5)
    expect(long.filter((sentence, at) => long.indexOf(sentence) !== at)).toEqual([])
  })

  it('have balanced markup of the permitted elements only', () => {
    const permitted =
      /^(p|br|hr|h2|h3|blockquote|cite|footer|ul|ol|li|strong|b|span|sup|a|aside|section|dl|dt|dd|pre|code|figure|figcaption|img|audio|table|caption|thead|tbody|tr|th|td)$/
    const coverages = demoCoverages.flatMap(({ summary, entries }) => [{ body: summary }, ...entries])
    for (const { body = '' } of [...demoArticles, ...demoPublication.pages, ...coverages]) {
      const open: string[] = []
      for (const [, slash, tag] of body.matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)) {
        expect(tag).toMatch(permitted)
        if (slash) expect(open.pop()).toBe(tag)
        else if (!/^([bh]r|img)$/.test(tag!)) open.push(tag!)
      }
      expect(open).toEqual([])
    }
  })
})
