/** How long a reader waits for a page of results in a large archive, each question asked once; by both indexes. */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { indexMissing, orderIndex } from '../../src/content/search/upkeep.ts'
import { system } from '../../src/kernel/actor.ts'
import { execute } from '../../src/kernel/run.ts'
import { readSettings } from '../../src/platform/settings.ts'
import { type Ground, note, type Row } from '../ground.ts'
import { ms, percentile, spread } from '../numbers.ts'
import { type Program, startProgram } from '../program.ts'
import { importArchive } from './known.ts'

const bound = 60
const questions = 400
/** The first ones find nothing warm. */
const warming = 20
/** From so many articles on the index beside the process serves them, unless it is told otherwise. */
const defaultFrom = readSettings({}).searchIndexFrom

export async function speed(ground: Ground, archive: string): Promise<Row[]> {
  importArchive(ground, archive)
  return compare(ground, await makeIndex(ground))
}

/** Articles a second that the database's index takes in. */
async function makeIndex({ newsroom: { db, pool } }: Ground): Promise<number> {
  note('Indexing …')
  // What to read next is a job of its own, which takes an hour for so many: it would be measured beside the search.
  await pool.query('alter table search_documents alter related_at set default now()')
  const began = performance.now()
  let before: Awaited<ReturnType<typeof indexMissing.run>> = null
  do before = await execute(db, system('bench'), indexMissing, { before })
  while (before)
  const seconds = (performance.now() - began) / 1000
  await pool.query('alter table search_documents alter related_at drop default')
  await pool.query('update search_documents set related_at = now() where related_at is null')
  await orderIndex(db)
  await pool.query('vacuum analyze search_documents')
  const { rows } = await pool.query<{ n: number }>('select count(*)::int as n from search_documents')
  return rows[0]!.n / seconds
}

/** The same questions to the database's index and to one beside the process. */
async function compare(ground: Ground, rate: number): Promise<Row[]> {
  const { rows } = await ground.newsroom.pool.query<{ n: number; size: string }>(
    `select count(*)::int as n, pg_size_pretty(pg_total_relation_size('search_documents')) as size from search_documents`,
  )
  const { n, size } = rows[0]!
  const asked = await addresses(ground)
  note("Asking the database's index …")
  const byDatabase = await timed(await startProgram(ground, 0, { SEARCH_INDEX_FROM: String(n + 1) }), asked)
  note('Asking an index beside the process …')
  const program = await startProgram(ground, 0, { SEARCH_INDEX_FROM: '0' })
  const seconds = await untilComplete(program)
  const memory = program.memory().now
  const beside = await timed(program, asked)
  const bytes = folderBytes(join(ground.folder, 'data/search'))
  const isUsual = n < defaultFrom
  return [
    row(`a page of results among ${n.toLocaleString('en')} articles, p95`, byDatabase, isUsual),
    row('the same by an index beside the process', beside, !isUsual),
    plain(
      "the database's index: its size, and how fast it is made",
      `${size}, ${Math.round(rate)} articles/s`,
    ),
    plain(
      'the index beside the process: its size, how fast it is made, the memory of the process then',
      `${mb(bytes)} MB, ${Math.round(n / seconds)} articles/s, ${mb(memory)} MB`,
    ),
  ]
}

const mb = (bytes: number) => Math.round(bytes / 2 ** 20)
const plain = (what: string, measured: string): Row => ({ what, measured, against: '', ok: true })

/** The bound holds for the index that serves an archive of this size. */
function row(what: string, times: number[], isBound: boolean): Row {
  const p95 = percentile(times, 95)
  return {
    what,
    measured: `${ms(p95)} (${spread(times)})`,
    against: isBound ? `at most ${bound} ms` : '',
    ok: !isBound || p95 <= bound,
  }
}

async function timed(program: Program, asked: string[]): Promise<number[]> {
  const times: { time: number; address: string }[] = []
  for (const address of asked) {
    const start = performance.now()
    const { status } = await program.client.get(address)
    if (status !== 200) throw new Error(`${address} was answered ${status}`)
    times.push({ time: performance.now() - start, address })
  }
  await program.stop()
  const counted = times.slice(warming)
  for (const { time, address } of counted.toSorted((a, b) => b.time - a.time).slice(0, 5))
    note(`  ${ms(time)}: ${decodeURIComponent(address)}`)
  return counted.map(({ time }) => time)
}

/** Seconds from the first question until the index is complete. */
async function untilComplete({ client, metrics }: Program): Promise<number> {
  const began = performance.now()
  await client.get('/search?q=x')
  while ((await metrics()).get('nashra_search_index_complete') !== 1)
    await new Promise((resolve) => setTimeout(resolve, 100))
  return (performance.now() - began) / 1000
}

const folderBytes = (folder: string) =>
  readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)

/** One to four words of headlines and bodies of all ages, phrases, filters, orders, and words that are everywhere. */
async function addresses({ newsroom }: Ground): Promise<string[]> {
  const { rows } = await newsroom.pool.query<{ headline: string; body: string; sectionId: number }>(
    `select headline, body #>> '{content,0,content,0,text}' as body, section_id as "sectionId" from articles
     where state = 'published' order by hashint4(id) limit $1`,
    [questions],
  )
  return rows.map(({ headline, body, sectionId }, n) => {
    const from = (text: string, count: number) => {
      const words = text.split(/\s+/).filter((word) => word.length > 2)
      const start = (n * 7) % Math.max(1, words.length - count)
      return words.slice(start, start + count).join(' ')
    }
    const asks = [
      () => from(headline, 2),
      () => headline,
      () => from(body ?? headline, 1),
      () => from(body ?? headline, 3),
      () => `«${from(body ?? headline, 2)}»`,
      () => from(body ?? headline, 9),
      () => `${from(headline, 1)} قال`,
      () => `${from(headline, 2)} -${from(body ?? headline, 1)}`,
    ]
    const q = encodeURIComponent(asks[n % asks.length]!())
    const more = ['', '', '&sort=date', sectionId ? `&section=${sectionId}` : '', '&from=2025-01-01'][n % 5]
    return `/search?q=${q}${more}`
  })
}
