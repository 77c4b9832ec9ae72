/** Everything that is pushed to readers, put together: the streams, what is said on them, the door that opens them. */
import type { Kysely } from 'kysely'
import type { Tables } from '../content/tables.ts'
import type { Delivery } from '../delivery/contract.ts'
import { createStreams } from '../delivery/streams/streams.ts'
import { isUnavailable } from '../platform/database.ts'
import type { SiteReading } from '../site/route.ts'
import { createCoverageStreams } from '../site/streams/coverages.ts'
import { createNowStream } from '../site/streams/now.ts'
import { createEventsDoor } from './events.ts'
import type { Metrics } from './metrics.ts'
import { mostStreams } from './stream-limit.ts'
import { reportWatchers } from './watchers.ts'

interface Options {
  db: Kysely<Tables>
  reading: SiteReading
  delivery: Delivery
  metrics: Metrics
  streamsPerAddress: number
  /** Throws, as if the database were away, until the schema is there. */
  whenReady(): void
  onError(error: unknown, what?: string): void
}

export function openLive({ db, reading, delivery, metrics, streamsPerAddress, whenReady, onError }: Options) {
  const streams = createStreams({
    most: mostStreams(),
    mostPerAddress: streamsPerAddress,
    onRound: metrics.onRound,
  })
  metrics.watch('nashra_streams_open', 'Event streams that are open', () => streams.stats().open)
  metrics.watch(
    'nashra_streams_dropped_total',
    'Event streams of readers that were too slow',
    () => streams.stats().dropped,
  )
  metrics.watch('nashra_stream_events_total', 'Events sent, once for each reader', () => streams.stats().sent)
  const coverages = createCoverageStreams({ reading, streams, isUnavailable, onError })
  const now = createNowStream(delivery, streams)
  const ofWatchers = (error: unknown) => isUnavailable(error) || onError(error, 'watchers')
  let reporting: ReturnType<typeof reportWatchers> | undefined

  return {
    door: createEventsDoor({ streams, coverages, now, isUnavailable, whenReady }),
    /** Hears of every touch, after delivery has. */
    touch(topics: ReadonlySet<string>) {
      coverages.touch(topics)
      now.touch()
    },
    /** Once the schema is there. */
    begin() {
      reporting = reportWatchers(db, coverages.watching, ofWatchers)
    },
    async close() {
      coverages.close()
      await streams.close()
      await reporting?.close()
    },
  }
}
