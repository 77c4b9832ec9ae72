/** /metrics for Prometheus: what the process does and what delivery counts. */
import client from 'prom-client'
import type { Delivery } from '../delivery/contract.ts'

export interface Metrics {
  contentType: string
  text(): Promise<string>
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
  return { contentType: register.contentType, text: () => register.metrics() }
}
