/** Assembles all event streams: the channels, their messages, and the request handler. */
import type { Kysely } from 'kysely'
import type { Delivery } from '../delivery/contract.ts'
import { createStreams } from '../delivery/event-streams/streams.ts'
import type { Tables } from '../kernel/tables.ts'
import { isUnavailable } from '../platform/database.ts'
import type { SiteReadContext } from '../site/route.ts'
import { createCoverageStreams } from '../site/streams/coverages.ts'
import { createNowStream } from '../site/streams/now.ts'
import { reportAudience } from './audience.ts'
import { createEventsHandler } from './events.ts'
import type { Metrics } from './metrics.ts'
import { maxStreams } from './stream-limit.ts'

interface Options {
  db: Kysely<Tables>
  readContext: SiteReadContext
  delivery: Delivery
  metrics: Metrics
  streamsPerAddress: number
  /** Throws, as when the database is unavailable, until the schema is ready. */
  requireReady(): void
  onError(error: unknown, what?: string): void
}

export function openLive({
  db,
  readContext,
  delivery,
  metrics,
  streamsPerAddress,
  requireReady,
  onError,
}: Options) {
  const streams = createStreams({
    max: maxStreams(),
    maxPerAddress: streamsPerAddress,
    onRound: metrics.onRound,
  })
  metrics.watch('nashra_streams_open', 'Event streams that are open', () => streams.stats().open)
  metrics.watch(
    'nashra_streams_dropped_total',
    'Event streams closed because the reader was too slow',
    () => streams.stats().dropped,
  )
  metrics.watch('nashra_stream_events_total', 'Events sent, once for each reader', () => streams.stats().sent)
  const coverages = createCoverageStreams({ readContext, streams, isUnavailable, onError })
  const now = createNowStream(delivery, streams)
  const ofWatchers = (error: unknown) => isUnavailable(error) || onError(error, 'watchers')
  let reporting: ReturnType<typeof reportAudience> | undefined

  return {
    handler: createEventsHandler({ streams, coverages, now, isUnavailable, requireReady }),
    /** Handles every invalidation, after delivery has. */
    invalidate(cacheTags: ReadonlySet<string>) {
      coverages.invalidate(cacheTags)
      now.invalidate()
    },
    /** Called once the schema is ready. */
    begin() {
      reporting = reportAudience(db, coverages.readerCounts, ofWatchers)
    },
    async close() {
      coverages.close()
      await streams.close()
      await reporting?.close()
    },
  }
}
