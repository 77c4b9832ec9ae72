/** /metrics for Prometheus: metrics of the process and of delivery. */
import client from 'prom-client'
import type { Delivery } from '../delivery/contract.ts'
import type { StreamsOptions } from '../delivery/event-streams/streams.ts'

export interface Metrics {
  contentType: string
  text(): Promise<string>
  /** Called with the duration of each round to all readers of a channel. */
  onRound: NonNullable<StreamsOptions['onRound']>
  /** Registers a counter with one label; returns a function that increments it. */
  count(name: string, help: string, label: string): (value: string) => void
  /** Like `count`, with two labels. */
  countBoth(name: string, help: string, labels: [string, string]): (first: string, second: string) => void
  /** Registers a gauge. */
  watch(name: string, help: string, read: () => number): void
}

type Read = (stats: ReturnType<Delivery['stats']>) => number

const counters: [name: string, help: string, read: Read][] = [
  ['nashra_plans_total', 'Pages planned', (s) => s.plans],
  ['nashra_page_hits_total', 'Responses from the warm cache', (s) => s.hits],
  ['nashra_page_misses_total', 'Responses that needed planning, rendering or assembling', (s) => s.misses],
  ['nashra_stale_answers_total', 'Stale versions served', (s) => s.stale],
  ['nashra_render_failures_total', 'Renders and plans that failed', (s) => s.failures],
  ['nashra_evictions_total', 'Evicted cache entries', (s) => s.evictions],
]
const gauges: typeof counters = [
  ['nashra_cache_bytes', 'Bytes in the cache', (s) => s.bytes],
  ['nashra_cache_entries', 'Plans and fragments in the cache', (s) => s.entries],
  ['nashra_cache_tags', 'Cache tags in the index', (s) => s.cacheTags],
  ['nashra_renders_in_flight', 'Renders under way', (s) => s.inFlight],
]

export function openMetrics(delivery: Pick<Delivery, 'stats'>): Metrics {
  const register = new client.Registry()
  client.collectDefaultMetrics({ register })
  // These metrics list every connection, which would block the process for a third of a second with 10,000
  // readers.
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
    ...{
      name: 'nashra_stream_round_seconds',
      help: 'Time to send a round to all readers of a channel',
      registers,
    },
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
  })
  return {
    contentType: register.contentType,
    text: () => register.metrics(),
    onRound: (milliseconds) => rounds.observe(milliseconds / 1000),
    count(name, help, label) {
      const counter = new client.Counter({ ...{ name, help, registers }, labelNames: [label] })
      return (value) => counter.inc({ [label]: value })
    },
    countBoth(name, help, labels) {
      const counter = new client.Counter({ ...{ name, help, registers }, labelNames: labels })
      return (first, second) => counter.inc({ [labels[0]]: first, [labels[1]]: second })
    },
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
