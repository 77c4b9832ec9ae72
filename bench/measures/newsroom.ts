/** The newsroom's lists and finder over HTTP: every combination of filters, with values common and rare. */

import { createToken } from '../../src/content/staff/tokens.ts'
import { demoSections } from '../../src/ingest/demo/texts/sections.ts'
import { demoStories } from '../../src/ingest/demo/texts/stories.ts'
import { execute } from '../../src/kernel/run.ts'
import { desk } from '../archive.ts'
import { staffTheArchive } from '../desk.ts'
import { type Ground, note, type Row } from '../ground.ts'
import type { Client } from '../load.ts'
import { median, ms, percentile, say } from '../numbers.ts'
import { startProgram } from '../program.ts'

const boundMs = 100
const rounds = 4

/** A prefix of nearly everything, common and rare words, several words, as typed on a phone. */
const questions = [
  'ا',
  'ال',
  'و',
  'في',
  'الحكوم',
  'مدينه',
  'المدينة القديمة',
  'مفاتيح ورش',
  'لاشيءكهذا',
  'من ا',
]
const states = ['draft', 'scheduled', 'published', 'unpublished', 'trashed']
const kinds = ['news', 'opinion', 'analysis', 'explainer', 'video', 'gallery']
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()

const ranges: Record<string, string>[] = [
  { from: daysAgo(7) },
  { to: daysAgo(900) },
  { from: daysAgo(800), to: daysAgo(760) },
]

type Filter = 'state' | 'kind' | 'sectionId' | 'storyId' | 'staffId' | 'submitted' | 'q' | 'range'

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length]!

/** What a filter asks for in its nth turn. */
const values: Record<Filter, (n: number, staff: number[]) => Record<string, string>> = {
  state: (n) => ({ state: pick(states, n) }),
  kind: (n) => ({ kind: pick(kinds, n) }),
  sectionId: (n) => ({ sectionId: String(1 + (n % demoSections.length)) }),
  storyId: (n) => ({ storyId: String(1 + (n % demoStories.length)) }),
  staffId: (n, staff) => ({ staffId: String(pick(staff, n)) }),
  submitted: () => ({ submitted: 'true' }),
  q: (n) => ({ q: pick(questions, n) }),
  range: (n) => pick(ranges, n),
}
const filters = Object.keys(values) as Filter[]

interface Asked {
  uses: Filter[]
  query: string
}

/** Every set of filters, several times with other values. */
function combinations(staff: number[]): Asked[] {
  const all: Asked[] = []
  for (let round = 0; round < rounds; round++) {
    for (let set = 1; set < 2 ** filters.length; set++) {
      const uses = filters.filter((_, bit) => set & (1 << bit))
      const parameters = uses.map((filter, n) => values[filter](set * 7 + round * 13 + n * 3, staff))
      const order = set % 5 === 0 ? [{ order: 'oldest' }] : []
      all.push({ uses, query: new URLSearchParams(Object.assign({}, ...parameters, ...order)).toString() })
    }
  }
  return all
}

export async function newsroom(ground: Ground): Promise<Row[]> {
  note('  staffing the archive …')
  const { pool, db } = ground.newsroom
  const staff = await staffTheArchive(pool, ground.articles)
  const { token } = await execute(db, desk, createToken, { name: 'bench', role: 'editor' })
  const program = await startProgram(ground, null)
  const ask = asker(program.client, token)

  for (let n = 0; n < 50; n++) await ask('/articles')
  const plain: number[] = []
  const taken: { uses: Filter[]; time: number; query: string }[] = []
  for (const { uses, query } of combinations(staff)) {
    plain.push(await ask('/articles'))
    taken.push({ uses, query, time: await ask(`/articles?${query}`) })
  }
  const found = await typed(ask)
  const overview: number[] = []
  for (let n = 0; n < 50; n++) overview.push(await ask('/desk'))
  await program.stop()

  const slowest = taken.toSorted((a, b) => b.time - a.time).slice(0, 3)
  for (const { query, time } of slowest) note(`  slowest: ${ms(time)} ${decodeURIComponent(query)}`)
  const using = (filter: Filter) => taken.filter(({ uses }) => uses.includes(filter)).map(({ time }) => time)
  const row = (what: string, times: number[]): Row => ({
    what: `${what}, ${ground.articles.toLocaleString('en')} articles`,
    measured: `p50 ${ms(median(times))}, p95 ${ms(percentile(times, 95))}, max ${ms(Math.max(...times))}`,
    against: `p95 ≤ ${boundMs} ms`,
    ratio: `${say(percentile(times, 95) / percentile(plain, 95))} × the unfiltered list`,
    ok: percentile(times, 95) <= boundMs,
  })
  return [
    row('the newsroom’s list, unfiltered', plain),
    row(
      `every combination of ${filters.length} filters, ${taken.length} questions`,
      taken.map(({ time }) => time),
    ),
    row('… those with words', using('q')),
    row('… those with a story', using('storyId')),
    row('finding while typing, letter by letter', found),
    row('the overview', overview),
  ]
}

const asker = (client: Client, token: string) => async (path: string) => {
  const { status, milliseconds, body } = await client.get(`/api/v1${path}`, {
    Accept: 'application/json',
    Authorization: `Bearer ${token}`,
  })
  if (status !== 200) throw new Error(`${path} was answered ${status}: ${body.toString().slice(0, 200)}`)
  return milliseconds
}

async function typed(ask: (path: string) => Promise<number>): Promise<number[]> {
  const times: number[] = []
  for (const text of ['الحكومة تعلن', 'اعاده اعمار المدينه', 'مفاتيح ورشته', 'وزير الخارجية']) {
    for (let end = 1; end <= text.length; end++)
      times.push(await ask(`/find?q=${encodeURIComponent(text.slice(0, end))}`))
  }
  return times
}
