/** How long a reader waits for a page of results, in an archive of 107,843 articles, each question asked once. */
import { system } from '../../src/content/actor.ts'
import { execute } from '../../src/content/command.ts'
import { indexMissing, orderIndex } from '../../src/content/search/upkeep.ts'
import { type Ground, note, type Row } from '../ground.ts'
import { ms, percentile, spread } from '../numbers.ts'
import { startProgram } from '../program.ts'
import { importArchive } from './known.ts'

const bound = 60
const questions = 400

export async function speed(ground: Ground, archive: string): Promise<Row[]> {
  const { newsroom } = ground
  importArchive(ground, archive)
  note('Indexing …')
  // What to read next is a job of its own, which takes an hour for so many: it would be measured beside the search.
  await newsroom.pool.query('alter table searchable alter related_at set default now()')
  const began = performance.now()
  let indexed = 0
  for (let n = 1; n > 0; indexed += n) n = await execute(newsroom.db, system('bench'), indexMissing, {})
  const seconds = (performance.now() - began) / 1000
  await newsroom.pool.query('alter table searchable alter related_at drop default')
  await orderIndex(newsroom.db)
  await newsroom.pool.query('vacuum analyze searchable')
  const { rows: all } = await newsroom.pool.query<{ n: number; size: string }>(
    `select count(*)::int as n, pg_size_pretty(pg_total_relation_size('searchable')) as size from searchable`,
  )
  const program = await startProgram(ground)
  const times: number[] = []
  const slow: { time: number; address: string }[] = []
  for (const address of await addresses(ground)) {
    const start = performance.now()
    const { status } = await program.client.get(address)
    const time = performance.now() - start
    if (status !== 200) throw new Error(`${address} was answered ${status}`)
    times.push(time)
    slow.push({ time, address })
  }
  for (const { time, address } of slow.toSorted((a, b) => b.time - a.time).slice(0, 5))
    note(`  ${ms(time)}: ${decodeURIComponent(address)}`)
  await program.stop()
  const p95 = percentile(times.slice(20), 95)
  return [
    {
      what: `a page of results among ${all[0]!.n.toLocaleString('en')} articles, p95`,
      measured: `${ms(p95)} (${spread(times.slice(20))})`,
      against: `at most ${bound} ms`,
      ok: p95 <= bound,
    },
    {
      what: 'the index: its size, and how fast it is made anew',
      measured: `${all[0]!.size}, ${Math.round(indexed / seconds)} articles a second`,
      against: '',
      ok: true,
    },
  ]
}

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
