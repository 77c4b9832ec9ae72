/** Runs of imports from other programs: begun, continued, ended; what each left out. */
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { command, type WriteRows } from '../../kernel/command.ts'
import { id } from '../../kernel/fields.ts'
import type { Tables } from '../../kernel/tables.ts'
import { may } from '../policies.ts'
import { type ImportRunState, type ImportSystem, importSystems } from './tables.ts'

const json = z.record(z.string(), z.unknown())

/**
 * Begins a run, or continues the last one of the site with the same options that was interrupted. A run that was
 * killed still says that it is running.
 */
export const beginRun = command({
  name: 'import.begin',
  input: z.object({ system: z.enum(importSystems), site: z.string().min(1), options: json }),
  may: may.administer,
  async run(work, { system, site, options }): Promise<{ id: number; isContinued: boolean }> {
    const text = JSON.stringify(options)
    const last = await work.db
      .selectFrom('importRuns')
      .select(['id', 'state', sql<boolean>`options = ${text}::jsonb`.as('isSame')])
      .where('system', '=', system)
      .where('site', '=', site)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (last?.isSame && (last.state === 'running' || last.state === 'interrupted')) {
      await work.db
        .updateTable('importRuns')
        .set({ state: 'running', finishedAt: null })
        .where('id', '=', last.id)
        .execute()
      return { id: last.id, isContinued: true }
    }
    const row = await work.db
      .insertInto('importRuns')
      .values({ system, site, options: text, actor: work.actor.name, startedAt: work.now, finishedAt: null })
      .returning('id')
      .executeTakeFirstOrThrow()
    work.about(`import:${row.id}`)
    return { id: row.id, isContinued: false }
  },
})

/** Notes how far a run is, for its screen. */
export const noteProgress = command({
  name: 'import.progress',
  input: z.object({ id, progress: json }),
  may: may.administer,
  async run({ db }, { id: runId, progress }) {
    await db
      .updateTable('importRuns')
      .set({ progress: JSON.stringify(progress) })
      .where('id', '=', runId)
      .execute()
  },
})

export const endRun = command({
  name: 'import.end',
  input: z.object({ id, state: z.enum(['finished', 'interrupted', 'failed']), report: json }),
  may: may.administer,
  async run(work, { id: runId, state, report }) {
    await work.db
      .updateTable('importRuns')
      .set({ state, report: JSON.stringify(report), finishedAt: work.now })
      .where('id', '=', runId)
      .execute()
    work.about(`import:${runId}`)
  },
})

export interface RunLoss {
  kind: string
  /** The thing it was of; '' for the site as a whole. */
  type: string
  oldId: string
  title: string
  /** Its old address. */
  address: string
  detail: string
}

/** Writes what imported things lost, in the transaction that wrote them. */
export const writeLosses: WriteRows<RunLoss & { runId: number }> = async (db, rows) => {
  // What an earlier, interrupted attempt of the same run noted is replaced.
  const items = rows.filter(({ oldId }) => oldId !== '')
  await sql`delete from import_losses l using (select distinct * from unnest(
    ${items.map((one) => one.runId)}::int[], ${items.map((one) => one.type)}::text[],
    ${items.map((one) => one.oldId)}::text[])) as given (run_id, type, old_id)
    where l.run_id = given.run_id and hashtext(l.old_id) = hashtext(given.old_id)
      and l.old_id = given.old_id and l.type = given.type`.execute(db)
  const column = (key: keyof RunLoss) => rows.map((one) => one[key].replaceAll('\0', ''))
  await sql`insert into import_losses (run_id, kind, type, old_id, title, address, detail) select * from unnest(
    ${rows.map((one) => one.runId)}::int[], ${column('kind')}::text[], ${column('type')}::text[],
    ${column('oldId')}::text[], ${column('title')}::text[], ${column('address')}::text[],
    ${column('detail')}::text[])`.execute(db)
}

const lossText = z.string().max(4_000)
export const noteLosses = command({
  name: 'import.losses',
  input: z.object({
    runId: id,
    losses: z
      .array(
        z.object({
          ...{ kind: lossText, type: lossText, oldId: lossText },
          ...{ title: lossText, address: lossText, detail: lossText },
        }),
      )
      .max(10_000),
  }),
  may: may.administer,
  async run({ db }, { runId, losses }) {
    if (losses.length > 0)
      await writeLosses(
        db,
        losses.map((loss) => ({ ...loss, runId })),
      )
  },
})

export interface LossKind {
  kind: string
  count: number
  /** The first ones. */
  items: Omit<RunLoss, 'kind'>[]
}

/** What a run left out, the most frequent first, each with its first things. */
export async function lossesOf(db: Kysely<Tables>, runId: number, most: number): Promise<LossKind[]> {
  const { rows } = await sql<LossKind>`
    select kind, max(total)::integer as count, jsonb_agg(jsonb_build_object('type', type, 'oldId', old_id,
        'title', title, 'address', address, 'detail', detail) order by place) as items
    from (select *, count(*) over (partition by kind) as total,
        row_number() over (partition by kind order by type, length(old_id), old_id, detail) as place
      from import_losses where run_id = ${runId}) as numbered
    where place <= ${most} group by kind order by count desc, kind`.execute(db)
  return rows
}

export interface RunCount {
  kind: string
  type: string
  created: number
}

/** What a run brought first, by kind and old type. */
export async function countsOf(db: Kysely<Tables>, runId: number): Promise<RunCount[]> {
  const { rows } = await sql<RunCount>`
    select kind, type, count(*)::integer as created
    from imported_items where run_id = ${runId} and hash is not null and made and undone_at is null
    group by kind, type order by kind, type`.execute(db)
  return rows
}

export interface ImportRun {
  id: number
  system: ImportSystem
  site: string
  state: ImportRunState
  actor: string
  options: Record<string, unknown>
  progress: Record<string, unknown>
  report: Record<string, unknown> | null
  startedAt: Date
  finishedAt: Date | null
}

export const readRun = (db: Kysely<Tables>, runId: number): Promise<ImportRun | undefined> =>
  db.selectFrom('importRuns').selectAll().where('id', '=', runId).executeTakeFirst()

/** The newest first. */
export const listRuns = (db: Kysely<Tables>): Promise<Omit<ImportRun, 'report'>[]> =>
  db
    .selectFrom('importRuns')
    .select(['id', 'system', 'site', 'state', 'actor', 'options', 'progress', 'startedAt', 'finishedAt'])
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
