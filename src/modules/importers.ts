/** Importers and wires of modules. They produce ninjs items, which are imported as if a file contained them. */

import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isModuleOff } from '../content/modules/switch.ts'
import { type ImportOptions, importNinjs } from '../ingest/ninjs/import.ts'
import type { ImportSummary } from '../ingest/ninjs/summary.ts'
import type { Timer } from '../kernel/timers.ts'
import { addJob, type Work as JobWork } from '../platform/jobs.ts'
import { failed } from './commands.ts'
import { asModule } from './detached.ts'
import { jobName } from './installed.ts'
import { type JobContext, type JobPlace, openJobContext } from './jobs.ts'
import type { Module } from './module.ts'

/** A ninjs item, see docs/formats. `uri` and a version identify it. */
export type ImportItem = Record<string, unknown>

export interface Importer {
  /** For `nashra import FILE --from NAME`. */
  name: string
  read(file: string): AsyncIterable<ImportItem>
}

export interface Wire {
  name: string
  everyMinutes: number
  /** Yields the current items. Those that were imported before and did not change are skipped. */
  poll(context: JobContext): AsyncIterable<ImportItem>
}

/** The maximum size of all items of one import, as JSON. */
const maxBytes = 4 * 1024 ** 3

/** Writes the items to a temporary ninjs file and imports it; the file is deleted afterwards. */
export async function importItems(
  items: AsyncIterable<ImportItem>,
  options: Omit<ImportOptions, 'file'>,
): Promise<ImportSummary> {
  const folder = await mkdtemp(join(tmpdir(), 'nashra-import-'))
  try {
    const file = join(folder, 'items.jsonl')
    const handle = await open(file, 'w')
    try {
      let bytes = 0
      for await (const item of items) {
        if (options.signal?.aborted) break
        const line = `${JSON.stringify(item)}\n`
        bytes += Buffer.byteLength(line)
        if (bytes > maxBytes) throw new Error('The import has more than 4 GB of items.')
        await handle.write(line)
      }
    } finally {
      await handle.close()
    }
    return await importNinjs({ ...options, file })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** @throws Error that names the module when reading the file fails */
export async function importWith(
  module: string,
  importer: Importer,
  file: string,
  options: Omit<ImportOptions, 'file'>,
): Promise<ImportSummary> {
  async function* readItems(): AsyncIterable<ImportItem> {
    try {
      yield* importer.read(file)
    } catch (error) {
      throw failed(module, 'importer', importer.name, error)
    }
  }
  return importItems(readItems(), options)
}

const wireJob = (module: string, wire: string) => jobName(module, `wire:${wire}`)

/** Each wire has a timer that adds its job. */
export const wireTimers = ({ name: module, wires = [] }: Module): Timer[] =>
  wires.map(({ name, everyMinutes }) => ({
    key: `x:${module}:wire:${name}`,
    first: 'now',
    async run({ db }) {
      const job = wireJob(module, name)
      if (!isModuleOff(module)) await addJob(db, job, {}, job, { queue: job, tries: 1 })
      return new Date(Date.now() + everyMinutes * 60_000)
    },
  }))

export const wireJobs = (
  place: JobPlace & { mediaDir: string },
  { name: module, wires = [] }: Module,
): Record<string, JobWork> =>
  Object.fromEntries(
    wires.map((wire) => [
      wireJob(module, wire.name),
      async (_, signal) => {
        if (isModuleOff(module)) return
        const { context, end } = openJobContext(place, module, signal)
        try {
          const { db, mediaDir } = place
          await asModule(module, () => importItems(wire.poll(context), { db, mediaDir, signal }))
        } catch (error) {
          throw signal.aborted ? error : failed(module, 'wire', wire.name, error)
        } finally {
          end()
        }
      },
    ]),
  )
