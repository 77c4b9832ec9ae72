/** Takes an import back, step by step; an interrupted undo is continued by the same call. */
import type { Kysely } from 'kysely'
import { deleteIfUnused } from '../../content/media/files.ts'
import { beginUndo, endUndo, type Stay, undoneKinds, undoStep } from '../../content/undo-import.ts'
import type { Actor } from '../../kernel/actor.ts'
import { execute } from '../../kernel/run.ts'
import type { Tables } from '../../kernel/tables.ts'
import type { Progress } from './run.ts'

export interface Undone {
  /** How many things went, by kind. */
  taken: Record<string, number>
  redirects: number
  stays: Stay[]
}

const mostNamed = 5_000

/** @throws CommandError when there is no such run */
export async function undoImport(options: {
  db: Kysely<Tables>
  actor: Actor
  mediaDir: string
  runId: number
  progress(progress: Progress): void
}): Promise<Undone> {
  const { db, actor, mediaDir, runId, progress } = options
  const { redirects } = await execute(db, actor, beginUndo, { runId })
  const undone: Undone = { taken: {}, redirects, stays: [] }
  for (const kind of undoneKinds) {
    let after = 0
    let done = 0
    for (;;) {
      const step = await execute(db, actor, undoStep, { runId, kind, after })
      if (step.next === null) break
      for (const file of step.files) await deleteIfUnused(db, mediaDir, file)
      undone.taken[kind] = (undone.taken[kind] ?? 0) + step.taken
      undone.stays.push(...step.stays.slice(0, mostNamed - undone.stays.length))
      after = step.next
      done += step.taken
      progress({ phase: `taking back: ${kind}`, done, total: 0 })
    }
  }
  await execute(db, actor, endUndo, { runId, result: { ...undone } })
  return undone
}
