/** Imports a file of redirects. */
import type { Kysely } from 'kysely'
import type { Added, Collision } from '../../content/redirects/add.ts'
import {
  type AddedPatterns,
  importRedirectPatterns,
  importRedirectRows,
  maxBatch,
} from '../../content/redirects/import.ts'
import { keyOfAddress } from '../../content/redirects/key.ts'
import type { Step } from '../../content/redirects/loops.ts'
import type { Actor } from '../../kernel/actor.ts'
import { execute } from '../../kernel/run.ts'
import type { Tables } from '../../kernel/tables.ts'
import { readRedirectCsv } from './read-csv.ts'
import { readGhostRedirects, UnreadableRedirects } from './read-ghost.ts'
import type { FileRow, RefusalReason } from './rows.ts'

export type RedirectFormat = 'csv' | 'ghost'

export interface RefusedRedirect {
  line: number
  source: string
  reason: RefusalReason
}

export interface RedirectSummary {
  /** How many redirects the file contains. */
  read: number
  added: number
  /** Those that were there already. */
  known: number
  patterns: number
  /** How many were refused, and the first of them. */
  refusedCount: number
  refused: RefusedRedirect[]
}

/** More refusals are counted, and not listed. */
export const maxListed = 1_000
/** Ghost's files are read as a whole. */
export const longestGhostFile = 20 * 1024 * 1024
const maxSteps = 100_000

/** The format that a file's name or first letters tell. */
export const redirectFormatOf = (name: string): RedirectFormat =>
  /\.(ya?ml|json)$/i.test(name) ? 'ghost' : 'csv'

interface RedirectFile {
  db: Kysely<Tables>
  actor: Actor
  text: AsyncIterable<string>
  format: RedirectFormat
  importRun?: number
}

/**
 * Adds the redirects of a file in batches, so that an interrupted import can be repeated.
 * @throws UnreadableRedirects
 */
export async function importRedirects({ db, actor, text, format, importRun }: RedirectFile) {
  const summary: RedirectSummary = {
    ...{ read: 0, added: 0, known: 0, patterns: 0, refusedCount: 0 },
    refused: [],
  }
  const steps = new Map<string, Step>()
  const patterns: FileRow[] = []
  let rows: FileRow[] = []

  function refuse({ line, source }: FileRow, reason: RefusalReason): void {
    summary.refusedCount++
    if (summary.refused.length < maxListed)
      summary.refused.push({ line, source: source.slice(0, 2_000), reason })
  }
  function refuseEach(refused: (Collision | AddedPatterns['refused'][number])[], of: FileRow[]): void {
    const bySource = Map.groupBy(of, ({ source }) => source)
    for (const { source, reason } of refused) {
      const all = bySource.get(source)
      const row = all && all.length > 1 ? all.pop() : all?.[0]
      if (row) refuse(row, reason)
    }
  }
  async function write(): Promise<void> {
    const batch = rows
    rows = []
    if (batch.length === 0) return
    const result: Added = await execute(db, actor, importRedirectRows, {
      rows: batch.map(({ source, address, status }) => ({
        ...{ source, status },
        target: address === null ? null : { address },
      })),
      ...{ importRun: importRun ?? null, steps },
    })
    summary.added += result.added
    summary.known += result.known
    refuseEach(result.collisions, batch)
  }

  for await (const row of readRedirectRows(text, format)) {
    summary.read++
    if (row.refused) {
      refuse(row, row.refused)
      const key = row.isPattern ? null : keyOfAddress(row.source)
      if (key !== null && steps.size < maxSteps) steps.set(key, row)
    } else if (row.source.length > 4_000 || (row.address?.length ?? 0) > 2_000) refuse(row, 'not-address')
    else if (row.isPattern && patterns.length >= maxBatch) refuse(row, 'too-many')
    else if (row.isPattern) patterns.push(row)
    else if (rows.push(row) >= maxBatch) await write()
  }
  await write()
  if (patterns.length > 0) {
    const result = await execute(db, actor, importRedirectPatterns, {
      patterns: patterns.map(({ source, address, status }) => ({ pattern: source, address, status })),
      importRun: importRun ?? null,
    })
    summary.patterns = result.added
    summary.known += result.known
    refuseEach(result.refused, patterns)
  }
  return summary
}

/** @throws UnreadableRedirects */
export async function* readRedirectRows(
  text: AsyncIterable<string>,
  format: RedirectFormat,
): AsyncGenerator<FileRow> {
  yield* format === 'csv' ? readRedirectCsv(text) : await ghostRows(text)
}

async function ghostRows(text: AsyncIterable<string>): Promise<FileRow[]> {
  let whole = ''
  for await (const part of text) {
    whole += part
    if (whole.length > longestGhostFile) throw new UnreadableRedirects('The file is too large.')
  }
  return readGhostRedirects(whole.replace(/^\ufeff/, ''))
}
