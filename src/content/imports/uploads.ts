/** Archives of other programs that an administrator uploaded: tried, mapped, imported, deleted. */
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { CommandError, command } from '../../kernel/command.ts'
import { id } from '../../kernel/fields.ts'
import type { Tables } from '../../kernel/tables.ts'
import { addJob } from '../../platform/jobs.ts'
import { may } from '../policies.ts'
import { type ImportUploadState, importSystems } from './tables.ts'

export const importJob = 'import-archive'
export const importPayload = z.strictObject({ uploadId: id, trial: z.boolean() })

export const undoJob = 'undo-import'
export const undoPayload = z.strictObject({ runId: id })

const json = z.record(z.string(), z.unknown())
/** While a job works on an archive, nothing else about it changes. */
const busy: ImportUploadState[] = ['trying', 'importing']

export const addUpload = command({
  name: 'import.upload',
  input: z.object({ system: z.enum(importSystems) }),
  may: may.administer,
  async run(work, { system }) {
    const row = await work.db
      .insertInto('importUploads')
      .values({ system, actor: work.actor.name })
      .returning('id')
      .executeTakeFirstOrThrow()
    work.about(`import-upload:${row.id}`)
    return row
  },
})

/** Starts the job that tries or imports an archive. */
export const startUpload = command({
  name: 'import.start',
  input: z.object({ id, trial: z.boolean() }),
  may: may.administer,
  async run(work, { id: uploadId, trial }) {
    const { numUpdatedRows } = await work.db
      .updateTable('importUploads')
      .set({ state: trial ? 'trying' : 'importing', problem: '', progress: '{}' })
      .where('id', '=', uploadId)
      .where('state', 'not in', busy)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw await refusal(work.db, uploadId)
    await addJob(work.db, importJob, { uploadId, trial }, `import:${uploadId}`, {
      ...{ queue: 'import', reach: 'stays' },
    })
    work.about(`import-upload:${uploadId}`, { trial })
  },
})

async function refusal(db: Kysely<Tables>, uploadId: number): Promise<CommandError> {
  return (await readUpload(db, uploadId))
    ? new CommandError('conflict', 'This archive is being tried or imported now.')
    : new CommandError('not-found', `There is no uploaded archive ${uploadId}.`)
}

/** Starts the job that takes a run of an import back. */
export const startUndo = command({
  name: 'import.start-undo',
  input: z.object({ runId: id }),
  may: may.administer,
  async run(work, { runId }) {
    const run = await work.db
      .selectFrom('importRuns')
      .select('state')
      .where('id', '=', runId)
      .forUpdate()
      .executeTakeFirst()
    if (!run) throw new CommandError('not-found', `There is no run ${runId} of an import.`)
    if (run.state === 'running') throw new CommandError('conflict', 'This import is still running.')
    if (run.state === 'undone') throw new CommandError('conflict', 'This import was taken back already.')
    await addJob(work.db, undoJob, { runId }, `undo-import:${runId}`, { queue: 'import', reach: 'stays' })
    work.about(`import:${runId}`)
  },
})

export const mapUpload = command({
  name: 'import.map',
  input: z.object({ id, mapping: json }),
  may: may.administer,
  async run(work, { id: uploadId, mapping }) {
    const { numUpdatedRows } = await work.db
      .updateTable('importUploads')
      .set({ mapping: JSON.stringify(mapping) })
      .where('id', '=', uploadId)
      .where('state', 'not in', busy)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw await refusal(work.db, uploadId)
    work.about(`import-upload:${uploadId}`)
  },
})

/** Forgets an archive; what came in from it stays. */
export const removeUpload = command({
  name: 'import.forget',
  input: z.object({ id }),
  may: may.administer,
  async run(work, { id: uploadId }) {
    const { numDeletedRows } = await work.db
      .deleteFrom('importUploads')
      .where('id', '=', uploadId)
      .where('state', 'not in', busy)
      .executeTakeFirst()
    if (numDeletedRows === 0n) throw await refusal(work.db, uploadId)
    work.about(`import-upload:${uploadId}`)
  },
})

/** Notes what the job of an archive found, or how far it is. */
export const noteUpload = command({
  name: 'import.note',
  input: z.object({
    id,
    state: z.enum(['tried', 'finished', 'interrupted', 'failed']).optional(),
    runId: id.optional(),
    progress: json.optional(),
    problem: z.string().max(2_000).optional(),
    trial: json.optional(),
    /** Kept unless the administrator has one already. */
    mapping: json.optional(),
  }),
  may: may.administer,
  async run({ db }, { id: uploadId, state, runId, problem, progress, trial, mapping }) {
    await db
      .updateTable('importUploads')
      .set({
        ...(state && { state }),
        ...(runId && { runId }),
        ...(problem !== undefined && { problem }),
        ...(progress && { progress: JSON.stringify(progress) }),
        ...(trial && { trial: JSON.stringify(trial) }),
        ...(mapping && { mapping: sql<string>`coalesce(mapping, ${JSON.stringify(mapping)}::jsonb)` }),
      })
      .where('id', '=', uploadId)
      .execute()
  },
})

export const readUpload = (db: Kysely<Tables>, uploadId: number) =>
  db.selectFrom('importUploads').selectAll().where('id', '=', uploadId).executeTakeFirst()

/** The newest first. */
export const listUploads = (db: Kysely<Tables>) =>
  db
    .selectFrom('importUploads')
    .select(['id', 'system', 'state', 'problem', 'runId', 'actor', 'createdAt'])
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
