/** Warm article pages over 5,000 addresses: how many a second, beside nginx on the same core in alternate rounds. */
import { addressesOf } from '../archive.ts'
import { type Ground, note, type Row } from '../ground.ts'
import { createClient, each, writeScript, wrk } from '../load.ts'
import { median, ms, say } from '../numbers.ts'
import { keepFile, startNginx } from '../peers.ts'
import { growth, startProgram } from '../program.ts'

export const pages = 5_000
const rounds = 5
const seconds = 4
const bound = 0.35

export async function serving(ground: Ground): Promise<Row[]> {
  const folder = `${ground.folder}/nginx`
  const addresses = await addressesOf(ground.newsroom, pages)
  const program = await startProgram(ground)
  let bytes = 0
  await each(addresses, 8, async (address) => {
    const { status, headers, body } = await program.client.get(address)
    if (status !== 200 || headers['content-encoding'] !== 'gzip')
      throw new Error(`${address} was answered ${status}.`)
    bytes += body.length
    await keepFile(folder, address, body)
  })
  const nginx = await startNginx(folder)
  await compare(addresses, program.port, nginx.port)

  const script = await writeScript(ground.folder, 'serving', addresses)
  for (const { port } of [nginx, program]) await wrk(port, script, 2)
  const before = await program.metrics()
  const theirs: number[] = []
  const ours: number[] = []
  const latencies: number[] = []
  for (let round = 1; round <= rounds; round++) {
    theirs.push((await wrk(nginx.port, script, seconds)).rate)
    const own = await wrk(program.port, script, seconds)
    ours.push(own.rate)
    latencies.push(own.p99)
    note(`  round ${round}: nginx ${say(theirs.at(-1)!)}, Nashra ${say(own.rate)} answers a second`)
  }
  const grown = growth(before, await program.metrics(), 'nashra_page_')
  await program.stop()
  await nginx.stop()
  const ratios = ours.map((rate, n) => rate / theirs[n]!)
  const ratio = median(ours) / median(theirs)
  const count = (name: string) => grown.get(`nashra_page_${name}_total`) ?? 0
  const warm = count('hits') / (count('hits') + count('misses'))
  return [
    {
      what: `warm article pages, ${say(pages)} addresses of ${say(bytes / pages / 1024)} KB, one core`,
      measured: `${say(median(ours))}/s`,
      against: `nginx ${say(median(theirs))}/s`,
      ratio: `${ratio.toFixed(2)} (${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}), bound ${bound}`,
      ok: ratio >= bound,
    },
    {
      what: 'of these, answers that were warm',
      measured: `${(warm * 100).toFixed(2)} % (p99 of all ${ms(median(latencies))})`,
      // A guide that moves meanwhile stitches every page anew, once.
      against: '≥ 98 %',
      ok: warm >= 0.98,
    },
  ]
}

/** Both must answer 200 with the same gzip bytes, or the comparison is of different things. */
async function compare(addresses: string[], ...ports: [number, number]): Promise<void> {
  const [ours, theirs] = ports.map((port) => createClient(port, 8)) as [
    ReturnType<typeof createClient>,
    ReturnType<typeof createClient>,
  ]
  await each(addresses, 8, async (address) => {
    const [a, b] = await Promise.all([ours.get(address), theirs.get(address)])
    const isGzip = a.headers['content-encoding'] === 'gzip' && b.headers['content-encoding'] === 'gzip'
    if (a.status !== 200 || b.status !== 200 || !isGzip || !a.body.equals(b.body))
      throw new Error(`Nashra and nginx do not answer ${address} with the same bytes.`)
  })
  ours.close()
  theirs.close()
}
