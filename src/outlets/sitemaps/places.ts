/** What the sitemaps name. */
import { sql } from 'kysely'
import { newsBegins } from '../../content/articles/news-window.ts'
import { sitemapSize } from '../../content/articles/topics.ts'
import { coveragesIn } from '../../content/coverage/places.ts'
import type { Coverage } from '../../content/coverage/read.ts'
import { listPages } from '../../content/pages/pages.ts'
import { listProgrammes } from '../../content/programmes/programmes.ts'
import type { Reading } from '../../content/reading.ts'
import { listSections } from '../../content/sections/sections.ts'
import { allStories } from '../../content/stories/read.ts'
import {
  absolute,
  articleAddress,
  authorAddress,
  coverageAddress,
  pageAddress,
  programmeAddress,
  sectionAddress,
  storyAddress,
} from '../../site/addresses.ts'
import { mostNews, type NewsPlace, type Place } from './write.ts'

/** The numbers of the sitemaps that hold an article. A look into the index for each, whatever the archive's size. */
export async function articleSitemaps({ db, note }: Reading): Promise<number[]> {
  note('list:latest') // touched by every article that comes or goes
  const { rows } = await sql<{ n: number }>`
    with recursive page (n) as (
      select (select min(id)::int8 from public_articles) / ${sitemapSize}
      union all
      select (select min(id)::int8 from public_articles where id >= (page.n + 1) * ${sitemapSize}) / ${sitemapSize}
      from page where page.n is not null
    )
    select n from page where n is not null`.execute(db)
  return rows.map((row) => row.n)
}

const inSitemap = ({ db, note }: Reading, n: number) => {
  note(`sitemap:${n}`)
  const first = n * sitemapSize
  const last = Math.min(first + sitemapSize - 1, 2_147_483_647)
  return db.selectFrom('publicArticles').where('id', '>=', first).where('id', '<=', last)
}

export async function sitemapHasArticles(reading: Reading, n: number): Promise<boolean> {
  return (await inSitemap(reading, n).select('id').limit(1).executeTakeFirst()) !== undefined
}

/** The public articles of one range of ids. */
export async function articlePlaces(reading: Reading, siteUrl: string, n: number): Promise<Place[]> {
  const rows = await inSitemap(reading, n)
    .select(['id', 'slug', 'publishedAt', 'modifiedAt'])
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    url: absolute(siteUrl, articleAddress(row)),
    changedAt: row.modifiedAt ?? row.publishedAt!,
  }))
}

/** All that is no article. */
export async function pagePlaces(reading: Reading, siteUrl: string): Promise<Place[]> {
  const addresses = [
    ...['/', '/latest', '/videos', '/live', '/stories', '/coverage', '/follow'],
    ...(await listSections(reading)).map(sectionAddress),
    ...(await allStories(reading)).map(storyAddress),
    ...(await readCoverages(reading)).map(coverageAddress),
    ...(await listProgrammes(reading)).map(programmeAddress),
    ...(await readAuthors(reading)).map(authorAddress),
    ...(await listPages(reading)).map(pageAddress),
  ]
  return addresses.map((address) => ({ url: absolute(siteUrl, address) }))
}

const mostCoverages = 10_000

/** Without the times of their last entries: what is posted each minute would make the sitemap anew. */
async function readCoverages(reading: Reading): Promise<Coverage[]> {
  const states = ['live', 'before', 'ended'] as const
  const lists = states.map((state) => coveragesIn(reading, { state, count: mostCoverages }))
  return (await Promise.all(lists)).flat()
}

/** Who wrote a public article. */
async function readAuthors({ db, note }: Reading): Promise<{ slug: string }[]> {
  note('list:latest')
  const rows = await db
    .selectFrom('people as p')
    .select(['p.id', 'p.slug'])
    .where(sql<boolean>`exists (select 1 from listings where list = 'person:' || p.id)`)
    .orderBy('p.id')
    .execute()
  note(...rows.map((row) => `person:${row.id}`))
  return rows
}

/** What goes on is news, however long ago it began. */
const mostRunning = 20

/** The news of the last two days, newest first. The scheduler says when two days are over. */
export async function newsPlaces(reading: Reading, siteUrl: string): Promise<NewsPlace[]> {
  const { db, note } = reading
  note('list:latest')
  const rows = await db
    .selectFrom('listings as l')
    .innerJoin('publicArticles as a', 'a.id', 'l.articleId')
    .select(['a.id', 'a.slug', 'a.headline', 'a.language', 'a.publishedAt', 'a.modifiedAt'])
    .where('l.list', '=', 'latest')
    .where('l.publishedAt', '>=', await newsBegins(reading))
    .orderBy('l.publishedAt', 'desc')
    .orderBy('l.articleId', 'desc')
    .limit(mostNews)
    .execute()
  note(...rows.map((row) => `article:${row.id}`))
  const articles = rows.map((row) => ({
    url: absolute(siteUrl, articleAddress(row)),
    headline: row.headline,
    language: row.language,
    publishedAt: row.publishedAt!,
    changedAt: row.modifiedAt ?? row.publishedAt!,
  }))
  const running = (await coveragesIn(reading, { state: 'live', count: mostRunning })).map((coverage) => ({
    url: absolute(siteUrl, coverageAddress(coverage)),
    headline: coverage.headline,
    language: coverage.language,
    publishedAt: coverage.startedAt ?? coverage.publishedAt,
  }))
  return [...running, ...articles]
}
