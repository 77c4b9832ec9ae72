/** `nashra demo remove`: removes the demonstration newsroom completely. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { removeDemoFrom } from '../ingest/demo/remove.ts'
import { originalPath } from '../platform/media/store.ts'
import type { Settings } from '../platform/settings.ts'
import { openNewsroom } from '../server/newsroom.ts'
import { notice } from './notice.ts'

export async function demo(settings: Settings, subcommand: string | undefined): Promise<void> {
  if (subcommand !== 'remove') throw new Error('Use: nashra demo remove')
  const newsroom = await openNewsroom(settings, notice, 2)
  try {
    const { removed, kept, files } = await removeDemoFrom(newsroom.db)
    for (const file of files) {
      const original = originalPath(settings.mediaDir, file)
      await rm(original, { force: true })
      const renditions = join(settings.mediaDir, 'renditions', file.slice(0, 2), file.slice(0, 64))
      await rm(renditions, { recursive: true, force: true })
    }
    notice(`Removed the demonstration: ${removed} items and ${files.length} files.`)
    for (const { kind, id } of kept) notice(`Kept: ${kind} ${id}, because your own content uses it.`)
  } finally {
    await newsroom.close()
  }
}
