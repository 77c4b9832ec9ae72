/** The contents of the sitemaps. */

import { sql } from 'kysely'
import { sitemapSize } from '../../content/articles/cache-tags.ts'
import { newsBegins } from '../../content/articles/news-window.ts'
import { coveragesIn } from '../../content/coverage/places.ts'
import type { Coverage } from '../../content/coverage/read.ts'
import { listPages } from '../../content/pages/pages.ts'
import { listProgrammes } from '../../content/programmes/programmes.ts'
import { readPublication } from '../../content/publication/publication.ts'
import { listSections } from '../../content/sections/sections.ts'
import { allStories } from '../../content/stories/read.ts'
import { topicMembersCacheTag, topicsCacheTag } from '../../content/topics/cache-tags.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { isoDay } from '../../language/days.ts'
import {
  absolute,
  articlePath,
  authorPath,
  coveragePath,
  pagePath,
  programmePath,
  sectionPath,
  storyPath,
  topicPath,
} from '../../site/paths.ts'
import { largestId } from '../../values/id.ts'
import { maxNews, type NewsPlace, type Place } from './write.ts'

/** The numbers of the sitemaps that contain rows of a table. Uses one index lookup for each, whatever its size. */
async function numbersIn({ db }: ReadContext, table: 'public_articles' | 'topics'): Promise<number[]> {
  const rowsOf = sql.table(table)
  const { rows } = await sql<{ n: number }>`
    with recursive page (n) as (
      select (select min(id)::int8 from ${rowsOf}) / ${sitemapSize}
      union all
      select (select min(id)::int8 from ${rowsOf} where id >= (page.n + 1) * ${sitemapSize}) / ${sitemapSize}
      from page where page.n is not null
    )
    select n from page where n is not null`.execute(db)
  return rows.map((row) => row.n)
}

/** The ids of the rows of a sitemap. */
const idsOf = (n: number) => {
  const first = n * sitemapSize
  return { first, last: Math.min(first + sitemapSize - 1, largestId) }
}

/** The numbers of the sitemaps that contain articles. */
export function articleSitemaps(readContext: ReadContext): Promise<number[]> {
  readContext.dependOn('list:latest') // invalidated by every published or unpublished article
  return numbersIn(readContext, 'public_articles')
}

const inSitemap = ({ db, dependOn }: ReadContext, n: number) => {
  dependOn(`sitemap:${n}`)
  const { first, last } = idsOf(n)
  return db.selectFrom('publicArticles').where('id', '>=', first).where('id', '<=', last)
}

export async function sitemapHasArticles(readContext: ReadContext, n: number): Promise<boolean> {
  return (await inSitemap(readContext, n).select('id').limit(1).executeTakeFirst()) !== undefined
}

interface Dated {
  publishedAt: Date | null
  modifiedAt: Date | null
  publishedDateOnly: boolean
}

/** Dates in W3C format; only the day when the time is unknown. */
function datesOf({ publishedAt, modifiedAt, publishedDateOnly }: Dated, timeZone: string) {
  const published = publishedDateOnly ? isoDay(publishedAt!, timeZone) : publishedAt!.toISOString()
  const isChanged = modifiedAt !== null && modifiedAt.getTime() !== publishedAt!.getTime()
  return { publishedAt: published, changedAt: isChanged ? modifiedAt.toISOString() : published }
}

/** The public articles of one range of ids: those that search engines may list, and whose original this is. */
export async function articlePlaces(readContext: ReadContext, siteUrl: string, n: number): Promise<Place[]> {
  const rows = await inSitemap(readContext, n)
    .select(['id', 'slug', 'publishedAt', 'modifiedAt', 'publishedDateOnly'])
    .where('noindex', '=', false)
    .where('canonicalUrl', '=', '')
    .orderBy('id')
    .execute()
  const { timeZone } = await readPublication(readContext)
  return rows.map((row) => ({
    url: absolute(siteUrl, articlePath(row)),
    changedAt: datesOf(row, timeZone).changedAt,
  }))
}

/** The numbers of the sitemaps that contain topics. */
export function topicSitemaps(readContext: ReadContext): Promise<number[]> {
  readContext.dependOn(topicsCacheTag)
  return numbersIn(readContext, 'topics')
}

