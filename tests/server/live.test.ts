/** Readers follow a coverage while processes and connections fail: no entry is lost or repeated. */
import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { pinEntry, unpublishEntry } from '../../src/content/coverage/entry-actions.ts'
import { editEntry, postEntry } from '../../src/content/coverage/post.ts'
import { setCoverageState } from '../../src/content/coverage/state.ts'
import { saveCoverage } from '../../src/content/coverage/write.ts'
import { setBreaking } from '../../src/content/publication/publication.ts'
import { execute } from '../../src/kernel/run.ts'
import {
  desk,
  eventually,
  freePort,
  newsroomDatabase,
  startProgram,
  temporaryFolder,
  untilReady,
} from '../harness.ts'
import { cuttableLine, lineTo } from './line.ts'

interface Message {
  id: number
  sequence: number
  changedSequence: number
  state: string
  html?: string
}

/** A reader as the browsers are: comes back after the time it was told, with the number that it had last. */
function readAlong(port: number, path: string) {
  const entries = new Map<number, Message>()
  const events: { type: string; data: string; id: string }[] = []
  let last = ''
  let retryMs = 1_000
  let closed = false
  let current: IncomingMessage | undefined
  let status = 0

  function take(block: string): void {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1]
    retryMs = Number(field('retry') ?? retryMs)
    const data = field('data')
    if (data === undefined) return
    last = field('id') ?? last
    const type = field('event') ?? ''
    events.push({ type, data, id: last })
    if (type !== 'entry') return
    const message: Message = JSON.parse(data)
    if (message.state === 'unpublished') entries.delete(message.id)
    else entries.set(message.id, message)
  }

  async function connectOnce(): Promise<void> {
    const request = get({ host: '127.0.0.1', port, path, headers: last ? { 'Last-Event-ID': last } : {} })
    const [answer] = (await once(request, 'response')) as [IncomingMessage]
    request.on('error', () => {})
    current = answer
    status = answer.statusCode!
    if (status !== 200) return void answer.resume()
    let text = ''
    answer.setEncoding('utf8')
    for await (const chunk of answer) {
      text += chunk
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        take(text.slice(0, end))
        text = text.slice(end + 2)
      }
    }
  }

  const running = (async () => {
    while (!closed) {
      await connectOnce().catch(() => {})
      if (!closed) await sleep(status === 200 ? retryMs : 1_000)
    }
  })()
  return {
    entries,
    events,
    status: () => status,
    close() {
      closed = true
      current?.destroy()
      return running
    },
  }
}

const paragraph = (text: string) => ({
  type: 'doc' as const,
  content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }],
})

async function beginCoverage(db: Awaited<ReturnType<typeof newsroomDatabase>>['db']) {
  const { id } = await execute(db, desk, saveCoverage, { headline: 'ليلة في مرسى اللوز' })
  await execute(db, desk, setCoverageState, { id, state: 'live' })
  let posted = 0
  const post = async (headline: string) =>
    (
      await execute(db, desk, postEntry, {
        ...{ coverageId: id, key: `k${posted++}`, publish: true, headline, body: paragraph('نص الإدخال.') },
      })
    ).id
  return { id, post }
}

test('200 readers have exactly the stored entries, after kills, stops and lost connections', {
  tags: 'long',
}, async () => {
  const newsroom = await newsroomDatabase()
  const { db } = newsroom
  const database = await lineTo(newsroom)
  const PORT = String(await freePort())
  const env = { DATABASE_URL: database.url, DATA_DIR: temporaryFolder(), PORT }
  let program = await startProgram(env)
  await untilReady(program.url)
  const network = await cuttableLine({ host: '127.0.0.1', port: Number(PORT) })
  const { id, post } = await beginCoverage(db)
  const readers = Array.from({ length: 200 }, () => readAlong(network.port, `/coverage/${id}/events?after=0`))
  await eventually('all are connected', () => readers.every(({ status }) => status() === 200))

  const breaks: Record<number, () => Promise<unknown>> = {
    // A process is killed, and another takes its place.
    100: async () => {
      program.child.kill('SIGKILL')
      await once(program.child, 'exit')
      await sleep(500)
      program = await startProgram(env)
      await untilReady(program.url)
    },
    // The database stops for a while; what is written meanwhile goes another way.
    250: async () => {
      database.cut()
      await sleep(5_000)
      await database.restore()
    },
    // The network breaks.
    400: async () => {
      network.cut()
      await sleep(300)
      await network.restore()
    },
  }
  const breaking: Promise<unknown>[] = []
  const ids: number[] = []
  for (let n = 0; n < 500; n++) {
    const begin = breaks[n]
    if (begin) breaking.push(begin())
    const earlier = ids[(n * 7) % Math.max(ids.length, 1)]
    if (n % 25 === 20) await execute(db, desk, pinEntry, { coverageId: id, id: ids.at(-1)!, pinned: true })
    if (n % 20 === 10)
      await execute(db, desk, editEntry, {
        ...{ coverageId: id, id: ids.at(-3)!, headline: `صيغة ثانية ${n}`, body: paragraph('نص معدّل.') },
      })
    if (n % 50 === 40 && earlier !== undefined)
      await execute(db, desk, unpublishEntry, { coverageId: id, id: earlier, reason: 'خطأ' })
    ids.push(await post(`إدخال ${n}`))
    await sleep(20)
  }
  await Promise.all(breaking)

  const rows = await db
    .selectFrom('entries')
    .select(['id', 'sequence', 'changedSequence', 'headline'])
    .where('coverageId', '=', id)
    .where('state', '=', 'published')
    .orderBy('sequence')
    .execute()
  expect(rows.length).toBeGreaterThanOrEqual(490)
  const newest = Math.max(...rows.map(({ changedSequence }) => changedSequence!))
  await eventually(
    'every reader has received the last change',
    () => readers.every(({ events }) => Number(events.at(-1)?.id) >= newest),
    30_000,
  )
  for (const reader of readers) {
    const numbers = reader.events.map((event) => Number(event.id))
    expect(numbers, 'in order, and nothing twice').toEqual([...new Set(numbers)].sort((a, b) => a - b))
    expect(reader.events.some(({ type }) => type === 'reload')).toBe(false)
    const shown = [...reader.entries.values()].sort((a, b) => a.sequence - b.sequence)
    expect(shown.map(({ id, sequence, changedSequence }) => [id, sequence, changedSequence])).toEqual(
      rows.map((row) => [row.id, row.sequence, row.changedSequence]),
    )
    for (const [n, row] of rows.entries()) expect(shown[n]!.html).toContain(row.headline)
  }
  await Promise.all(readers.map((reader) => reader.close()))
  network.cut()
  await program.stop()
  database.cut()
  await newsroom.drop()
})

