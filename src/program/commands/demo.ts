/** `nashra demo remove`: takes the demonstration newsroom away, whole. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { removeDemo } from '../../intake/demo/uproot.ts'
import { originalPath } from '../../platform/media/store.ts'
import type { Settings } from '../../platform/settings.ts'
import { openNewsroom } from '../newsroom.ts'
import { notice } from './notice.ts'

export async function demo(settings: Settings, what: string | undefined): Promise<void> {
  if (what !== 'remove') throw new Error('Use: nashra demo remove')
  const newsroom = await openNewsroom(settings, notice, 2)
  try {
    const { removed, kept, files } = await removeDemo(newsroom.db)
    for (const file of files) {
      const original = originalPath(settings.mediaDir, file)
      await rm(original, { force: true })
      const renditions = join(settings.mediaDir, 'renditions', file.slice(0, 2), file.slice(0, 64))
      await rm(renditions, { recursive: true, force: true })
    }
    notice(`The demonstration is gone: ${removed} things and ${files.length} files.`)
    for (const { kind, id } of kept) notice(`Kept: ${kind} ${id}, which your own material uses.`)
  } finally {
    await newsroom.close()
  }
}
