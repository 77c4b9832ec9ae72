/** /metrics for Prometheus: what the process does and what delivery counts. */
import client from 'prom-client'
import type { Delivery } from '../delivery/contract.ts'
import type { StreamsOptions } from '../delivery/streams/streams.ts'

export interface Metrics {
  contentType: string
  text(): Promise<string>
  /** How long a round to all readers of a channel took. */
  onRound: NonNullable<StreamsOptions['onRound']>
  /** From now on this is told too. */
  watch(name: string, help: string, read: () => number): void
}

type Read = (stats: ReturnType<Delivery['stats']>) => number

const counters: [name: string, help: string, read: Read][] = [
  ['nashra_plans_total', 'Pages planned', (s) => s.plans],
  ['nashra_page_hits_total', 'Answers of warm pages', (s) => s.hits],
  ['nashra_page_misses_total', 'Answers that were planned, rendered or stitched', (s) => s.misses],
  ['nashra_stale_answers_total', 'Times that an older version stood in', (s) => s.stale],
  ['nashra_render_failures_total', 'Renders and plans that failed', (s) => s.failures],
  ['nashra_evictions_total', 'Entries that made room for others', (s) => s.evictions],
]
const gauges: typeof counters = [
  ['nashra_cache_bytes', 'Bytes of everything that is kept', (s) => s.bytes],
  ['nashra_cache_entries', 'Plans and fragments that are kept', (s) => s.entries],
  ['nashra_cache_topics', 'Topics in the index', (s) => s.topics],
  ['nashra_renders_in_flight', 'Renders under way', (s) => s.inFlight],
]

export function openMetrics(delivery: Pick<Delivery, 'stats'>): Metrics {
  const register = new client.Registry()
  client.collectDefaultMetrics({ register })
  // These list every connection: with 10,000 readers that holds up everybody for a third of a second.
  for (const what of ['handles', 'resources', 'requests'])
    for (const end of ['', '_total']) register.removeSingleMetric(`nodejs_active_${what}${end}`)
  const registers = [register]
  for (const [name, help, read] of counters) {
    new client.Counter({
      ...{ name, help, registers },
      collect() {
        this.reset()
        this.inc(read(delivery.stats()))
      },
    })
  }
  for (const [name, help, read] of gauges) {
    new client.Gauge({
      ...{ name, help, registers },
      collect() {
        this.set(read(delivery.stats()))
      },
    })
  }
  new client.Counter({
    ...{
      name: 'nashra_renders_total',
      help: 'Fragments rendered, by name',
      labelNames: ['fragment'],
      registers,
    },
    collect() {
      this.reset()
      for (const [fragment, n] of Object.entries(delivery.stats().renders)) this.inc({ fragment }, n)
    },
  })
  const rounds = new client.Histogram({
    ...{ name: 'nashra_stream_round_seconds', help: 'From the first reader told to the last', registers },
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
  })
  return {
    contentType: register.contentType,
    text: () => register.metrics(),
    onRound: (milliseconds) => rounds.observe(milliseconds / 1000),
    watch(name, help, read) {
      new client.Gauge({
        ...{ name, help, registers },
        collect() {
          this.set(read())
        },
      })
    },
  }
}
