/**
 * A search index beside this process, for an archive so large that the database's own takes too long: it is kept from
 * the first question on, followed by the change log, and never more than a copy. Until it is complete, and whenever it
 * is not, the database answers.
 */
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { type Kysely, sql } from 'kysely'
import type { ConnectionSettings } from '../../../platform/database.ts'
import type { Log } from '../../../platform/log.ts'
import { goRound, type Rounds } from '../../../platform/rounds.ts'
import type { Tables } from '../../tables.ts'
import { IndexGone, type SearchIndex } from '../held.ts'
import { searchTopic } from '../topics.ts'
import type { FromThread, Question, ToThread } from './messages.ts'

export interface IndexBeside {
  /** The index when it is complete; asking for it is what it is kept for. */
  current(): SearchIndex | null
  isComplete(): boolean
  /** Topics of changes that are committed: what is asked after this is answered with them. */
  touch(topics: ReadonlySet<string>): void
  close(): Promise<void>
}

interface Settings {
  db: Kysely<Tables>
  connection: ConnectionSettings
  /** Where the files of this machine's indexes lie. */
  folder: string
  /** From so many articles on. */
  from: number
  log: Pick<Log, 'info' | 'warn'>
}

/** The thread's script, in the bundle under a name of its own. */
const script = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './thread.ts' : './search-index.js', import.meta.url),
)
const roundMs = 5_000
/** After a thread that failed, and between two looks at the size of the archive. */
const pauseMs = 60_000
const memoryMb = 128
/** For a question: most are answered in a few milliseconds. */
const patienceMs = 1_500
/** Touched once a day at least. */
const daily = 'today'

interface Pending {
  late: NodeJS.Timeout
  resolve(answer: never): void
  reject(error: Error): void
}

export function keepIndexBeside({ db, connection, folder, from, log }: Settings): IndexBeside {
  let thread: Worker | undefined
  let ready = false
  /** Follow messages that are not answered yet. */
  let awaited = 0
  let nextLook = 0
  let problem: string | undefined
  let asked = 0
  /** Since when it is not complete. */
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
    // Said once, not with every try.
    if (message.problem && message.problem !== problem)
      log.warn({ problem: message.problem }, 'the search index waits for the database')
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
      select count(*)::int as n from (select from searchable limit ${from}) as few`.execute(db)
    return rows[0]!.n >= from
  }

  async function look(): Promise<void> {
    if (thread && !ready && awaited === 0) follow()
    if (thread || Date.now() < nextLook) return
    nextLook = Date.now() + pauseMs
    if (await isLarge()) begin()
  }
  const failed = (error: unknown) => log.warn({ err: error }, 'the search index could not be looked after')
  let rounds: Rounds | undefined

  const ask = (question: Question) =>
    new Promise<never>((resolve, reject) => {
      if (!ready) return reject(gone())
      const n = ++asked
      // Where it is late, with much to follow or to find, the database answers until it says that it is there again.
      pending.set(n, { resolve, reject, late: setTimeout(setReady, patienceMs, false) })
      send({ kind: 'ask', n, ...question })
    })
  const index: SearchIndex = {
    newest: (...asks) => ask({ method: 'newest', asked: asks }),
    heaviest: (...asks) => ask({ method: 'heaviest', asked: asks }),
  }

  return {
    current() {
      rounds ??= goRound(() => look().then(() => roundMs), failed)
      return ready ? index : null
    },
    isComplete: () => ready,
    touch(topics) {
      if (thread && (topics.has(searchTopic) || topics.has(daily) || topics.has('*'))) follow()
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
