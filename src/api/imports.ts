/** Imports of archives from other programs. */
import type { z } from 'zod'
import { mappingShape } from '../content/imports/mapping.ts'
import { type ImportRun, listRuns, readRun } from '../content/imports/runs.ts'
import {
  addUpload,
  listUploads,
  mapUpload,
  readUpload,
  removeUpload,
  startUndo,
  startUpload,
} from '../content/imports/uploads.ts'
import { importOperations, importReport, importUndone } from '../contract/imports.ts'
import {
  deleteUploadedFiles,
  fileName,
  keepUploadedFile,
  largestUpload,
  mostUploadedFiles,
  uploadedFiles,
} from '../ingest/archive/uploaded.ts'
import { TooLarge } from '../platform/media/receive.ts'
import { isOutOfRoom } from '../platform/room.ts'
import { handle } from './handle.ts'
import { Problem } from './problem.ts'
import { completeList } from './shapes.ts'

const noUpload = (id: number) => new Problem('not-found', `There is no uploaded archive ${id}.`)

/** A stored report as the API answers it; null when the run failed before its report. */
const reportOf = (stored: unknown): z.output<typeof importReport> | null => {
  const parsed = importReport.safeParse(stored)
  return parsed.success ? parsed.data : null
}

const undoneOf = (stored: Record<string, unknown> | null) => {
  const parsed = importUndone.safeParse(stored?.undo)
  return parsed.success ? parsed.data : null
}

const factsOf = ({ id, system, site, state, actor, startedAt, finishedAt }: Omit<ImportRun, 'report'>) => ({
  ...{ id, system, site, state, actor, startedAt, finishedAt },
})

export const importRoutes = [
  handle(importOperations.listImportUploads, async ({ db }) => completeList(await listUploads(db))),
  handle(importOperations.addImportUpload, ({ execute, body }) => execute(addUpload, body)),
  handle(importOperations.readImportUpload, async ({ db, mediaDir, params: { id } }) => {
    const row = await readUpload(db, id)
    if (!row) throw noUpload(id)
    const mapping = mappingShape.safeParse(row.mapping)
    return {
      ...row,
      files: await uploadedFiles(mediaDir, id),
      mapping: mapping.success ? mapping.data : null,
      trial: reportOf(row.trial),
    }
  }),
  handle(importOperations.addImportFile, async ({ c, db, mediaDir, params: { id }, query }) => {
    const row = await readUpload(db, id)
    if (!row) throw noUpload(id)
    if (row.state === 'trying' || row.state === 'importing')
      throw new Problem('conflict', 'This archive is being tried or imported now.')
    const name = fileName(query.filename)
    const files = await uploadedFiles(mediaDir, id)
    if (files.length >= mostUploadedFiles && !files.some((one) => one.name === name))
      throw new Problem('too-large', `An archive has ${mostUploadedFiles} files at most. Pack them as a ZIP.`)
    const body = c.req.raw.body
    const announced = Number(c.req.header('content-length') ?? 0)
    if (!body || announced === 0) throw new Problem('invalid', `${name}: The file is empty.`)
    try {
      if (announced > largestUpload) throw new TooLarge(largestUpload)
      return await keepUploadedFile(mediaDir, id, name, body)
    } catch (error) {
      if (error instanceof TooLarge)
        throw new Problem('too-large', `${name}: The file is larger than the limit of 20 GB.`)
      if (isOutOfRoom(error)) throw new Problem('unavailable', 'The disk is full. The file was not kept.')
      throw error
    }
  }),
  handle(importOperations.mapImport, ({ execute, params, body }) =>
    execute(mapUpload, { id: params.id, mapping: body }),
  ),
  handle(importOperations.tryImport, ({ execute, params, mediaDir }) =>
    start(params.id, mediaDir, () => execute(startUpload, { id: params.id, trial: true })),
  ),
  handle(importOperations.runImport, ({ execute, params, mediaDir }) =>
    start(params.id, mediaDir, () => execute(startUpload, { id: params.id, trial: false })),
  ),
  handle(importOperations.removeImportUpload, async ({ execute, params, mediaDir }) => {
    await execute(removeUpload, params)
    await deleteUploadedFiles(mediaDir, params.id)
  }),
  handle(importOperations.listImportRuns, async ({ db }) => completeList((await listRuns(db)).map(factsOf))),
  handle(importOperations.readImportRun, async ({ db, params: { id } }) => {
    const row = await readRun(db, id)
    if (!row) throw new Problem('not-found', `There is no run ${id} of an import.`)
    return {
      ...factsOf(row),
      progress: row.progress,
      report: reportOf(row.report),
      undone: undoneOf(row.report),
    }
  }),
  handle(importOperations.undoImportRun, ({ execute, params: { id } }) => execute(startUndo, { runId: id })),
]

async function start(id: number, mediaDir: string, begin: () => Promise<void>): Promise<void> {
  if ((await uploadedFiles(mediaDir, id)).length === 0)
    throw new Problem('conflict', 'No file of this archive was uploaded yet.')
  await begin()
}
