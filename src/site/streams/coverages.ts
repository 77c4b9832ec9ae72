/**
 * Event streams of live coverages. Each change is read and rendered once per process and sent to all readers.
 * Sends the current state of each changed entry with the number of its last change, not a log of changes.
 */
import { type CoverageChanges, changesSince } from '../../content/coverage/changes.ts'
import { coverageState } from '../../content/coverage/read.ts'
import { createChannel, type Message } from '../../delivery/event-streams/channel.ts'
import { eventBytes } from '../../delivery/event-streams/head.ts'
import type { Reader, ReaderChannel, Streams } from '../../delivery/event-streams/streams.ts'
import { coverageMessage, entryMessage } from '../coverage/message.tsx'
import type { SiteReadContext } from '../route.ts'

/** A reader who missed more changes than this is told to reload the page. */
const maxBehind = 500
const readAtOnce = 100
const retryMs = 1_000
const idleMs = 60_000

export interface Joined {
  channel: ReaderChannel
  /** The reader has all changes up to this number. */
  sequence: number
  first?: Buffer
}

interface OpenCoverage {
  id: number
  channel: ReaderChannel
  /** All changes up to this number are in the channel. */
  position: number
  usedAt: number
  reading?: Promise<void> | undefined
  again: boolean
  filling?: Promise<void> | undefined
}

interface Options {
  /** A context whose cache tags are not recorded. */
  readContext: SiteReadContext
  streams: Pick<Streams, 'round' | 'end'>
  isUnavailable(error: unknown): boolean
  onError(error: unknown, what: string): void
}

const reloadEvent = (sequence?: number) => eventBytes('reload', '{}', sequence)

export function createCoverageStreams({ readContext, streams, isUnavailable, onError }: Options) {
  const opens = new Map<number, Promise<OpenCoverage | 'unknown' | 'gone'>>()
  const channels = new Map<number, OpenCoverage>()
  let closed = false

  function openOf(id: number): Promise<OpenCoverage | 'unknown' | 'gone'> {
    let open = opens.get(id)
    if (!open) {
      open = openCoverage(id)
      opens.set(id, open)
      const forget = () => void (opens.get(id) === open && opens.delete(id))
      open.then((found) => typeof found === 'string' && forget(), forget)
    }
    return open
  }

  async function openCoverage(id: number): Promise<OpenCoverage | 'unknown' | 'gone'> {
    const { sequence, coverage } = await changesSince(readContext, id, beyondAllChanges, 1)
    if (!coverage) {
      const { state } = await coverageState(readContext, id)
      return state === 'gone' ? 'gone' : 'unknown'
    }
    const open: OpenCoverage = {
      ...{ id, channel: createChannel<Reader>(sequence), position: sequence },
      ...{ usedAt: performance.now(), again: false },
    }
    channels.set(id, open)
    // Catch up on changes that happened before this channel was registered.
    void catchUp(open)
    return open
  }

  function forget(open: OpenCoverage): void {
    opens.delete(open.id)
    if (channels.get(open.id) === open) channels.delete(open.id)
  }

  /**
   * Sends new changes, and repeats when more were invalidated meanwhile. Never rejects: while the database is
   * unavailable, it waits.
   */
  function catchUp(open: OpenCoverage): Promise<void> {
    open.again = true
    open.reading ??= readUntilCurrent(open).finally(() => {
      open.reading = undefined
    })
    return open.reading
  }

  async function readUntilCurrent(open: OpenCoverage): Promise<void> {
    while (open.again && !closed && channels.get(open.id) === open) {
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

  async function readNew(open: OpenCoverage): Promise<void> {
    for (let more = true; more; ) {
      const changes = await changesSince(readContext, open.id, open.position, readAtOnce)
      // The coverage is no longer public, or a restored backup has set it back to an older state.
      if (!changes.coverage || changes.coverage.sequence < open.position) {
        forget(open)
        return streams.end(open.channel, reloadEvent())
      }
      open.channel.push(await toMessages(changes))
      open.position = changes.sequence
      more = changes.more
      const sent = streams.round(open.channel)
      if (more) await sent
    }
  }

  async function toMessages(changes: CoverageChanges): Promise<Message[]> {
    const { sequence, coverage, coverageChanged } = changes
    const messages = await Promise.all(
      changes.entries.map(async (change) => ({
        sequence: change.changedSequence,
        about: `entry ${change.id}`,
        bytes: eventBytes(
          'entry',
          JSON.stringify(await entryMessage(readContext, change)),
          change.changedSequence,
        ),
      })),
    )
    if (coverage && coverageChanged && coverage.changedSequence <= sequence) {
      const data = JSON.stringify(await coverageMessage(readContext, coverage))
      const bytes = eventBytes('coverage', data, coverage.changedSequence)
      messages.push({ sequence: coverage.changedSequence, about: 'coverage', bytes })
    }
    return messages.sort((a, b) => a.sequence - b.sequence)
  }

  async function fillBack(open: OpenCoverage, after: number): Promise<void> {
    const changes = await changesSince(readContext, open.id, after, maxBehind)
    if (!changes.more) open.channel.extend(after, await toMessages(changes))
  }

  return {
    /**
     * Lets a reader join who has all changes up to `after`; null starts with the next change. Rejects while
     * the database is unavailable and this process does not know the coverage yet.
     */
    async join(id: number, after: number | null): Promise<Joined | 'unknown' | 'gone'> {
      const open = await openOf(id)
      if (typeof open === 'string') return open
      const { channel } = open
      open.usedAt = performance.now()
      if (after === null) return { channel, sequence: channel.last() }
      const reload = () => ({
        ...{ channel, sequence: open.position, first: reloadEvent(open.position) },
      })
      if (after > open.position) {
        // Another process had newer changes, or the database was restored.
        const { sequence } = await changesSince(readContext, id, beyondAllChanges, 1)
        return after > sequence ? reload() : { channel, sequence: after }
      }
      if (open.position - after > maxBehind) return reload()
      for (let tries = 0; after < channel.floor() && tries < 3; tries++) {
        open.filling ??= fillBack(open, after).finally(() => {
          open.filling = undefined
        })
        await open.filling
      }
      return after < channel.floor() ? reload() : { channel, sequence: after }
    },

    /** Handles every invalidation, after the site's caches have handled it. */
    invalidate(cacheTags: ReadonlySet<string>): void {
      for (const open of channels.values()) {
        if (
          cacheTags.has('*') ||
          cacheTags.has(`coverage-changes:${open.id}`) ||
          cacheTags.has(`coverage:${open.id}`)
        )
          void catchUp(open)
      }
    },

    /** The number of readers of each coverage in this process; forgets coverages without readers for a while. */
    readerCounts(): Map<number, number> {
      const counts = new Map<number, number>()
      for (const open of channels.values()) {
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

/** Beyond every change of a coverage: asks for its current number only. */
const beyondAllChanges = 2_147_483_647

export type CoverageStreams = ReturnType<typeof createCoverageStreams>
