/** Files of redirects on this machine, alone or as a part of an import. */
import { access, constants } from 'node:fs/promises'
import type { Kysely } from 'kysely'
import { importRedirectPatterns } from '../../content/redirects/import.ts'
import type { Actor } from '../../kernel/actor.ts'
import { execute } from '../../kernel/run.ts'
import type { Tables } from '../../kernel/tables.ts'
import { CsvError, textOfFile } from '../archive/csv.ts'
import type { Moved } from '../archive/import.ts'
import { type ArchiveRun, SourceError } from '../archive/run.ts'
import { importRedirects, type RedirectSummary, readRedirectRows, redirectFormatOf } from './import.ts'
import { UnreadableRedirects } from './read-ghost.ts'
import { reasonWords } from './rows.ts'
import { sitePatterns } from './site-patterns.ts'

/** @throws SourceError when one cannot be read */
export async function checkRedirectFiles(files: string[]): Promise<void> {
  for (const file of files)
    await access(file, constants.R_OK).catch((error: Error) => {
      throw new SourceError(`The redirects ${file} cannot be read: ${error.message}`)
    })
}

async function orSourceError<T>(file: string, reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (error instanceof UnreadableRedirects || error instanceof CsvError || /^E[A-Z]+$/.test(code ?? ''))
      throw new SourceError(`The redirects ${file} cannot be read: ${message}`)
    throw error
  }
}

/**
 * Imports one file.
 * @throws SourceError when it cannot be read
 */
export const readRedirectFile = (db: Kysely<Tables>, actor: Actor, file: string, importRun?: number) =>
  orSourceError(
    file,
    importRedirects({
      ...{ db, actor, text: textOfFile(file), format: redirectFormatOf(file) },
      ...(importRun === undefined ? {} : { importRun }),
    }),
  )

/** What a file holds, for a trial: only its own faults are known. */
async function tryFile(file: string): Promise<RedirectSummary> {
  const summary: RedirectSummary = {
    ...{ read: 0, added: 0, known: 0, patterns: 0, refusedCount: 0 },
    refused: [],
  }
  const rows = readRedirectRows(textOfFile(file), redirectFormatOf(file))
  for await (const { line, source, isPattern, refused: reason } of rows) {
    summary.read++
    if (reason) {
      summary.refusedCount++
      summary.refused.push({ line, source, reason })
    } else if (isPattern) summary.patterns++
    else summary.added++
  }
  return summary
}

/** Brings the redirects of files into a run, with the addresses that all sites of its system have. */
export async function bringRedirects(
  run: ArchiveRun,
  files: string[],
  moved: Pick<Moved, 'found' | 'came'>,
): Promise<void> {
  if (!run.isTrial)
    await execute(run.db, run.actor, importRedirectPatterns, {
      patterns: sitePatterns(run.system),
      importRun: run.runId,
    })
  if (files.length === 0) return
  const sum = { read: 0, added: 0, patterns: 0, known: 0, refused: 0 }
  for (const file of files) {
    const summary = run.isTrial
      ? await orSourceError(file, tryFile(file))
      : await readRedirectFile(run.db, run.actor, file, run.runId)
    sum.read += summary.read
    sum.added += summary.added
    sum.patterns += summary.patterns
    sum.known += summary.known
    sum.refused += summary.refusedCount
    for (const { line, source, reason } of summary.refused)
      run.note({
        ...{ kind: `redirects left out: ${reasonWords[reason]}`, type: 'redirect', address: source },
        ...{ oldId: String(line), detail: `line ${line}: ${source}` },
      })
  }
  await run.flush()
  moved.found.push({ name: 'redirects in files', count: sum.read })
  moved.came['redirects of files'] = {
    ...{ created: sum.added, patterns: sum.patterns, unchanged: sum.known, 'left out': sum.refused },
  }
}
