/**
 * Timers: work that starts at a certain time. Pages never read the clock: when a row of `timers` is due, the
 * scheduler runs its timer, whose command invalidates the pages that show it. Features own their timers. A
 * timer may run twice but must act once.
 */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { isUnavailable } from '../platform/database.ts'
import { type Loop, startLoop } from '../platform/loop.ts'
import { type Actor, isOneOf, isTheProgram, system } from './actor.ts'
import { CommandError, command, type Work } from './command.ts'
import { execute } from './run.ts'
import type { Tables } from './tables.ts'

export interface TimerContext {
  db: Kysely<Tables>
  /** The scheduler's actor. */
  actor: Actor
  /** The number after the colon of the key: 8123 in publish:8123. */
  id: number
  /** Moves the timer before its work is done, so that no other process starts it too. */
  postpone(until: Date): Promise<void>
}

export interface Timer {
  /** The whole key of its row, or the part before a colon. */
  key: string
  /** When a permanent timer is first due. Omitted: commands write its row. */
  first?: 'now' | ((db: Kysely<Tables>) => Promise<Date>)
  /** Returns when to run again, or null when its command or `postpone` has already set that. */
  run(context: TimerContext): Promise<Date | null>
}

export const defineTimer = (timer: Timer): Timer => timer

let installed = new Map<string, Timer>()

/** Installs the timers of this process. Called once, at the start (modules/install.ts). */
export function installTimers(timers: readonly Timer[]): void {
  installed = new Map(timers.map((timer) => [timer.key, timer]))
}

const scheduler = system('scheduler')

/** Writes missing rows of permanent timers. */
export async function ensureTimers(db: Kysely<Tables>): Promise<void> {
  for (const { key, first } of installed.values()) {
    if (!first) continue
    const dueAt = first === 'now' ? new Date() : await first(db)
    await db
      .insertInto('timers')
      .values({ key, dueAt })
      .onConflict((oc) => oc.doNothing())
      .execute()
  }
}

/** A timer that processes a whole archive rests three times as long as it works, so that readers do not notice it. */
export const afterRest = (began: number): Date => new Date(Date.now() + 3 * (Date.now() - began))

async function runTimer(db: Kysely<Tables>, key: string): Promise<void> {
  const [name, ref] = key.split(':') as [string, string?]
  const timer = installed.get(key) ?? installed.get(name)
  if (!timer) throw new UnknownTimer(key)
  const moveTo = (until: Date) => execute(db, scheduler, postpone, { key, until })
  const next = await timer.run({ db, actor: scheduler, id: Number(ref), postpone: moveTo })
  if (next) await moveTo(next)
}

/** Runs due timers in this process; with several processes, each timer still acts once. */
export function startTimers(db: Kysely<Tables>, onError: (error: unknown, key?: string) => void): Loop {
  const rounds = startLoop(async () => {
    const due = await db
      .selectFrom('timers')
      .select(['key', 'attempts'])
      .where('dueAt', '<=', new Date())
      .orderBy('dueAt')
      .limit(50)
      .execute()
    for (const { key, attempts } of due) {
      if (rounds.isClosed()) break
      try {
        await runTimer(db, key)
        if (attempts > 0) await execute(db, scheduler, noteSuccess, { key })
      } catch (error) {
        // While the database is unavailable, the failure cannot even be recorded.
        if (isUnavailable(error)) throw error
        const unknown = error instanceof UnknownTimer
        if (!unknown || attempts === 0) onError(error, key)
        // A failing timer must not block the others; it is retried.
        await execute(db, scheduler, noteFailure, { key, error: (error as Error).message, unknown })
      }
    }
    const next = await db.selectFrom('timers').select('dueAt').orderBy('dueAt').limit(1).executeTakeFirst()
    return Math.min(1_000, Math.max(5, (next?.dueAt.getTime() ?? Number.POSITIVE_INFINITY) - Date.now()))
  }, onError)
  return rounds
}

const postpone = command({
  name: 'clock.postpone',
  input: z.object({ key: z.string(), until: z.date() }),
  may: isTheProgram,
  run: async (work, { key, until }) =>
    void (await work.db.updateTable('timers').set({ dueAt: until }).where('key', '=', key).execute()),
})

/** Claims a due timer and sets its next time; false when another process was first. */
export async function claimTimer(work: Work, key: string, next: Date): Promise<boolean> {
  const row = await work.db
    .updateTable('timers')
    .set({ dueAt: next })
    .where('key', '=', key)
    .where('dueAt', '<=', work.now)
    .returning('key')
    .executeTakeFirst()
  return row !== undefined
}

/** This program has no timer for the key: a newer version wrote it. */
export class UnknownTimer extends Error {
  constructor(key: string) {
    super(`This version has no timer for "${key}".`)
  }
}

const firstWaitMs = 60_000
/** Apparent database outages are usually short. */
const soonMs = 1_000
const longestWaitMs = 15 * 60_000
const unknownWaitMs = 86_400_000

/** The delay before the next attempt, by number of failures. */
const waitAfter = (failures: number, first: number): number =>
  Math.min(longestWaitMs, first * 2 ** (failures - 1))

/** The article that a timer key refers to. */
export const articleOf = (key: string): number | null => {
  const id = /^publish:(\d+)$/.exec(key)?.[1]
  return id ? Number(id) : null
}

/** Records that a timer failed. It is retried after increasing delays; unknown timers once a day. */
export const noteFailure = command({
  name: 'clock.note-failure',
  input: z.object({
    key: z.string(),
    error: z.string(),
    unknown: z.boolean(),
    soon: z.boolean().default(false),
  }),
  may: isTheProgram,
  async run(work, { key, error, unknown, soon }) {
    const row = await work.db
      .selectFrom('timers')
      .select(['attempts', 'failedSince'])
      .where('key', '=', key)
      .forUpdate()
      .executeTakeFirst()
    if (!row) return
    const attempts = row.attempts + 1
    const wait = unknown ? unknownWaitMs : waitAfter(attempts, soon ? soonMs : firstWaitMs)
    await work.db
      .updateTable('timers')
      .set({
        attempts,
        error: error.slice(0, 500),
        failedSince: row.failedSince ?? work.now,
        failedAt: work.now,
        dueAt: new Date(work.now.getTime() + wait),
      })
      .where('key', '=', key)
      .execute()
    const articleId = articleOf(key)
    if (articleId) work.invalidate(`draft:${articleId}`)
  },
})

/** Records that a timer succeeded again. */
export const noteSuccess = command({
  name: 'clock.note-success',
  input: z.object({ key: z.string() }),
  may: isTheProgram,
  run: async (work, { key }) =>
    void (await work.db
      .updateTable('timers')
      .set({ attempts: 0, error: null, failedSince: null, failedAt: null })
      .where('key', '=', key)
      .execute()),
})

/** Retries a failed timer immediately. */
export const retryTimer = command({
  name: 'clock.retry',
  input: z.object({ key: z.string().max(200) }),
  may: isOneOf('editor', 'administrator'),
  async run(work, { key }) {
    const row = await work.db
      .updateTable('timers')
      .set({ dueAt: work.now })
      .where('key', '=', key)
      .where('attempts', '>', 0)
      .returning('key')
      .executeTakeFirst()
    if (!row) throw new CommandError('not-found', `Nothing named "${key}" has failed.`)
    const articleId = articleOf(key)
    work.about(articleId ? `article:${articleId}` : 'timers')
  },
})
