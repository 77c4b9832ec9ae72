/** `nashra import PATH…`: imports the archive of another program (import-archive.ts), ninjs items or a plain-text page; prints the URL of a single item last. */
import type { Kysely } from 'kysely'
import { loadSwitches } from '../content/modules/switch.ts'
import { archiveSystems } from '../ingest/archive/import.ts'
import { importNinjs } from '../ingest/ninjs/import.ts'
import type { ImportSummary, Progress, Refusal } from '../ingest/ninjs/summary.ts'
import { importPage } from '../ingest/page/import.ts'
import type { Tables } from '../kernel/tables.ts'
import { importWith } from '../modules/importers.ts'
import { installedModules } from '../modules/installed.ts'
import type { Settings } from '../platform/settings.ts'
import { openNewsroom } from '../server/newsroom.ts'
import { type ArchiveFlags, importFromProgram } from './import-archive.ts'
import { importRedirectFiles } from './import-redirects.ts'
import { notice } from './notice.ts'

const usage = `Use: nashra import FILE [--from page] [--date YYYY-MM-DD]
     nashra import PATH… --from wordpress [--uploads DIR] [--site URL] [--map FILE] [--redirects FILE] [--dry-run] [--report FILE]
     nashra import FILE|DIR|URL… --from rss|html [--site URL] [--dry-run] [--report FILE]
     nashra import --redirects FILE
     nashra import --undo RUN`

const importers = () =>
  installedModules().flatMap((module) =>
    (module.importers ?? []).map((importer) => ({ module: module.name, importer })),
  )

/** Finds an importer of the newsroom's own modules. */
const findImporter = (name: string) => importers().find(({ importer }) => importer.name === name)

const namesOfImporters = () =>
  importers()
    .map(({ module, importer }) => `\n--from ${importer.name} comes from the module "${module}".`)
    .join('')

/** A progress bar on a terminal; nothing otherwise. */
function bar({ bytes, size, items }: Progress): void {
  if (!process.stderr.isTTY) return
  const part = size > 0 ? Math.min(1, bytes / size) : 1
  const filled = Math.round(part * 30)
  process.stderr.write(
    `\r[${'#'.repeat(filled)}${'.'.repeat(30 - filled)}] ${Math.round(part * 100)} %  ${items} items `,
  )
}

const refused = ({ line, part, reason }: Refusal) =>
  notice(`Line ${line}${part === undefined ? '' : `, item ${part}`} was refused: ${reason}`)

/** The counts of every import, and those that only some imports have. */
function counts(summary: ImportSummary): string {
  const { created, updated, unchanged, older, media, unpublished, waiting, removed, noted } = summary
  const rare: [number, string][] = [
    ...([
      [unpublished, 'unpublished by their source'],
      [waiting, 'waiting for the desk'],
    ] as [number, string][]),
    ...([
      [removed, 'removed before'],
      [noted, 'kept away by a cancellation'],
    ] as [number, string][]),
  ]
  return [
    `${created} created, ${updated} updated, ${unchanged} unchanged, ${older} older than ours, ${media} media items`,
    ...rare.flatMap(([n, words]) => (n > 0 ? [`${n} ${words}`] : [])),
    `${summary.refused} refused`,
  ].join(', ')
}

function report(summary: ImportSummary): void {
  const { items, resumedAfter, encoding, losses } = summary
  if (process.stderr.isTTY) process.stderr.write('\n')
  if (resumedAfter > 0) notice(`Went on after item ${resumedAfter}, where an earlier import had stopped.`)
  if (encoding) notice(`Some of the file is not UTF-8 and was read as ${encoding}. Check a few headlines.`)
  if (losses.length > 0) notice('Not imported, by kind:')
  for (const { kind, count, examples } of losses) {
    const lines = examples.map(({ line, detail }) => `line ${line}${detail ? `: ${detail}` : ''}`)
    const more = count > examples.length ? '; …' : ''
    notice(`  ${count} × ${kind} (${lines.join('; ')}${more})`)
  }
  notice(`${items} ${items === 1 ? 'item' : 'items'}: ${counts(summary)}.`)
  if (!summary.finished) notice('Interrupted. Run the same command again to continue.')
}

async function printAddress(db: Kysely<Tables>, siteUrl: string, id: number): Promise<void> {
  const row = await db.selectFrom('articles').select('slug').where('id', '=', id).executeTakeFirstOrThrow()
  process.stdout.write(`${siteUrl}/articles/${id}/${row.slug}\n`)
}

export async function importFile(
  settings: Settings,
  paths: string[],
  { from = 'ninjs', date, ...flags }: { from?: string; date?: string } & ArchiveFlags,
): Promise<void> {
  if (flags.undo !== undefined) return (await import('./undo-import.ts')).undo(settings, flags.undo)
  const program = archiveSystems.find((one) => one === from)
  if (program && paths.length > 0) return importFromProgram(settings, program, paths, flags)
  if (flags.redirects && paths.length === 0) return importRedirectFiles(settings, flags.redirects)
  const [file] = paths
  const own = findImporter(from)
  if (!file || !(['ninjs', 'page'].includes(from) || own)) throw new Error(`${usage}${namesOfImporters()}`)
  if (date !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(date))
    throw new Error(`--date ${date} is not a day such as 2016-02-19.`)
  const newsroom = await openNewsroom(settings, notice, 4)
  const { db } = newsroom
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'disconnect']) process.once(signal, () => stop.abort())
  try {
    if (from === 'page') {
      const { id, notices } = await importPage({ db, file, date })
      for (const sentence of notices) notice(sentence)
      return await printAddress(db, settings.siteUrl, id)
    }
    await loadSwitches(db)
    const options = {
      ...{ db, mediaDir: settings.mediaDir, signal: stop.signal },
      ...{ onProgress: bar, onRefusal: refused },
    }
    const summary = await (own
      ? importWith(own.module, own.importer, file, options)
      : importNinjs({ ...options, file }))
    report(summary)
    if (summary.lastId !== null && summary.items === 1)
      await printAddress(db, settings.siteUrl, summary.lastId)
    if (summary.refused > 0 || !summary.finished) process.exitCode = 1
  } finally {
    await newsroom.close()
  }
}
