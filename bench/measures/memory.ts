/** A process that has served far more articles than it can keep: its memory, and the time of a cold article. */
import { addressesOf } from '../archive.ts'
import type { Ground, Row } from '../ground.ts'
import { each, writeScript, wrk } from '../load.ts'
import { megabytes, percentile, say, spread } from '../numbers.ts'
import { startProgram } from '../program.ts'

const coldOnes = 2_000
const warmingUp = 200
const served = 15_000
const boundBytes = 300 * 2 ** 20
const boundMs = 20

export async function memory(ground: Ground): Promise<Row[]> {
  const program = await startProgram(ground)
  const addresses = await addressesOf(ground.newsroom, served)
  const waits: number[] = []
  for (const [n, address] of addresses.slice(0, warmingUp + coldOnes).entries()) {
    const { milliseconds, status } = await program.client.get(address)
    if (status !== 200) throw new Error(`${address} was answered ${status}.`)
    if (n >= warmingUp) waits.push(milliseconds)
  }
  await each(addresses.slice(warmingUp + coldOnes), 16, (address) => program.client.get(address))
  await wrk(program.port, await writeScript(ground.folder, 'memory', addresses.slice(-2_000)), 4)
  const { now, most } = program.memory()
  const cached = (await program.metrics()).get('nashra_cache_bytes') ?? 0
  await program.stop()
  return [
    {
      what: `a cold article of ${say(ground.articles)}, one after the other`,
      measured: spread(waits),
      against: `p99 ≤ ${boundMs} ms`,
      ok: percentile(waits, 99) <= boundMs,
    },
    {
      what: `memory of the process after ${say(served)} articles, at most (at the end; cache)`,
      measured: `${megabytes(most)} (${megabytes(now)}; ${megabytes(cached)})`,
      against: `≤ ${megabytes(boundBytes)}`,
      ok: most <= boundBytes,
    },
  ]
}
