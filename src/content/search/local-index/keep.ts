/**
 * A local search index for archives so large that the database's is too slow. It is built at the first
 * question, updated from the change log, and only ever a copy. While it is incomplete, the database answers.
 */
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../../kernel/tables.ts'
import type { ConnectionSettings } from '../../../platform/database.ts'
import type { Log } from '../../../platform/log.ts'
import { type Loop, startLoop } from '../../../platform/loop.ts'
import { removalsCacheTag } from '../../removals.ts'
import { searchCacheTag } from '../cache-tags.ts'
import { IndexGone, type SearchIndex } from '../index-query.ts'
import type { FromThread, Question, ToThread } from './messages.ts'

export interface LocalIndex {
  /** The index when it is complete; calling this also starts building it. */
  current(): SearchIndex | null
  isComplete(): boolean
  /** Cache tags of committed changes: later questions are answered with them. */
  invalidate(cacheTags: ReadonlySet<string>): void
  close(): Promise<void>
}

interface Settings {
  db: Kysely<Tables>
  connection: ConnectionSettings
  /** The folder for the index files of this machine. */
  folder: string
  /** The number of articles from which a local index is used. */
  from: number
  log: Pick<Log, 'info' | 'warn'>
}

/** The thread's script, which the build bundles under its own name. */
const script = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './thread.ts' : './search-index.js', import.meta.url),
)
const roundMs = 5_000
/** The wait after a thread failed, and between two checks of the archive's size. */
const pauseMs = 60_000
const memoryMb = 128
/** The time limit for a question; most take a few milliseconds. */
const patienceMs = 1_500
/** The file is touched at least once a day. */
const daily = 'today'

interface Pending {
  late: NodeJS.Timeout
  resolve(answer: never): void
  reject(error: Error): void
}

export function keepLocalIndex({ db, connection, folder, from, log }: Settings): LocalIndex {
  let thread: Worker | undefined
  let ready = false
  /** Follow messages without an answer yet. */
  let awaited = 0
  let nextLook = 0
  let problem: string | undefined
  let asked = 0
  /** The time since which it is incomplete. */
  let began = 0
  const pending = new Map<number, Pending>()

  const send = (message: ToThread) => thread?.postMessage(message)
  const follow = () => {
    awaited++
    send({ kind: 'follow', connection: { ...connection } })
  }

  const gone = () => new IndexGone('The search index is not complete.')

  function settle(n: number, how: (waiting: Pending) => void): void {
    const waiting = pending.get(n)
    if (!waiting) return
    clearTimeout(waiting.late)
    pending.delete(n)
    how(waiting)
  }

  function setReady(now: boolean): void {
    if (ready && !now) began = Date.now()
    ready = now
    if (ready) return
    for (const n of pending.keys()) settle(n, ({ reject }) => reject(gone()))
  }

  function hear(message: FromThread): void {
    if (message.kind !== 'ready') {
      if (message.kind === 'refusal')
        log.warn({ problem: message.problem }, 'the search index could not answer')
      settle(message.n, ({ resolve, reject }) =>
        message.kind === 'answer' ? resolve(message.answer as never) : reject(gone()),
      )
      return
    }
    if (message.ready || message.problem !== undefined) awaited--
    // Logged once, not at every attempt.
    if (message.problem && message.problem !== problem)
      log.warn({ problem: message.problem }, 'the search index is not up to date, and the database answers')
    problem = message.problem
    if (message.ready && !ready)
      log.info({ seconds: Math.round((Date.now() - began) / 1000) }, 'the search index is complete')
    setReady(message.ready)
  }

  function begin(): void {
    began = Date.now()
    const fresh = new Worker(script, {
      workerData: { folder },
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    })
    fresh.on('message', hear)
    fresh.on('error', (error) => log.warn({ err: error }, 'the search index failed and is made anew'))
    fresh.on('exit', () => {
      if (thread !== fresh) return
      thread = undefined
      nextLook = Date.now() + pauseMs
      setReady(false)
    })
    fresh.unref()
    thread = fresh
    awaited = 0
    follow()
  }

  async function isLarge(): Promise<boolean> {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from (select from search_documents limit ${from}) as few`.execute(db)
    return rows[0]!.n >= from
  }

  async function look(): Promise<void> {
    if (thread && !ready && awaited === 0) follow()
    if (thread || Date.now() < nextLook) return
    nextLook = Date.now() + pauseMs
    if (await isLarge()) begin()
  }
  const failed = (error: unknown) => log.warn({ err: error }, 'the search index could not be looked after')
  let rounds: Loop | undefined

  const ask = (question: Question) =>
    new Promise<never>((resolve, reject) => {
      if (!ready) return reject(gone())
      const n = ++asked
      // While the index is slow, PostgreSQL answers, until the index is ready again.
      pending.set(n, { resolve, reject, late: setTimeout(setReady, patienceMs, false) })
      send({ kind: 'ask', n, ...question })
    })
  const index: SearchIndex = {
    newest: (...asks) => ask({ method: 'newest', asked: asks }),
    heaviest: (...asks) => ask({ method: 'heaviest', asked: asks }),
  }

  return {
    current() {
      rounds ??= startLoop(() => look().then(() => roundMs), failed)
      return ready ? index : null
    },
    isComplete: () => ready,
    invalidate(cacheTags) {
      // After a removal for legal reasons, nothing of the old file may remain on disk: a new one is built.
      if (cacheTags.has(removalsCacheTag)) return send({ kind: 'discard' })
      if (thread && (cacheTags.has(searchCacheTag) || cacheTags.has(daily) || cacheTags.has('*'))) follow()
    },
    async close() {
      await rounds?.close()
      const last = thread
      thread = undefined
      setReady(false)
      await last?.terminate()
    },
  }
}
