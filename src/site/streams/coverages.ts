/**
 * What those who read a coverage along are told: each change is read and rendered once in this process and goes to
 * all of them. By state, not by log, like the poll: what an entry is now, under the number of its last change.
 */
import { type CoverageChanges, changesSince } from '../../content/coverage/changes.ts'
import { coverageState } from '../../content/coverage/read.ts'
import { createChannel, type Message } from '../../delivery/streams/channel.ts'
import { eventBytes } from '../../delivery/streams/head.ts'
import type { Reader, ReaderChannel, Streams } from '../../delivery/streams/streams.ts'
import { coverageMessage, entryMessage } from '../coverage/message.tsx'
import type { SiteReading } from '../route.ts'

/** Who is further behind loads the page anew. */
const mostBehind = 500
const readAtOnce = 100
const retryMs = 1_000
const idleMs = 60_000

export interface Joined {
  channel: ReaderChannel
  /** The reader has everything up to here. */
  number: number
  first?: Buffer
}

interface Open {
  id: number
  channel: ReaderChannel
  /** Everything up to here is in the channel. */
  position: number
  usedAt: number
  reading?: Promise<void> | undefined
  again: boolean
  filling?: Promise<void> | undefined
}

interface Options {
  /** With a pen that nobody reads. */
  reading: SiteReading
  streams: Pick<Streams, 'round' | 'end'>
  isUnavailable(error: unknown): boolean
  onError(error: unknown, what: string): void
}

const reloadEvent = (number?: number) => eventBytes('reload', '{}', number)

export function createCoverageStreams({ reading, streams, isUnavailable, onError }: Options) {
  const opens = new Map<number, Promise<Open | 'unknown' | 'gone'>>()
  const standing = new Map<number, Open>()
  let closed = false

  function openOf(id: number): Promise<Open | 'unknown' | 'gone'> {
    let open = opens.get(id)
    if (!open) {
      open = begin(id)
      opens.set(id, open)
      const forget = () => void (opens.get(id) === open && opens.delete(id))
      open.then((found) => typeof found === 'string' && forget(), forget)
    }
    return open
  }

  async function begin(id: number): Promise<Open | 'unknown' | 'gone'> {
    const { number, coverage } = await changesSince(reading, id, farFuture, 1)
    if (!coverage) {
      const { state } = await coverageState(reading, id)
      return state === 'gone' ? 'gone' : 'unknown'
    }
    const open: Open = {
      ...{ id, channel: createChannel<Reader>(number), position: number },
      ...{ usedAt: performance.now(), again: false },
    }
    standing.set(id, open)
    // What was touched before it stood here went by unheard.
    void catchUp(open)
    return open
  }

  function forget(open: Open): void {
    opens.delete(open.id)
    if (standing.get(open.id) === open) standing.delete(open.id)
  }

  /** Reads what is new, again if more was touched meanwhile. Never rejects: while the database is away it waits. */
  function catchUp(open: Open): Promise<void> {
    open.again = true
    open.reading ??= readOn(open).finally(() => {
      open.reading = undefined
    })
    return open.reading
  }

  async function readOn(open: Open): Promise<void> {
    while (open.again && !closed && standing.get(open.id) === open) {
      open.again = false
      try {
        await readNew(open)
      } catch (error) {
        if (!isUnavailable(error)) onError(error, `events of coverage ${open.id}`)
        open.again = true
        await new Promise((resolve) => setTimeout(resolve, retryMs).unref())
      }
    }
  }

  async function readNew(open: Open): Promise<void> {
    for (let more = true; more; ) {
      const changes = await changesSince(reading, open.id, open.position, readAtOnce)
      // Not public any more, or put back to an older state by a restored backup.
      if (!changes.coverage || changes.coverage.number < open.position) {
        forget(open)
        return streams.end(open.channel, reloadEvent())
      }
      open.channel.push(await toMessages(changes))
      open.position = changes.number
      more = changes.more
      const told = streams.round(open.channel)
      if (more) await told
    }
  }

  async function toMessages(changes: CoverageChanges): Promise<Message[]> {
    const { number, coverage, coverageChanged } = changes
    const messages = await Promise.all(
      changes.entries.map(async (change) => ({
        number: change.changed,
        about: `entry ${change.id}`,
        bytes: eventBytes('entry', JSON.stringify(await entryMessage(reading, change)), change.changed),
      })),
    )
    if (coverage && coverageChanged && coverage.changed <= number) {
      const data = JSON.stringify(await coverageMessage(reading, coverage))
      const bytes = eventBytes('coverage', data, coverage.changed)
      messages.push({ number: coverage.changed, about: 'coverage', bytes })
    }
    return messages.sort((a, b) => a.number - b.number)
  }

  async function fillBack(open: Open, after: number): Promise<void> {
    const changes = await changesSince(reading, open.id, after, mostBehind)
    if (!changes.more) open.channel.extend(after, await toMessages(changes))
  }

  return {
    /**
     * Where a reader who has everything up to `after` (null: who wants what comes from now on) joins.
     * Rejects while the database is away and the coverage is not known here yet.
     */
    async join(id: number, after: number | null): Promise<Joined | 'unknown' | 'gone'> {
      const open = await openOf(id)
      if (typeof open === 'string') return open
      const { channel } = open
      open.usedAt = performance.now()
      if (after === null) return { channel, number: channel.last() }
      const reload = () => ({
        ...{ channel, number: open.position, first: reloadEvent(open.position) },
      })
      if (after > open.position) {
        // Another process was quicker, or the database has been put back.
        const { number } = await changesSince(reading, id, farFuture, 1)
        return after > number ? reload() : { channel, number: after }
      }
      if (open.position - after > mostBehind) return reload()
      for (let tries = 0; after < channel.floor() && tries < 3; tries++) {
        open.filling ??= fillBack(open, after).finally(() => {
          open.filling = undefined
        })
        await open.filling
      }
      return after < channel.floor() ? reload() : { channel, number: after }
    },

    /** Hears of every touch, after what the site remembers has heard of it. */
    touch(topics: ReadonlySet<string>): void {
      for (const open of standing.values()) {
        if (topics.has('*') || topics.has(`coverage-changes:${open.id}`) || topics.has(`coverage:${open.id}`))
          void catchUp(open)
      }
    },

    /** How many read each coverage along in this process; forgets those that nobody has read for a while. */
    watching(): Map<number, number> {
      const counts = new Map<number, number>()
      for (const open of standing.values()) {
        const { size } = open.channel.listeners
        if (size > 0) open.usedAt = performance.now()
        else if (performance.now() - open.usedAt > idleMs) forget(open)
        counts.set(open.id, size)
      }
      return counts
    },

    close(): void {
      closed = true
    },
  }
}

/** Of no coverage: asks for its number alone. */
const farFuture = 2_147_483_647

export type CoverageStreams = ReturnType<typeof createCoverageStreams>
