/** `nashra import PATH… --from wordpress`: brings the archive of another program in, or tries it. */
import { readFile } from 'node:fs/promises'
import { setFlagsFromString } from 'node:v8'
import { loadSwitches } from '../content/modules/switch.ts'
import { type ArchiveSystem, importArchive } from '../ingest/archive/import.ts'
import { readMapping, writeMapping } from '../ingest/archive/mapping.ts'
import { reportText, writeReport } from '../ingest/archive/report.ts'
import { type Progress, SourceError } from '../ingest/archive/run.ts'
import { openOutbound } from '../platform/outbound.ts'
import type { Settings } from '../platform/settings.ts'
import { openNewsroom } from '../server/newsroom.ts'
import { notice } from './notice.ts'

export interface ArchiveFlags {
  uploads?: string
  site?: string
  login?: string
  map?: string
  report?: string
  redirects?: string[]
  'dry-run'?: boolean
  again?: boolean
  /** The number of a run to take back. */
  undo?: string
}

const mappingName = 'nashra-mapping.json'

const span = (seconds: number) =>
  seconds < 90
    ? `${Math.ceil(seconds)} s`
    : seconds < 5_400
      ? `${Math.ceil(seconds / 60)} min`
      : `${Math.ceil(seconds / 3_600)} h`

/** Shows how far an import is: on a terminal in one line, otherwise a line now and then. */
function openProgress() {
  const isTerminal = process.stderr.isTTY
  const everyMs = isTerminal ? 200 : 10_000
  let shownAt = 0
  let phase = ''
  let phaseAt = 0
  let before = 0
  return {
    show(progress: Progress): void {
      const now = Date.now()
      if (progress.phase !== phase) {
        phase = progress.phase
        phaseAt = now
        before = progress.done
      } else if (now - shownAt < everyMs) return
      shownAt = now
      const seconds = (now - phaseAt) / 1_000
      const rate = seconds > 1 ? (progress.done - before) / seconds : 0
      const left = rate > 0 && progress.total > 0 ? (progress.total - progress.done) / rate : null
      const parts = [
        progress.total > 0
          ? `${phase}: ${progress.done} of ${progress.total}`
          : `${phase}${progress.done > 0 ? `: ${progress.done}` : ''}`,
        ...(rate > 0 ? [`${rate >= 10 ? Math.round(rate) : rate.toFixed(1)}/s`] : []),
        ...(left === null ? [] : [`${span(left)} left`]),
      ]
      process.stderr.write(isTerminal ? `\r\u001b[K${parts.join(', ')}` : `${parts.join(', ')}\n`)
    },
    end: () => void (isTerminal && process.stderr.write('\r\u001b[K')),
  }
}

/** Imports an archive. Ends with 1 when it could not be read, was interrupted, or nothing came in. */
export async function importFromProgram(
  settings: Settings,
  system: ArchiveSystem,
  paths: string[],
  flags: ArchiveFlags,
): Promise<void> {
  const trial = flags['dry-run'] ?? false
  // Texts come and go by the megabyte; V8 would let unused ones pile up to several times of what is in use.
  setFlagsFromString('--heap-growing-percent=40')
  const mapping = await mappingFrom(flags, trial)
  const newsroom = await openNewsroom(settings, notice, 4)
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'disconnect']) process.once(signal, () => stop.abort())
  const progress = openProgress()
  const outbound = openOutbound(settings.privateHosts)
  try {
    await loadSwitches(newsroom.db)
    const result = await importArchive({
      ...{ db: newsroom.db, mediaDir: settings.mediaDir, system, paths, trial, mapping },
      ...{ uploads: flags.uploads, site: flags.site, again: flags.again ?? false, outbound },
      ...{ login: await loginFrom(flags), redirects: flags.redirects },
      ...{ signal: stop.signal, onProgress: progress.show },
    })
    progress.end()
    process.stdout.write(`${reportText(result.report)}\n`)
    if (trial) await offerMapping(flags.map ?? mappingName, result.mapping)
    if (flags.report) notice(`The report is in ${await writeReport(flags.report, result.report)}.`)
    if (!result.report.finished) notice('Interrupted. Run the same command again to continue.')
    if (!result.report.finished || !result.cameIn) process.exitCode = 1
    if (result.report.finished && !result.cameIn) notice('Nothing came in.')
  } catch (error) {
    progress.end()
    if (stop.signal.aborted) throw new Error('Interrupted. Run the same command again to continue.')
    throw error
  } finally {
    outbound.close()
    await newsroom.close()
  }
}

/** The login of a file, so that no password stands in the list of processes. */
async function loginFrom({ login }: ArchiveFlags): Promise<string | undefined> {
  if (login === undefined) return undefined
  const text = (await readFile(login, 'utf8')).trim()
  if (!/^[^:\s]+:\S.*$/.test(text)) throw new Error(`${login} does not hold NAME:APPLICATION PASSWORD.`)
  return text
}

/** The mapping of a file. A trial may name a file that it is going to write. */
async function mappingFrom({ map }: ArchiveFlags, trial: boolean) {
  if (map === undefined) return undefined
  try {
    return await readMapping(map)
  } catch (error) {
    if (trial && error instanceof SourceError && /ENOENT/.test(error.message)) return undefined
    throw error
  }
}

async function offerMapping(file: string, mapping: Parameters<typeof writeMapping>[1]): Promise<void> {
  if (await writeMapping(file, mapping)) notice(`Edit ${file} and import with --map ${file}.`)
  else notice(`The mapping ${file} exists and was not changed.`)
}
