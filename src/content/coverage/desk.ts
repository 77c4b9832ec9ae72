/** Coverages as the newsroom sees them. */
import { sql } from 'kysely'
import { nameHolds } from '../../kernel/name-search.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { versionOf } from '../../kernel/versions.ts'
import { picturesOf } from '../media/pictures.ts'
import { scoreRevisions } from './score.ts'
import type { CoverageState } from './tables.ts'

type Named = { id: number; name: string }

function coverageQuery({ db }: Pick<ReadContext, 'db'>) {
  const counted = (state: string) =>
    sql<number>`(select count(*)::integer from entries e where e.coverage_id = c.id and e.state = ${state})`
  return db
    .selectFrom('coverages as c')
    .leftJoin('sections as s', 's.id', 'c.sectionId')
    .leftJoin('staff as m', 'm.id', 'c.createdBy')
    .select(['c.id', 'c.slug', 'c.state', 'c.headline', 'c.standfirst', 'c.language', 'c.mediaId'])
    .select([
      'c.startsAt',
      'c.startedAt',
      'c.endedAt',
      'c.publishedAt',
      'c.reportersMayPublish',
      'c.score',
      'c.sequence',
    ])
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

async function shown<R extends Row>(readContext: ReadContext, rows: R[]) {
  const pictures = await picturesOf(
    readContext,
    rows.map((row) => row.mediaId),
  )
  return rows.map(({ sectionId, sectionName, creatorId, creatorName, ...coverage }) => ({
    ...coverage,
    section: sectionId ? { id: sectionId, name: sectionName! } : null,
    createdBy: creatorId ? { id: creatorId, name: creatorName! } : null,
    picture: pictures.get(coverage.mediaId ?? 0) ?? null,
  }))
}

/** Newest first, after the id `after`; only those whose headline contains `q`. */
export async function coveragesAtDesk(
  readContext: ReadContext,
  {
    state,
    q,
    after,
    limit,
  }: { state: CoverageState | undefined; q: string; after: number | null; limit: number },
) {
  let query = coverageQuery(readContext)
    .orderBy('c.id', 'desc')
    .limit(limit + 1)
  if (state) query = query.where('c.state', '=', state)
  if (q) query = query.where(nameHolds('c.headline', q))
  if (after !== null) query = query.where('c.id', '<', after)
  const rows = await query.execute()
  return {
    items: await shown(readContext, rows.slice(0, limit)),
    after: rows.length > limit ? rows[limit - 1]!.id : null,
  }
}

/** A coverage as its console edits it. */
export async function coverageToEdit(readContext: ReadContext, coverageId: number) {
  const rows = await coverageQuery(readContext).select('c.summary').where('c.id', '=', coverageId).execute()
  const [coverage] = await shown(readContext, rows)
  if (!coverage) return null
  return {
    ...coverage,
    version: await versionOf(readContext, 'coverage', coverageId),
    scoreVersion: await versionOf(readContext, scoreRevisions, coverageId),
  }
}

/** The score of a coverage with its version; null when there is no such coverage. */
export async function scoreToEdit(readContext: ReadContext, coverageId: number) {
  const row = await readContext.db
    .selectFrom('coverages')
    .select('score')
    .where('id', '=', coverageId)
    .executeTakeFirst()
  return row ? { ...row, version: await versionOf(readContext, scoreRevisions, coverageId) } : null
}

export async function sequenceOf(
  { db }: Pick<ReadContext, 'db'>,
  coverageId: number,
): Promise<number | null> {
  const row = await db
    .selectFrom('coverages')
    .select('sequence')
    .where('id', '=', coverageId)
    .executeTakeFirst()
  return row?.sequence ?? null
}
