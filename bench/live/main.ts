/** `npm run bench:live [-- READERS]`: one process, thousands of open readers, and entries that go to all of them. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { setCoverageState } from '../../src/content/coverage/state.ts'
import { saveCoverage } from '../../src/content/coverage/write.ts'
import { createToken } from '../../src/content/staff/tokens.ts'
import { execute } from '../../src/kernel/run.ts'
import { openFileLimit } from '../../src/platform/open-files.ts'
import { addressesOf, desk } from '../archive.ts'
import { atTheEnd, endAll } from '../ending.ts'
import { type Ground, note, prepareGround, type Row } from '../ground.ts'
import { each, writeScript, wrk } from '../load.ts'
import { median, ms, percentile, say } from '../numbers.ts'
import { startProgram } from '../program.ts'
import { toTable } from '../table.ts'
import { canPin, checkTools, pinned } from '../tools.ts'
import type { Order, Report } from './readers.ts'

const articles = 2_000
const pages = 500
/** Opened first, so that what a process needs for its first readers is not counted as theirs. */
const firstReaders = 200
const entries = 15
const everyMs = 1_000
const rounds = 3
const seconds = 4
const now = () => Number(process.hrtime.bigint()) / 1e6

/** The process of the readers, on the core that the program has not. */
function startReaders() {
  const file = fileURLToPath(new URL('readers.ts', import.meta.url))
  const [command, args] = pinned(1, process.execPath, [...process.execArgv, file])
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  atTheEnd(() => child.kill())
  const gone = once(child, 'exit').then(() => Promise.reject(new Error('The readers gave up.')))
  gone.catch(() => {})
  let lost = 0
  const waiting = new Map<string, (report: Report) => void>()
  const keyOf = (report: Report) => ('id' in report ? String(report.id) : 'open')
  child.on('message', (report: Report) => {
    if ('lost' in report) lost++
    else waiting.get(keyOf(report))?.(report)
  })
  const hear = (key: string) =>
    Promise.race([
      new Promise<Report>((resolve) => waiting.set(key, resolve)),
      gone,
      sleep(60_000).then(() => Promise.reject(new Error(`Not all readers have heard (${key}).`))),
    ])
  return {
    open(order: Order) {
      child.send(order)
      return hear('open')
    },
    hear: async (id: number) => (await hear(String(id))) as { times: number[] },
    /** Readers whose connection ended. */
    lost: () => lost,
  }
}

