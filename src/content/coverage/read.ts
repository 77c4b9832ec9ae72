/** A live coverage as the public reads it. */
import { type Kysely, sql } from 'kysely'
import type { BodyDocument } from '../body/document.ts'
import type { Reading } from '../reading.ts'
import type { Tables } from '../tables.ts'
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
  publishedAt: Date
  /** Of these facts themselves, not of the entries. */
  modifiedAt: Date
  /** Moves with each entry, which does not touch `coverage:ID`: whoever shows it notes `coverage-changes:ID`. */
  number: number
  /** The number of the last change of these facts themselves. */
  changed: number
}

/** Where an address leads: to a public coverage, to one that was withdrawn (410), or nowhere (404). */
export type CoverageStanding =
  | { state: 'public'; id: number; slug: string }
  | { state: 'gone'; id: number }
  | { state: 'unknown' }

export async function coverageState({ db, note }: Reading, id: number): Promise<CoverageStanding> {
  note(`coverage:${id}`)
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
    .select(['c.number', 'c.changed'])
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

/** A row as a coverage; notes what it names. */
export function toCoverage({ note }: Pick<Reading, 'note'>, row: Row): Coverage {
  const { sectionId, sectionSlug, sectionName, ...facts } = row
  if (sectionId) note(`section:${sectionId}`)
  note(...row.stories.map((story) => `story:${story.id}`))
  return {
    ...facts,
    state: facts.state as PublicState,
    publishedAt: facts.publishedAt!,
    modifiedAt: facts.modifiedAt ?? facts.publishedAt!,
    section: sectionId ? { id: sectionId, slug: sectionSlug!, name: sectionName! } : null,
  }
}

/** Null when it is not public. */
export async function coverageById(reading: Reading, id: number): Promise<Coverage | null> {
  reading.note(`coverage:${id}`)
  const row = await coverageQuery(reading.db).where('c.id', '=', id).executeTakeFirst()
  return row ? toCoverage(reading, row) : null
}
