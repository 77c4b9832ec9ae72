/** Floods of invented addresses and of query strings: memory and hit rate stay as they were. */
import { addressesOf } from '../archive.ts'
import { type Ground, note, type Row } from '../ground.ts'
import { each, writeScript, wrk } from '../load.ts'
import { megabytes, say } from '../numbers.ts'
import { growth, type Program, startProgram } from '../program.ts'
import { pages } from './serving.ts'

const flooding = 100_000
/** What a process may grow by: the share of the cache for pages that are not there, and the noise of the heap. */
const allowed = 1.1

interface State {
  resident: number
  cached: number
  /** Of all pages asked for once, the part that was warm. */
  hitRate: number
}

export async function flood(ground: Ground): Promise<Row[]> {
  const addresses = await addressesOf(ground.newsroom, pages)
  const program = await startProgram(ground)
  const script = await writeScript(ground.folder, 'flood', addresses)
  await each(addresses, 8, (address) => program.client.get(address))
  const before = await stateOf(program, addresses, script)
  await send(program, unknownAddresses(), 404)
  const unknown = await stateOf(program, addresses, script)
  note(`  after unknown addresses: ${describe(unknown)}`)
  await send(program, queryStrings(addresses[0]!), 200)
  const queries = await stateOf(program, addresses, script)
  await program.stop()
  return [
    row(`after ${say(flooding)} unknown addresses`, before, unknown),
    row(`after ${say(flooding)} query strings on one article`, unknown, queries),
  ]
}

/** Articles, sections and stories that are not there, and paths that no route has. */
function* unknownAddresses(): Generator<string> {
  const shapes = [
    (n: number) => `/articles/${100_000_000 + n}/x`,
    (n: number) => `/sections/no-${n}`,
    (n: number) => `/stories/no-${n}`,
    (n: number) => `/wp-admin/${n}.php`,
  ]
  for (let n = 0; n < flooding; n++) yield shapes[n % shapes.length]!(n)
}

function* queryStrings(address: string): Generator<string> {
  for (let n = 0; n < flooding; n++)
    yield `${address}?utm_source=flood&fbclid=${n.toString(36).padStart(40, 'x')}`
}

const send = (program: Program, addresses: Iterable<string>, expected: number) =>
  each(addresses, 32, async (address) => {
    const { status } = await program.client.get(address)
    if (status !== expected) throw new Error(`${address} was answered ${status} instead of ${expected}.`)
  })

/** Asks for every page once to see which were warm, then lets the heap settle under the same load each time. */
async function stateOf(program: Program, addresses: string[], script: string): Promise<State> {
  const before = await program.metrics()
  await each(addresses, 8, (address) => program.client.get(address))
  const after = await program.metrics()
  const hits = growth(before, after, 'nashra_page_hits_total').get('nashra_page_hits_total') ?? 0
  await wrk(program.port, script, 4)
  return {
    resident: program.memory().now,
    cached: after.get('nashra_cache_bytes') ?? 0,
    hitRate: hits / addresses.length,
  }
}

const describe = ({ resident, cached, hitRate }: State) =>
  `${megabytes(resident)} (cache ${megabytes(cached)}), hits ${(hitRate * 100).toFixed(1)} %`

const row = (what: string, before: State, after: State): Row => ({
  what,
  measured: describe(after),
  against: `before: ${describe(before)}`,
  ratio: `${(after.resident / before.resident).toFixed(2)}, bound ${allowed}`,
  ok: after.resident <= before.resident * allowed && after.hitRate >= before.hitRate - 0.001,
})
