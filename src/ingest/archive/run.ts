/** One run of an import from another program: what its parts share, and where they report what did not come in. */
import type { Kysely } from 'kysely'
import type { z } from 'zod'
import { noteLosses, type RunLoss } from '../../content/imports/runs.ts'
import type { ImportSystem } from '../../content/imports/tables.ts'
import { type Actor, system } from '../../kernel/actor.ts'
import type { Command } from '../../kernel/command.ts'
import { execute } from '../../kernel/run.ts'
import type { Tables } from '../../kernel/tables.ts'
import type { Loss } from './loss.ts'
import type { Mapping } from './mapping.ts'

/** A sentence for the user about the source: nothing was imported. */
export class SourceError extends Error {}

export interface Progress {
  /** What is being read or written, in words. */
  phase: string
  done: number
  /** 0 when it is not known. */
  total: number
}

export interface ArchiveRun {
  db: Kysely<Tables>
  actor: Actor
  /** 0 in a trial, which writes nothing. */
  runId: number
  isTrial: boolean
  system: ImportSystem
  /** The key of the site, and its address. */
  site: string
  address: string
  mapping: Mapping
  /** Whether this run continues an interrupted one. */
  isContinued: boolean
  /** Whether things that were taken back come again. */
  again: boolean
  signal: AbortSignal | undefined
  progress(progress: Progress): void
  note(loss: Partial<RunLoss> & Loss): void
  /** Writes the losses noted so far. */
  flush(): Promise<void>
  /** In a trial: the losses by kind. */
  trialLosses(): { kind: string; count: number; items: Omit<RunLoss, 'kind'>[] }[]
  /** Runs a command; in a trial, returns a number that stands for its result. */
  write<S extends z.ZodType, O extends { id: number }>(
    command: Command<S, O>,
    input: z.input<S>,
  ): Promise<O | { id: number }>
}

const mostExamples = 50
const clip = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text)

/** Opens the shared part of a run. */
export function openRun(
  given: Omit<ArchiveRun, 'actor' | 'note' | 'flush' | 'trialLosses' | 'write' | 'isTrial'>,
): ArchiveRun {
  const { db, runId } = given
  const actor = system('import')
  const kinds = new Map<string, { count: number; items: Omit<RunLoss, 'kind'>[] }>()
  let waiting: RunLoss[] = []
  let trialId = 0
  return {
    ...given,
    ...{ actor, isTrial: runId === 0 },
    note({ kind, detail, type = '', oldId = '', title = '', address = '' }) {
      const item = {
        ...{ type, oldId, title: clip(title, 300), address: clip(address, 2_000) },
        detail: clip(detail, 1_000).toWellFormed(),
      }
      if (runId > 0) return void waiting.push({ kind, ...item })
      const known = kinds.get(kind) ?? { count: 0, items: [] }
      known.count++
      if (known.items.length < mostExamples) known.items.push(item)
      kinds.set(kind, known)
    },
    async flush() {
      while (waiting.length > 0) {
        const losses = waiting.slice(0, 5_000)
        await execute(db, actor, noteLosses, { runId, losses })
        waiting = waiting.slice(5_000)
      }
    },
    trialLosses: () =>
      [...kinds].map(([kind, loss]) => ({ kind, ...loss })).sort((a, b) => b.count - a.count),
    write: (command, input) =>
      runId > 0 ? execute(db, actor, command, input) : Promise.resolve({ id: ++trialId }),
  }
}
