/** Collects the addresses of an old site, and leads them to what was imported some thousands at a time. */
import { type OldAddress, redirectImported } from '../../content/imports/redirects.ts'
import type { CollisionReason } from '../../content/redirects/add.ts'
import { execute } from '../../kernel/run.ts'
import type { ArchiveRun } from './run.ts'

const most = 4_000

const words: Record<CollisionReason, string> = {
  'not-address': 'old addresses that are none, or too long',
  'bad-target': 'old addresses whose target is no address',
  live: 'old addresses that a page of this site has',
  taken: 'old addresses that lead elsewhere already',
  loop: 'old addresses that lead in a circle',
}

export interface OldAddresses {
  add(source: string, target: OldAddress['target']): void
  /** Writes what was collected, when there is enough of it. */
  write(isEnd?: boolean): Promise<void>
  /** How many addresses were given, and how many are new. */
  counts: { given: number; added: number }
}

export function openOldAddresses(run: ArchiveRun): OldAddresses {
  const counts = { given: 0, added: 0 }
  let rows: OldAddress[] = []
  return {
    counts,
    add(source, target) {
      counts.given++
      if (!run.isTrial) rows.push({ source, target })
    },
    async write(isEnd = false) {
      while (rows.length >= (isEnd ? 1 : most)) {
        const part = rows.slice(0, most)
        rows = rows.slice(most)
        const { added, collisions } = await execute(run.db, run.actor, redirectImported, {
          ...{ runId: run.runId, rows: part },
        })
        counts.added += added
        for (const { source, reason } of collisions)
          run.note({
            kind: words[reason],
            detail: source,
            type: 'address',
            oldId: source.slice(0, 900),
            address: source,
          })
      }
    },
  }
}
