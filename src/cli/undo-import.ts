/** `nashra import --undo RUN`: takes an import back, and lists what stays. */
import { undoImport } from '../ingest/archive/undo.ts'
import { operator } from '../kernel/actor.ts'
import type { Settings } from '../platform/settings.ts'
import { openNewsroom } from '../server/newsroom.ts'
import { notice } from './notice.ts'

const why = {
  edited: 'the newsroom changed it',
  answered: 'readers commented on it',
  used: 'other content uses it',
}
const mostShown = 200

export async function undo(settings: Settings, run: string): Promise<void> {
  if (!/^[1-9]\d{0,8}$/.test(run))
    throw new Error('Use: nashra import --undo RUN, with the number of the run.')
  const newsroom = await openNewsroom(settings, notice, 2)
  try {
    const { taken, redirects, stays } = await undoImport({
      ...{ db: newsroom.db, actor: operator, mediaDir: settings.mediaDir, runId: Number(run) },
      progress: ({ phase, done }) =>
        process.stderr.isTTY && process.stderr.write(`\r\u001b[K${phase}: ${done}`),
    })
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
    const parts = Object.entries(taken).map(([kind, n]) => `${n} × ${kind}`)
    process.stdout.write(`Taken back: ${[...parts, `${redirects} × redirect`].join(', ')}.\n`)
    for (const { kind, id, name, reason } of stays.slice(0, mostShown))
      process.stdout.write(`Stays: ${kind} ${id} “${name}”, because ${why[reason]}.\n`)
    if (stays.length > mostShown) process.stdout.write(`… and ${stays.length - mostShown} more stay.\n`)
  } finally {
    await newsroom.close()
  }
}
