/** Imports the archive of another program: opens its files, runs the import or a trial of it, and reports. */
import type { Kysely } from 'kysely'
import { beginRun, countsOf, endRun, lossesOf, noteProgress } from '../../content/imports/runs.ts'
import { system as systemActor } from '../../kernel/actor.ts'
import { execute } from '../../kernel/run.ts'
import type { Tables } from '../../kernel/tables.ts'
import type { Outbound } from '../../platform/outbound.ts'
import { exportOfFeeds } from '../feeds/export.ts'
import { exportOfGhost } from '../ghost/as-export.ts'
import { bringMembers } from '../ghost/bring-members.ts'
import { bringRedirects, checkRedirectFiles } from '../redirects/bring.ts'
import { exportOfPages } from '../web-pages/export.ts'
import { openWordPress } from '../wordpress/move/source.ts'
import { fetchAnswers } from '../wordpress/rest/fetch.ts'
import type { FileSources } from './files.ts'
import { siteKey } from './identity.ts'
import { type Mapping, noMapping } from './mapping.ts'
import { openArchiveMedia } from './media-files.ts'
import type { Report, ReportPart } from './report.ts'
import { type ArchiveRun, openRun, type Progress, SourceError } from './run.ts'
import { openSources, type Sources } from './sources.ts'
import { openUploads } from './uploads.ts'

export const archiveSystems = ['wordpress', 'ghost', 'rss', 'html'] as const
export type ArchiveSystem = (typeof archiveSystems)[number]

export interface ArchiveImportOptions {
  db: Kysely<Tables>
  mediaDir: string
  system: ArchiveSystem
  paths: string[]
  uploads?: string | undefined
  /** The address of the old site, where the source does not say it. */
  site?: string | undefined
  /** "name:application password" of a user of the old WordPress. */
  login?: string | undefined
  mapping?: Mapping | undefined
  /** Files of redirects: CSV of the plugin Redirection, YAML of Ghost. */
  redirects?: string[] | undefined
  trial: boolean
  /** Brings things again that were taken back. */
  again: boolean
  /** Fetches missing media files from the old site. */
  outbound: Outbound | null
  signal?: AbortSignal
  onProgress(progress: Progress): void
  /** Called once the run has its number. */
  onBegin?(runId: number): void
}

/** What the files of an archive are found by. */
export type SourceOptions = Pick<
  ArchiveImportOptions,
  'db' | 'system' | 'paths' | 'site' | 'outbound' | 'signal'
>

/** An archive whose files are open. */
export interface OpenArchive {
  /** The address of the old site. */
  address: string
  move(run: ArchiveRun, files: FileSources): Promise<Moved>
}

export interface Moved {
  finished: boolean
  zone: string
  found: ReportPart[]
  came: Record<string, Record<string, number>>
  /** A mapping that names everything in the source, to edit. */
  mapping: Mapping
}

export interface ArchiveImportResult {
  report: Report
  mapping: Mapping
  /** Whether anything of the source is here now. */
  cameIn: boolean
}

/** How many things the report names of each kind; the database holds all. */
const mostOfKind = 1_000
const progressMs = 2_000

/** With a login, the old site is asked for what its export leaves out. */
const open = (
  sources: Sources,
  { site, login, outbound, signal }: ArchiveImportOptions,
): Promise<OpenArchive> =>
  openWordPress(sources.files, site, async (address) =>
    login === undefined || !outbound
      ? null
      : fetchAnswers(outbound, address, login, signal ?? new AbortController().signal),
  )

/** @throws SourceError when the source cannot be read; database errors when it is unavailable */
export async function importArchive(options: ArchiveImportOptions): Promise<ArchiveImportResult> {
  const sources = await sourcesOf(options)
  try {
    return await importOpened(options, sources)
  } finally {
    await sources.close()
  }
}

/** The files of an archive, where needed as an export of WordPress. */
export function sourcesOf(options: SourceOptions): Promise<Sources> {
  if (options.system === 'wordpress') return openSources(options.paths)
  return options.system === 'ghost' ? ghostSources(options) : foundSources(options)
}

