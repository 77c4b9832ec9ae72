/** `nashra import --redirects FILE`: imports redirects alone. */
import { SourceError } from '../ingest/archive/run.ts'
import { readRedirectFile } from '../ingest/redirects/bring.ts'
import { reasonWords } from '../ingest/redirects/rows.ts'
import { system } from '../kernel/actor.ts'
import type { Settings } from '../platform/settings.ts'
import { openNewsroom } from '../server/newsroom.ts'
import { notice } from './notice.ts'

const mostShown = 20

/** Ends with 1 when a file could not be read, or nothing came in. */
export async function importRedirectFiles(settings: Settings, files: string[]): Promise<void> {
  const newsroom = await openNewsroom(settings, notice, 2)
  let cameIn = 0
  try {
    for (const file of files) {
      const { read, added, known, patterns, refusedCount, refused } = await readRedirectFile(
        newsroom.db,
        system('import'),
        file,
      )
      cameIn += added + known + patterns
      for (const { line, source, reason } of refused.slice(0, mostShown))
        notice(`  line ${line}: ${source.slice(0, 200)}: ${reasonWords[reason]}`)
      if (refusedCount > mostShown)
        notice(`  … and ${refusedCount - Math.min(mostShown, refused.length)} more`)
      notice(
        `${file}: ${read} redirects: ${added} added, ${patterns} patterns added, ${known} known, ${refusedCount} refused.`,
      )
    }
  } catch (error) {
    if (error instanceof SourceError) throw new Error(error.message)
    throw error
  } finally {
    await newsroom.close()
  }
  if (cameIn === 0) {
    notice('Nothing came in.')
    process.exitCode = 1
  }
}
