/** `nashra import FILE`: takes in ninjs items or a plain-text page; prints the address of a single item last. */
import type { Kysely } from 'kysely'
import type { Tables } from '../../content/tables.ts'
import { type ImportSummary, importNinjs, type Progress } from '../../intake/ninjs/import.ts'
import { importPage } from '../../intake/page/import.ts'
import type { Settings } from '../../platform/settings.ts'
import { openNewsroom } from '../newsroom.ts'
import { notice } from './notice.ts'

const usage = 'Use: nashra import FILE [--from page] [--date YYYY-MM-DD]'

/** A bar on a terminal; nothing where nobody watches. */
function bar({ bytes, size, lines }: Progress): void {
  if (!process.stderr.isTTY) return
  const part = size > 0 ? Math.min(1, bytes / size) : 1
  const filled = Math.round(part * 30)
  process.stderr.write(
    `\r[${'#'.repeat(filled)}${'.'.repeat(30 - filled)}] ${Math.round(part * 100)} %  ${lines} lines `,
  )
}

function report(summary: ImportSummary): void {
  const { created, updated, unchanged, older, media, refused, lines, resumedAfter } = summary
  if (process.stderr.isTTY) process.stderr.write('\n')
  if (resumedAfter > 0) notice(`Went on after line ${resumedAfter}, where an earlier import had stopped.`)
  notice(
    `${lines} lines: ${created} created, ${updated} updated, ${unchanged} unchanged, ${older} older than ours, ${media} media items, ${refused} refused.`,
  )
  if (!summary.finished) notice('Interrupted: the same command goes on from here.')
}

async function printAddress(db: Kysely<Tables>, siteUrl: string, id: number): Promise<void> {
  const row = await db.selectFrom('articles').select('slug').where('id', '=', id).executeTakeFirstOrThrow()
  process.stdout.write(`${siteUrl}/articles/${id}/${row.slug}\n`)
}

export async function importFile(
  settings: Settings,
  file: string | undefined,
  { from = 'ninjs', date }: { from?: string; date?: string },
): Promise<void> {
  if (!file || !['ninjs', 'page'].includes(from)) throw new Error(usage)
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
    const summary = await importNinjs({
      ...{ db, file, mediaDir: settings.mediaDir, signal: stop.signal },
      onProgress: bar,
      onBad: ({ line, reason, refused }) =>
        notice(`Line ${line}${refused ? '' : ' went in, but'}: ${reason}`),
    })
    report(summary)
    if (summary.lastId !== null && summary.lines === 1)
      await printAddress(db, settings.siteUrl, summary.lastId)
    if (summary.refused > 0 || !summary.finished) process.exitCode = 1
  } finally {
    await newsroom.close()
  }
}
