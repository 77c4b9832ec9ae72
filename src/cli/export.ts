/** `nashra export`: every article as ninjs 3.1 JSON lines on standard output. */
import { once } from 'node:events'
import { exportNinjs } from '../distribution/ninjs/export.ts'
import type { Settings } from '../platform/settings.ts'
import { openNewsroom } from '../server/newsroom.ts'
import { notice } from './notice.ts'

export async function exportAll(settings: Settings): Promise<void> {
  const newsroom = await openNewsroom(settings, notice, 2)
  try {
    await exportNinjs({
      ...{ db: newsroom.db, siteUrl: settings.siteUrl },
      write: (line) => (process.stdout.write(line) ? undefined : once(process.stdout, 'drain')),
    })
  } finally {
    await newsroom.close()
  }
}
