/** Coverages as the newsroom runs them. */
import { sql } from 'kysely'
import { picturesOf } from '../media/pictures.ts'
import { nameHolds } from '../name-search.ts'
import type { Reading } from '../reading.ts'
import { versionOf } from '../versions.ts'
import type { CoverageState } from './tables.ts'

type Named = { id: number; name: string }

function coverageQuery({ db }: Pick<Reading, 'db'>) {
  const counted = (state: string) =>
    sql<number>`(select count(*)::integer from entries e where e.coverage_id = c.id and e.state = ${state})`
  return db
    .selectFrom('coverages as c')
    .leftJoin('sections as s', 's.id', 'c.sectionId')
    .leftJoin('staff as m', 'm.id', 'c.createdBy')
    .select(['c.id', 'c.slug', 'c.state', 'c.headline', 'c.standfirst', 'c.language', 'c.mediaId'])
    .select(['c.startsAt', 'c.startedAt', 'c.endedAt', 'c.publishedAt', 'c.openToReporters', 'c.number'])
    .select(['c.unpublishedAt', 'c.unpublishedReason', 'c.updatedAt', 'c.updatedBy'])
    .select(['s.id as sectionId', 's.name as sectionName', 'm.id as creatorId', 'm.name as creatorName'])
    .select([counted('published').as('published'), counted('draft').as('drafts')])
    .select(
      sql<
        Named[]
      >`(select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) order by t.id), '[]')
        from coverage_stories x join stories t on t.id = x.story_id where x.coverage_id = c.id)`.as(
        'stories',
      ),
    )
}

type Row = Awaited<ReturnType<ReturnType<typeof coverageQuery>['execute']>>[number]

async function shown<R extends Row>(reading: Reading, rows: R[]) {
  const pictures = await picturesOf(
    reading,
    rows.map((row) => row.mediaId),
  )
  return rows.map(({ sectionId, sectionName, creatorId, creatorName, ...coverage }) => ({
    ...coverage,
    section: sectionId ? { id: sectionId, name: sectionName! } : null,
    createdBy: creatorId ? { id: creatorId, name: creatorName! } : null,
    picture: pictures.get(coverage.mediaId ?? 0) ?? null,
  }))
}

/** The newest first, after the one with the id `after`; those whose headline holds `q`. */
export async function coveragesAtDesk(
  reading: Reading,
  {
    state,
    q,
    after,
    limit,
  }: { state: CoverageState | undefined; q: string; after: number | null; limit: number },
) {
  let query = coverageQuery(reading)
    .orderBy('c.id', 'desc')
    .limit(limit + 1)
  if (state) query = query.where('c.state', '=', state)
  if (q) query = query.where(nameHolds('c.headline', q))
  if (after !== null) query = query.where('c.id', '<', after)
  const rows = await query.execute()
  return {
    items: await shown(reading, rows.slice(0, limit)),
    after: rows.length > limit ? rows[limit - 1]!.id : null,
  }
}

/** A coverage as its console edits it. */
export async function coverageToEdit(reading: Reading, coverageId: number) {
  const rows = await coverageQuery(reading).select('c.summary').where('c.id', '=', coverageId).execute()
  const [coverage] = await shown(reading, rows)
  return coverage ? { ...coverage, version: await versionOf(reading, 'coverage', coverageId) } : null
}

export async function numberOf({ db }: Pick<Reading, 'db'>, coverageId: number): Promise<number | null> {
  const row = await db
    .selectFrom('coverages')
    .select('number')
    .where('id', '=', coverageId)
    .executeTakeFirst()
  return row?.number ?? null
}
