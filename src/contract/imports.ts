/** Imports of whole archives from other programs: uploaded, tried, mapped, run, reported. For administrators. */
import { z } from 'zod'
import { mappingShape } from '../content/imports/mapping.ts'
import { importSystems } from '../content/imports/tables.ts'
import { operation } from './operation.ts'
import { idParam, instant, list } from './values.ts'

const system = z.enum(importSystems)
const progress = z.object({ phase: z.string(), done: z.number(), total: z.number() })
const uploadFacts = {
  id: z.number().int(),
  system,
  state: z.enum(['open', 'trying', 'tried', 'importing', 'finished', 'interrupted', 'failed']),
  /** A sentence about the source, where it could not be read; 'failed' for a fault of the program. */
  problem: z.string(),
  /** The run that imported it. */
  runId: z.number().int().nullable(),
  actor: z.string(),
  createdAt: instant,
}
const file = z.object({ name: z.string(), size: z.number().int() })

const loss = z.object({
  type: z.string(),
  oldId: z.string(),
  title: z.string(),
  address: z.string(),
  detail: z.string(),
})
export const importReport = z
  .object({
    site: z.string(),
    zone: z.string(),
    finished: z.boolean(),
    /** What the source holds, by type and state. */
    found: z.array(z.object({ name: z.string(), count: z.number() })),
    /** What became of articles, pages, media files, comments and addresses: 'created', 'unchanged' … */
    came: z.record(z.string(), z.record(z.string(), z.number())),
    /** What did not come in, or not as it was; each kind with its first things. */
    losses: z.array(z.object({ kind: z.string(), count: z.number(), items: z.array(loss) })),
  })
  .meta({ id: 'ImportReport' })
export const importUndone = z.object({
  /** How many things went, by kind. */
  taken: z.record(z.string(), z.number()),
  redirects: z.number(),
  /** Things that stay: edited by the staff, answered by readers, or used by other content. */
  stays: z.array(
    z.object({
      kind: z.string(),
      id: z.number(),
      name: z.string(),
      reason: z.enum(['edited', 'answered', 'used']),
    }),
  ),
})
const runFacts = {
  id: z.number().int(),
  system,
  site: z.string(),
  state: z.enum(['running', 'finished', 'interrupted', 'failed', 'undone']),
  actor: z.string(),
  startedAt: instant,
  finishedAt: instant.nullable(),
}

export const importOperations = {
  listImportUploads: operation({
    method: 'get',
    path: '/import-uploads',
    name: 'listImportUploads',
    may: 'administer',
    summary: 'The archives that were uploaded to bring in, newest first; 100 at most.',
    answer: list(z.object(uploadFacts)),
  }),
  addImportUpload: operation({
    method: 'post',
    path: '/import-uploads',
    name: 'addImportUpload',
    may: 'administer',
    summary: 'Opens an archive, whose files are then uploaded.',
    body: z.strictObject({ system }),
    answer: z.object({ id: z.number().int() }),
    status: 201,
  }),
  readImportUpload: operation({
    method: 'get',
    path: '/import-uploads/{id}',
    name: 'readImportUpload',
    may: 'administer',
    summary: 'An archive: its files, its mapping, what a trial found, and how far its job is.',
    params: idParam,
    answer: z.object({
      ...uploadFacts,
      files: z.array(file),
      progress: progress.partial(),
      mapping: mappingShape.nullable(),
      trial: importReport.nullable(),
    }),
  }),
  addImportFile: operation({
    method: 'post',
    path: '/import-uploads/{id}/files',
    name: 'addImportFile',
    may: 'administer',
    summary:
      'Adds a file to an archive: an export (XML, JSON, CSV, GZ), or a ZIP of exports or media. Its bytes are the body, 20 GB at most. A file of the same name is replaced.',
    params: idParam,
    query: z.object({ filename: z.string().min(1).max(500) }),
    takesFile: true,
    answer: file,
  }),
  mapImport: operation({
    method: 'put',
    path: '/import-uploads/{id}/mapping',
    name: 'mapImport',
    may: 'administer',
    summary: 'Decides what becomes of the types, categories, authors and fields of an archive.',
    params: idParam,
    body: mappingShape,
  }),
  tryImport: operation({
    method: 'post',
    path: '/import-uploads/{id}/trial',
    name: 'tryImport',
    may: 'administer',
    summary: 'Tries an archive in the background: writes nothing, and reports what would come in.',
    params: idParam,
  }),
  runImport: operation({
    method: 'post',
    path: '/import-uploads/{id}/run',
    name: 'runImport',
    may: 'administer',
    summary: 'Imports an archive in the background. Nobody is notified of what comes in.',
    params: idParam,
  }),
  removeImportUpload: operation({
    method: 'delete',
    path: '/import-uploads/{id}',
    name: 'removeImportUpload',
    may: 'administer',
    summary: 'Deletes the files of an archive. What came in from it stays.',
    params: idParam,
  }),
  listImportRuns: operation({
    method: 'get',
    path: '/import-runs',
    name: 'listImportRuns',
    may: 'administer',
    summary: 'The runs of imports, from screens and the command line, newest first; 200 at most.',
    answer: list(z.object(runFacts)),
  }),
  readImportRun: operation({
    method: 'get',
    path: '/import-runs/{id}',
    name: 'readImportRun',
    may: 'administer',
    summary: 'A run with its report; null while it runs, and after a failure.',
    params: idParam,
    answer: z.object({
      ...runFacts,
      progress: progress.partial(),
      report: importReport.nullable(),
      undone: importUndone.nullable(),
    }),
  }),
  undoImportRun: operation({
    method: 'post',
    path: '/import-runs/{id}/undo',
    name: 'undoImportRun',
    may: 'administer',
    summary:
      'Takes back in the background what a run brought. What the newsroom edited, readers answered or other content uses stays, and is listed.',
    params: idParam,
  }),
}