test('the streams check access, the start position and the end', { tags: 'long' }, async () => {
  const newsroom = await newsroomDatabase()
  const { db } = newsroom
  const program = await startProgram({
    ...{ DATABASE_URL: newsroom.url, DATA_DIR: temporaryFolder(), STREAMS_PER_ADDRESS: '3' },
    TRUSTED_PROXIES: '127.0.0.1',
  })
  await untilReady(program.url)
  const { id, post } = await beginCoverage(db)
  const draft = await execute(db, desk, saveCoverage, { headline: 'لم تبدأ بعد' })
  const request = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(program.url + path, { method, headers })
  expect((await request(`/coverage/${draft.id}/events`)).status).toBe(404)
  expect((await request('/coverage/999/events')).status).toBe(404)
  expect((await request('/coverage/99999999999/events')).status).toBe(404)
  expect((await request(`/coverage/${id}/events`, {}, 'POST')).status).toBe(405)
  const head = await request(`/coverage/${id}/events`, {}, 'HEAD')
  expect(head.status).toBe(200)
  expect(head.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')

  // A forwarded address counts because the proxy is trusted.
  const forwarded = { 'X-Forwarded-For': '203.0.113.9' }
  const held = await Promise.all([1, 2, 3].map(() => request('/now/events', forwarded)))
  expect(held.map(({ status }) => status)).toEqual([200, 200, 200])
  const fourth = await request('/now/events', forwarded)
  expect(fourth.status).toBe(429)
  expect(Number(fourth.headers.get('retry-after'))).toBeGreaterThan(0)
  for (const one of held) await one.body!.cancel()
  // All at the same moment, each waiting for the database: the limit of an address still holds.
  const crowd = await Promise.all(
    Array.from({ length: 12 }, () =>
      request(`/coverage/${id}/events?after=2147483647`, { 'X-Forwarded-For': '203.0.113.10' }),
    ),
  )
  expect(crowd.filter(({ status }) => status === 200).length).toBe(3)
  expect(crowd.filter(({ status }) => status === 429).length).toBe(9)
  for (const one of crowd) await one.body!.cancel()

  const front = readAlong(program.port, '/now/events')
  const along = readAlong(program.port, `/coverage/${id}/events?after=0`)
  await eventually('the front has its first event', () => front.events.length === 1)
  expect(JSON.parse(front.events[0]!.data)).toMatchObject({ breaking: null })
  await execute(db, desk, setBreaking, { text: 'عاجل من المرسى' })
  await eventually('breaking news arrives', () => front.events.at(-1)!.data.includes('عاجل من المرسى'))
  await post('أول الإدخالات')
  await eventually('the entry arrives', () => along.entries.size === 1)
  await eventually('the entry is in the live line of the front', () =>
    Object.values<string>(JSON.parse(front.events.at(-1)!.data).coverages).some((line) =>
      line.includes('أول الإدخالات'),
    ),
  )
  await execute(db, desk, setCoverageState, { id, state: 'ended' })
  await eventually('the end of the coverage arrives', () => along.events.at(-1)!.data.includes('"ended"'))

  await execute(db, desk, setCoverageState, { id, state: 'live' })
  const metrics = await (await request('/metrics')).text()
  expect(metrics).toMatch(/^nashra_streams_open 2$/m)
  expect(metrics).toMatch(/^nashra_stream_round_seconds_count [1-9]/m)

  // Over 500 changes behind.
  const { sequence } = await db
    .selectFrom('coverages')
    .select('sequence')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await db
    .updateTable('coverages')
    .set({ sequence: sequence + 600 })
    .where('id', '=', id)
    .execute()
  const late = await post('بعد ست مئة')
  await eventually('the event arrives', () => along.entries.has(late))
  const behind = readAlong(program.port, `/coverage/${id}/events?after=1`)
  await eventually('the client is told to reload', () => behind.events[0]?.type === 'reload')
  expect(Number(behind.events[0]!.id)).toBeGreaterThan(sequence + 600)
  await behind.close()

  await eventually(
    'the newsroom has the number of live readers',
    async () => (await db.selectFrom('coverageWatchers').selectAll().execute())[0]?.count === 1,
    15_000,
  )
  await execute(db, desk, setCoverageState, { id, state: 'unpublished', reason: 'خطأ' })
  await eventually('the stream ends', () => along.events.at(-1)!.type === 'reload')
  expect((await request(`/coverage/${id}/events`)).status).toBe(410)
  await Promise.all([along.close(), front.close()])
  await program.stop()
  await newsroom.drop()
})
