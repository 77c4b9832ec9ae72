/** Lists of members as a part of an import. */
import { readTable } from '../archive/csv.ts'
import type { Moved } from '../archive/import.ts'
import type { ArchiveRun } from '../archive/run.ts'
import { importMembers, MembersError } from './members.ts'

async function count(file: string): Promise<number> {
  let rows = 0
  for await (const { values } of readTable(file)) if (values.get('email')) rows++
  return rows
}

/** Brings the members of files into a run as readers of the newsletter; a trial only counts them. */
export async function bringMembers(
  run: ArchiveRun,
  files: string[],
  moved: Pick<Moved, 'found' | 'came'>,
): Promise<void> {
  if (files.length === 0) return
  const sum = { members: 0, added: 0, addedUnsubscribed: 0, known: 0, left: 0 }
  for (const path of files) {
    const name = path.split('/').at(-1)!
    try {
      if (run.isTrial) {
        const members = await count(path)
        sum.members += members
        sum.added += members
        continue
      }
      const done = await importMembers({
        ...{ db: run.db, actor: run.actor, path, site: run.address },
        signal: run.signal ?? new AbortController().signal,
      })
      for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += done[key]
      for (const [kind, n] of done.dropped) run.note({ kind: `members: ${kind}`, detail: `${n}` })
      for (const loss of done.losses) run.note({ ...loss, detail: `${name}: ${loss.detail}` })
    } catch (error) {
      if (!(error instanceof MembersError)) throw error
      run.note({ kind: 'files that are no lists of members', detail: name })
    }
  }
  await run.flush()
  moved.found.push({ name: 'members', count: sum.members })
  moved.came['readers of the newsletter'] = {
    ...{ created: sum.added, 'of these without mail': sum.addedUnsubscribed },
    ...{ unchanged: sum.known, 'left meanwhile': sum.left },
  }
}