/** The topics of one range of ids that search engines may list: described ones, and those of several articles. */
export async function topicPlaces(
  { db, dependOn }: ReadContext,
  siteUrl: string,
  n: number,
): Promise<Place[]> {
  dependOn(topicsCacheTag, topicMembersCacheTag)
  const { first, last } = idsOf(n)
  const articles = sql<number>`(select count(*) from (
    select from listings where list = 'topic:' || topics.id limit 2) as first)`
  const rows = await db
    .selectFrom('topics')
    .select('slug')
    .where('id', '>=', first)
    .where('id', '<=', last)
    .where(sql<boolean>`${articles} >= case description when '' then 2 else 1 end`)
    .orderBy('id')
    .execute()
  return rows.map((topic) => ({ url: absolute(siteUrl, topicPath(topic)) }))
}

/** All pages that are neither articles nor topics. */
export async function pagePlaces(readContext: ReadContext, siteUrl: string): Promise<Place[]> {
  const addresses = [
    ...['/', '/latest', '/archive', '/videos', '/live', '/stories', '/coverage', '/follow'],
    ...(await listSections(readContext)).map(sectionPath),
    ...(await allStories(readContext)).map(storyPath),
    ...(await readCoverages(readContext)).map(coveragePath),
    ...(await listProgrammes(readContext)).map(programmePath),
    ...(await readAuthors(readContext)).map(authorPath),
    ...(await listPages(readContext)).map(pagePath),
  ]
  return addresses.map((address) => ({ url: absolute(siteUrl, address) }))
}

const maxCoverages = 10_000

/** Without the times of their latest entries, which would change the sitemap every minute. */
async function readCoverages(readContext: ReadContext): Promise<Coverage[]> {
  const states = ['live', 'announced', 'ended'] as const
  const lists = states.map((state) => coveragesIn(readContext, { state, count: maxCoverages }))
  return (await Promise.all(lists)).flat()
}

/** The authors of public articles. */
async function readAuthors({ db, dependOn }: ReadContext): Promise<{ slug: string }[]> {
  dependOn('list:latest')
  const rows = await db
    .selectFrom('people as p')
    .select(['p.id', 'p.slug'])
    .where(sql<boolean>`exists (select 1 from listings where list = 'person:' || p.id)`)
    .orderBy('p.id')
    .execute()
  dependOn(...rows.map((row) => `person:${row.id}`))
  return rows
}

/** A running coverage counts as news, however long ago it began; it is in the first news sitemap. */
const maxRunning = 20
const articlesEach = maxNews - maxRunning

/** The number of sitemaps for the news of two days; at least one. */
export async function countNewsSitemaps(readContext: ReadContext): Promise<number> {
  const { db, dependOn } = readContext
  dependOn('list:latest')
  const { n } = await db
    .selectFrom('listings')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('list', '=', 'latest')
    .where('publishedAt', '>=', await newsBegins(readContext))
    .executeTakeFirstOrThrow()
  return Math.max(1, Math.ceil(Number(n) / articlesEach))
}

/**
 * The news of the last two days, newest first, in sitemaps numbered from 1. The scheduler invalidates them as
 * articles get too old.
 */
export async function newsPlaces(readContext: ReadContext, siteUrl: string, n: number): Promise<NewsPlace[]> {
  const { db, dependOn } = readContext
  dependOn('list:latest')
  const rows = await db
    .selectFrom('listings as l')
    .innerJoin('publicArticles as a', 'a.id', 'l.articleId')
    .select([
      'a.id',
      'a.slug',
      'a.headline',
      'a.language',
      'a.publishedAt',
      'a.modifiedAt',
      'a.publishedDateOnly',
      'a.noindex',
      'a.canonicalUrl',
    ])
    .where('l.list', '=', 'latest')
    .where('l.publishedAt', '>=', await newsBegins(readContext))
    .orderBy('l.publishedAt', 'desc')
    .orderBy('l.articleId', 'desc')
    .limit(articlesEach)
    .offset((n - 1) * articlesEach)
    .execute()
  dependOn(...rows.map((row) => `article:${row.id}`))
  const { timeZone } = await readPublication(readContext)
  const listed = rows.filter((row) => !row.noindex && row.canonicalUrl === '')
  const articles = listed.map((row) => ({
    url: absolute(siteUrl, articlePath(row)),
    headline: row.headline,
    language: row.language,
    ...datesOf(row, timeZone),
  }))
  if (n > 1) return articles
  const running = (await coveragesIn(readContext, { state: 'live', count: maxRunning })).map((coverage) => ({
    url: absolute(siteUrl, coveragePath(coverage)),
    headline: coverage.headline,
    language: coverage.language,
    publishedAt: (coverage.startedAt ?? coverage.publishedAt).toISOString(),
  }))
  return [...running, ...articles]
}