async function measure(ground: Ground, readers: number): Promise<Row[]> {
  const { db } = ground.newsroom
  const program = await startProgram(ground)
  const { token } = await execute(db, desk, createToken, { name: 'bench', role: 'editor' })
  const { id } = await execute(db, desk, saveCoverage, { headline: 'ليلة العاصفة في مرسى اللوز' })
  await execute(db, desk, setCoverageState, { id, state: 'live' })
  const path = `/coverage/${id}/events`
  let posted = 0

  /** Commits an entry by the API; answers its sequence number. */
  async function post(): Promise<number> {
    const n = posted++
    const answer = await fetch(`http://127.0.0.1:${program.port}/api/v1/coverages/${id}/entries`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({
        ...{ key: `k${n}`, headline: `الإدخال ${n}`, publish: true },
        body: 'قال شهود إن الأمواج بلغت رصيف الميناء القديم، وإن الصيادين أمّنوا قواربهم قبل العصر.',
      }),
    })
    const text = await answer.text()
    if (answer.status !== 201) throw new Error(`An entry was answered ${answer.status}: ${text}`)
    return (JSON.parse(text) as { changedSequence: number }).changedSequence
  }

  const addresses = await addressesOf(ground.newsroom, pages)
  await each(addresses, 8, (address) => program.client.get(address))
  const script = await writeScript(ground.folder, 'live', addresses)
  await wrk(program.port, script, 2)
  const quiet: number[] = []
  for (let round = 0; round < rounds; round++) quiet.push((await wrk(program.port, script, seconds)).rate)

  const crowd = startReaders()
  await crowd.open({ port: program.port, path, readers: firstReaders })
  await sleep(1_000)
  const before = program.memory().now
  await crowd.open({ port: program.port, path, readers })
  await sleep(1_000)
  const perReader = (program.memory().now - before) / (readers - firstReaders)
  note(`  ${say(readers)} readers are open.`)

  /** Posts entry after entry until told to stop; when each was asked for and when all had it. */
  const waits: { p50: number; p99: number; max: number }[] = []
  async function postAndHear(): Promise<void> {
    const sentAt = now()
    const { times } = await crowd.hear(await post())
    const all = times.map((at) => at - sentAt)
    waits.push({ p50: median(all), p99: percentile(all, 99), max: Math.max(...all) })
  }
  await postAndHear()
  waits.length = 0
  // Asking for it begins it anew.
  await program.metrics()
  let asking = true
  const pings: number[] = []
  const pinging = (async () => {
    for (let n = 0; asking; n++)
      pings.push((await program.client.get(addresses[n % addresses.length]!)).milliseconds)
  })()
  for (let n = 0; n < entries; n++) {
    await Promise.all([postAndHear(), sleep(everyMs)])
  }
  asking = false
  await pinging
  const held = ((await program.metrics()).get('nodejs_eventloop_lag_max_seconds') ?? Number.NaN) * 1000

  const busy: number[] = []
  for (let round = 0; round < rounds; round++) {
    let running = true
    const posting = (async () => {
      while (running) await Promise.all([post(), sleep(everyMs)])
    })()
    busy.push((await wrk(program.port, script, seconds)).rate)
    running = false
    await posting
  }
  const after = await program.metrics()
  const lost = crowd.lost()
  await program.stop()
  const of = (what: 'p50' | 'p99' | 'max') => median(waits.map((wait) => wait[what]))
  const ratio = median(busy) / median(quiet)
  const dropped = after.get('nashra_streams_dropped_total') ?? 0
  return [
    {
      what: `entry asked of the API → ${say(readers)} readers, median of ${entries} entries`,
      measured: `p50 ${ms(of('p50'))}, p99 ${ms(of('p99'))}, last ${ms(of('max'))}`,
      against: 'p99 ≤ 500 ms',
      ok: of('p99') <= 500,
    },
    {
      what: 'memory of a reader (the first ones apart)',
      measured: `${say(perReader / 1024)} KB`,
      against: '≤ 8 KB',
      ok: perReader <= 8 * 1024,
    },
    {
      what: 'warm pages with the readers and an entry a second, beside without',
      measured: `${say(median(busy))}/s`,
      against: `${say(median(quiet))}/s`,
      ratio: `${ratio.toFixed(2)}, bound 0.5`,
      ok: ratio >= 0.5,
    },
    {
      what: `the longest that the program was held up meanwhile (${say(pings.length)} requests, one after the other: p99, max)`,
      measured: `${ms(held)} (${ms(percentile(pings, 99))}, ${ms(Math.max(...pings))})`,
      against: '≤ 50 ms',
      ok: held <= 50,
    },
    {
      what: 'readers that lost the stream',
      measured: `${say(lost)} (${say(dropped)} too slow)`,
      against: '0',
      ok: lost === 0,
    },
  ]
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, async () => {
    await endAll()
    process.exit(130)
  })
try {
  const readers = Number(process.argv[2] ?? 10_000)
  checkTools(['wrk'])
  const limit = openFileLimit()
  if (!(readers > firstReaders) || limit < readers + 600)
    throw new Error(
      `${limit} files may be open here ("ulimit -n"): that is room for ${say(limit - 600)} readers, of ${firstReaders + 1} at least.`,
    )
  if (!canPin) note('The program and the readers are not pinned to cores of their own here.')
  const rows = await measure(await prepareGround(articles), readers)
  process.stdout.write(`\n${toTable(rows)}\n`)
  if (!rows.every((row) => row.ok)) process.exitCode = 1
} catch (error) {
  note((error as Error).message)
  process.exitCode = 1
}
await endAll()
process.exit()
