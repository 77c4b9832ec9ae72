/** The public articles by year, month and day in the publication's time zone. */
import { sql } from 'kysely'
import type { ReadContext } from '../../kernel/read-context.ts'
import { spanCacheTags, type Unit } from './cache-tags.ts'

/** From the first moment to the moment after the last one. */
export interface Span {
  from: Date
  until: Date
}

const inSpan = ({ db }: Pick<ReadContext, 'db'>, { from, until }: Span) =>
  db
    .selectFrom('listings')
    .where('list', '=', 'latest')
    .where('publishedAt', '>=', from)
    .where('publishedAt', '<', until)

/** The dates of the first and the last article; null without articles. */
export async function archiveBounds({ db, dependOn }: ReadContext): Promise<Span | null> {
  dependOn('list:latest')
  const row = await db
    .selectFrom('listings')
    .select(({ fn }) => [fn.min('publishedAt').as('from'), fn.max('publishedAt').as('until')])
    .where('list', '=', 'latest')
    .executeTakeFirstOrThrow()
  return row.from && row.until ? { from: row.from, until: row.until } : null
}

/** The number of articles in a year. */
export async function countYear(readContext: ReadContext, span: Span): Promise<number> {
  readContext.dependOn(...spanCacheTags(span, 'year'))
  const row = await inSpan(readContext, span)
    .select(sql<number>`count(*)::integer`.as('n'))
    .executeTakeFirstOrThrow()
  return row.n
}

/** The number of articles in each month of a year, or each day of a month; those without articles are left out. */
export async function countBy(
  readContext: ReadContext,
  span: Span,
  part: 'month' | 'day',
  timeZone: string,
): Promise<Map<number, number>> {
  readContext.dependOn(...spanCacheTags(span, part === 'month' ? 'year' : 'month'))
  const rows = await inSpan(readContext, span)
    .select(sql<number>`date_part(${part}, published_at at time zone ${timeZone})::integer`.as('at'))
    .select(sql<number>`count(*)::integer`.as('n'))
    .groupBy(sql`1`)
    .execute()
  return new Map(rows.map(({ at, n }) => [at, n]))
}

export async function hasArticles(readContext: ReadContext, span: Span): Promise<boolean> {
  readContext.dependOn(...spanCacheTags(span, 'day'))
  return (await inSpan(readContext, span).select('articleId').limit(1).executeTakeFirst()) !== undefined
}

/** The dates of the last article before a day and of the first one after it. */
export async function aroundDay(
  readContext: ReadContext,
  { from, until }: Span,
): Promise<{ before: Date | null; after: Date | null }> {
  const listed = readContext.db.selectFrom('listings').select('publishedAt').where('list', '=', 'latest')
  const [before, after] = await Promise.all([
    listed.where('publishedAt', '<', from).orderBy('publishedAt', 'desc').limit(1).executeTakeFirst(),
    listed.where('publishedAt', '>=', until).orderBy('publishedAt').limit(1).executeTakeFirst(),
  ])
  dependOnGap(readContext, before ? { from: before.publishedAt, until: from } : null)
  dependOnGap(readContext, after ? { from: until, until: new Date(after.publishedAt.getTime() + 1) } : null)
  return { before: before?.publishedAt ?? null, after: after?.publishedAt ?? null }
}

const dayMs = 86_400_000
const maxTags = 40

/** An article published between two days with articles changes what is next to them. */
function dependOnGap({ dependOn }: ReadContext, gap: Span | null): void {
  if (!gap) {
    dependOn('list:latest')
    return
  }
  const days = (gap.until.getTime() - gap.from.getTime()) / dayMs
  const unit: Unit = days < maxTags ? 'day' : days < maxTags * 28 ? 'month' : 'year'
  dependOn(...spanCacheTags(gap, unit))
}
