/** A public live coverage. */
import { type Kysely, sql } from 'kysely'
import type { BodyDocument } from '../../body/document.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import type { Tables } from '../../kernel/tables.ts'
import type { Score } from './content.ts'
import type { PublicState } from './tables.ts'

interface Named {
  id: number
  slug: string
  name: string
}

export interface Coverage {
  id: number
  uri: string
  slug: string
  state: PublicState
  headline: string
  standfirst: string
  summary: BodyDocument
  language: string
  section: Named | null
  stories: Named[]
  mediaId: number | null
  startsAt: Date | null
  startedAt: Date | null
  endedAt: Date | null
  score: Score | null
  publishedAt: Date
  /** The time of the last change of these facts, not of the entries. */
  modifiedAt: Date
  /**
   * Incremented by each entry. Entries do not invalidate `coverage:ID`: pages that show this number depend on
   * `coverage-changes:ID`.
   */
  sequence: number
  /** The sequence number of the last change of these facts. */
  changedSequence: number
}

/** The result of looking up an address: a public coverage, an unpublished one (410), or none (404). */
export type CoverageStanding =
  | { state: 'public'; id: number; slug: string }
  | { state: 'gone'; id: number }
  | { state: 'unknown' }

export async function coverageState({ db, dependOn }: ReadContext, id: number): Promise<CoverageStanding> {
  dependOn(`coverage:${id}`)
  const row = await db
    .selectFrom('coverages')
    .select(['state', 'slug'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row || row.state === 'draft') return { state: 'unknown' }
  return row.state === 'unpublished' ? { state: 'gone', id } : { state: 'public', id, slug: row.slug }
}

export function coverageQuery(db: Kysely<Tables>) {
  return db
    .selectFrom('publicCoverages as c')
    .leftJoin('sections as s', 's.id', 'c.sectionId')
    .select(['c.id', 'c.uri', 'c.slug', 'c.state', 'c.headline', 'c.standfirst', 'c.summary', 'c.language'])
    .select(['c.mediaId', 'c.startsAt', 'c.startedAt', 'c.endedAt', 'c.publishedAt', 'c.modifiedAt'])
    .select(['c.score', 'c.sequence', 'c.changedSequence'])
    .select(['s.id as sectionId', 's.slug as sectionSlug', 's.name as sectionName'])
    .select(
      sql<
        Named[]
      >`(select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'slug', t.slug, 'name', t.name) order by t.id), '[]')
        from coverage_stories x join stories t on t.id = x.story_id where x.coverage_id = c.id)`.as(
        'stories',
      ),
    )
}

type Row = Awaited<ReturnType<ReturnType<typeof coverageQuery>['execute']>>[number]

/** Turns a row into a coverage, and depends on the items it names. */
export function toCoverage({ dependOn }: Pick<ReadContext, 'dependOn'>, row: Row): Coverage {
  const { sectionId, sectionSlug, sectionName, ...facts } = row
  if (sectionId) dependOn(`section:${sectionId}`)
  dependOn(...row.stories.map((story) => `story:${story.id}`))
  return {
    ...facts,
    state: facts.state as PublicState,
    publishedAt: facts.publishedAt!,
    modifiedAt: facts.modifiedAt ?? facts.publishedAt!,
    section: sectionId ? { id: sectionId, slug: sectionSlug!, name: sectionName! } : null,
  }
}

/** Null when it is not public. */
export async function coverageById(readContext: ReadContext, id: number): Promise<Coverage | null> {
  readContext.dependOn(`coverage:${id}`)
  const row = await coverageQuery(readContext.db).where('c.id', '=', id).executeTakeFirst()
  return row ? toCoverage(readContext, row) : null
}