/** An export of Ghost, as one of WordPress, with its media. Lists of members are imported beside it. */
async function ghostSources({ paths, site }: SourceOptions): Promise<Sources> {
  const sources = await openSources(paths)
  try {
    const [json] = sources.files.filter((file) => /\.json(\.gz)?$/i.test(file))
    if (!json) throw new SourceError('There is no export of Ghost (.json).')
    if (site === undefined)
      throw new SourceError('An export of Ghost does not say the address of its site. Add --site https://….')
    const made = await exportOfGhost(
      json,
      site,
      sources.files.find((file) => /routes.*\.ya?ml$/i.test(file)),
    )
    return {
      ...{ files: [made.file], uploads: sources.uploads, losses: made.losses },
      members: sources.files.filter((file) => /\.csv$/i.test(file)),
      async close() {
        await made.close()
        await sources.close()
      },
    }
  } catch (error) {
    await sources.close()
    throw error
  }
}

/** Articles found elsewhere, as an export of one file. */
async function foundSources({ db, system, paths, site, outbound, signal }: SourceOptions): Promise<Sources> {
  const { timeZone } = await db.selectFrom('publication').select('timeZone').executeTakeFirstOrThrow()
  const make = system === 'html' ? exportOfPages : exportOfFeeds
  const { file, losses, close } = await make({ paths, site, timeZone, outbound, signal })
  return { files: [file], uploads: undefined, losses, close }
}

async function importOpened(options: ArchiveImportOptions, sources: Sources): Promise<ArchiveImportResult> {
  const { db, system, mapping = noMapping, trial, again, signal } = options
  const startedAt = new Date()
  const archive = await open(sources, options)
  const { address } = archive
  await checkRedirectFiles(options.redirects ?? [])
  const site = siteKey(address)
  const actor = systemActor('import')
  const begun = trial
    ? { id: 0, isContinued: false }
    : await execute(db, actor, beginRun, {
        ...{ system, site },
        options: { paths: options.paths, uploads: options.uploads ?? null, mapping, again },
      })
  options.onBegin?.(begun.id)
  let noted = 0
  const run = openRun({
    ...{ db, runId: begun.id, isContinued: begun.isContinued, system, site, address, mapping, again, signal },
    progress(progress) {
      options.onProgress(progress)
      if (trial || Date.now() - noted < progressMs) return
      noted = Date.now()
      // Only for its screen: the run goes on without it.
      execute(db, actor, noteProgress, { id: begun.id, progress: { ...progress } }).catch(() => {})
    },
  })
  for (const loss of sources.losses ?? []) run.note(loss)
  const uploads = options.uploads ?? sources.uploads
  try {
    const moved = await archive.move(run, await filesFor(options, uploads, address))
    if (moved.finished) await bringRedirects(run, options.redirects ?? [], moved)
    if (moved.finished) await bringMembers(run, sources.members ?? [], moved)
    const report: Report = {
      ...{ program: 'nashra', system, site: address, run: trial ? null : begun.id, trial },
      ...{ finished: moved.finished, startedAt: startedAt.toISOString(), endedAt: new Date().toISOString() },
      ...{ found: moved.found, came: moved.came, zone: moved.zone },
      written: trial ? [] : await countsOf(db, begun.id),
      losses: trial ? run.trialLosses() : await lossesOf(db, begun.id, mostOfKind),
    }
    if (!trial)
      await execute(db, actor, endRun, {
        ...{ id: begun.id, state: moved.finished ? 'finished' : 'interrupted', report: { ...report } },
      })
    const cameIn = Object.values(moved.came).some((counts) =>
      ['created', 'updated', 'unchanged', 'kept'].some((name) => (counts[name] ?? 0) > 0),
    )
    return { report, mapping: moved.mapping, cameIn }
  } catch (error) {
    const state = signal?.aborted ? 'interrupted' : 'failed'
    if (!trial)
      await execute(db, actor, endRun, {
        ...{ id: begun.id, state, report: { problem: (error as Error).message } },
      }).catch(() => {})
    throw error
  }
}

async function filesFor(
  { db, mediaDir, outbound, trial, signal }: ArchiveImportOptions,
  uploads: string | undefined,
  site: string,
): Promise<FileSources> {
  try {
    if (trial)
      return {
        media: null,
        uploads: uploads === undefined ? null : await openUploads(uploads),
        mediaDir: null,
      }
    const media = await openArchiveMedia({
      ...{ db, actor: systemActor('import'), mediaDir, site, outbound },
      ...(uploads === undefined ? {} : { uploads }),
      signal: signal ?? new AbortController().signal,
    })
    return { media, uploads: null, mediaDir }
  } catch (error) {
    throw new SourceError((error as Error).message)
  }
}
