/** `npm run bench [-- part …]`: what Nashra promises in numbers, measured here and now, beside nginx. */
import { cpus, loadavg } from 'node:os'
import { markIndexed } from './archive.ts'
import { endAll, hasEnded } from './ending.ts'
import { type Measure, note, prepareGround, type Row } from './ground.ts'
import { flood } from './measures/flood.ts'
import { frame } from './measures/frame.ts'
import { freshness } from './measures/freshness.ts'
import { lists } from './measures/lists.ts'
import { memory } from './measures/memory.ts'
import { newsroom } from './measures/newsroom.ts'
import { serving } from './measures/serving.ts'
import { toTable } from './table.ts'
import { canPin, checkTools } from './tools.ts'

const articles = 100_000
/** The newsroom comes last: it changes what the archive holds. */
const measures: Record<string, Measure> = { serving, freshness, frame, lists, memory, flood, newsroom }

async function run(asked: string[]): Promise<boolean> {
  const unknown = asked.find((name) => !Object.hasOwn(measures, name))
  if (unknown !== undefined)
    throw new Error(`There is no part "${unknown}": choose among ${Object.keys(measures).join(', ')}.`)
  checkTools(['nginx', 'wrk'])
  note(
    `${cpus()[0]?.model.trim()}, Node ${process.versions.node}; load average ${loadavg()[0]!.toFixed(2)} at the start.`,
  )
  if (!canPin) note('Servers and load are not pinned to cores of their own here: read the ratios with care.')
  note(`Making a newsroom with ${articles.toLocaleString('en')} articles …`)
  const ground = await prepareGround(articles)
  await markIndexed(ground.newsroom)
  const rows: Row[] = []
  for (const [name, measure] of Object.entries(measures)) {
    if (asked.length > 0 && !asked.includes(name)) continue
    note(`Measuring ${name} …`)
    rows.push(...(await measure(ground)))
  }
  process.stdout.write(`\n${toTable(rows)}\n`)
  return rows.every((row) => row.ok)
}

/** Once; whoever presses Ctrl-C again waits for the same end. */
async function stop(): Promise<void> {
  if (hasEnded()) return
  note('\nStopping everything …')
  await endAll()
  process.exit(130)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)

try {
  if (!(await run(process.argv.slice(2)))) process.exitCode = 1
} catch (error) {
  if (hasEnded()) await new Promise(() => {}) // what broke was being stopped
  note((error as Error).message)
  process.exitCode = 1
}
await endAll()
process.exit()
