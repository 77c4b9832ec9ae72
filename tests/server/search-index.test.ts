/** A search index beside the process: it finds what the database's finds, and nothing can make it tell otherwise. */
import { once } from 'node:events'
import { openSync, readdirSync, writeSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { knownItems } from '../../bench/search/questions.ts'
import { parseBody } from '../../src/body/parse-body.ts'
import { publishArticle } from '../../src/content/articles/publish.ts'
import { createArticle } from '../../src/content/articles/write.ts'
import { demoArticles } from '../../src/ingest/demo/texts/articles.ts'
import { execute } from '../../src/kernel/run.ts'
import {
  desk,
  eventually,
  nashra,
  newsroomDatabase,
  type Program,
  publish,
  startProgram,
  type TestDatabase,
  temporaryFolder,
  untilReady,
} from '../harness.ts'

let newsroom: TestDatabase
/** It asks the database's index; each test has another one that keeps its own. */
let plain: Program
let token: string
const DATA_DIR = temporaryFolder()
const env = () => ({ DATABASE_URL: newsroom.url, DATA_DIR, SEARCH_INDEX_FROM: '0' })
const withoutMedia = { media: () => null }

beforeAll(async () => {
  newsroom = await newsroomDatabase()
  for (const { headline, standfirst = '', body = '', keywords = [] } of demoArticles)
    await publish(newsroom.db, {
      ...{ headline, standfirst, keywords, body: parseBody(body, withoutMedia).body },
    })
  plain = await startProgram({ DATABASE_URL: newsroom.url, DATA_DIR: join(DATA_DIR, 'plain') })
  await untilReady(plain.url)
  token = (await nashra(['token', 'create', '--role', 'editor'], env())).stdout.trim().split('\n').at(-1)!
})
afterAll(async () => {
  await plain.stop()
  await newsroom.drop()
  await rm(DATA_DIR, { recursive: true })
})

async function startKeeping(more: Record<string, string> = {}): Promise<Program> {
  const program = await startProgram({ ...env(), ...more })
  await untilReady(program.url)
  await fetch(`${program.url}/search?q=x`)
  await eventually('the index is complete', () => isComplete(program))
  return program
}

const isComplete = async ({ url }: Program) =>
  (await (await fetch(`${url}/metrics`)).text()).includes('\nnashra_search_index_complete 1\n')

async function found({ url }: Program, q: string, more = ''): Promise<number[]> {
  const answer = await fetch(`${url}/search?q=${encodeURIComponent(q)}${more}`)
  expect(answer.status).toBe(200)
  return idsIn(await answer.text())
}

const idsIn = (html: string): number[] =>
  [...html.matchAll(/<h2><a href="\/articles\/(\d+)\//g)].map(([, id]) => Number(id))

async function api(method: string, path: string, body?: object): Promise<{ id: number }> {
  const answer = await fetch(`${plain.url}/api/v1${path}`, {
    method,
    headers: { Authorization: `Bearer ${token}`, ...(body && { 'Content-Type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  expect(answer.ok, `${method} ${path}: ${answer.status}`).toBe(true)
  return answer.status === 204 ? { id: 0 } : answer.json()
}

async function publishThere(headline: string, body = '<p>نص</p>'): Promise<number> {
  const { id } = await api('POST', '/articles', { headline, body })
  await api('POST', `/articles/${id}/publish`)
  return id
}

const withdraw = (id: number) => api('POST', `/articles/${id}/unpublish`, { reason: 'سُحب' })

test('both indexes find the same articles in the same order on every page', { tags: 'long' }, async () => {
  const keeping = await startKeeping()
  const filters = ['', '&sort=date', '&kind=news', '&from=2020-01-01&to=2099-01-01', '&sort=date&section=1']
  const phrases = ['«نهر السلسبيل»', 'سدرة -الواحات', '"جسر الريحان" قطار', 'في سدرة', 'قال', '«قال إن» سدرة']
  for (const [n, q] of [...knownItems.map(([q]) => q), ...phrases].entries()) {
    const more = filters[n % filters.length]
    expect(await found(keeping, q, more), `${q} ${more}`).toEqual(await found(plain, q, more))
  }
  const suggested = async ({ url }: Program, q: string) =>
    (await fetch(`${url}/search/suggest?q=${encodeURIComponent(q)}`)).json()
  for (const q of ['سد', 'العاصفة ري', 'نهر السل'])
    expect(await suggested(keeping, q), q).toEqual(await suggested(plain, q))
  expect(await isComplete(keeping)).toBe(true)
})

test('every process finds published and corrected articles, and no unpublished ones', {
  tags: 'long',
}, async () => {
  const keeping = await startKeeping()
  const id = await publishThere('افتتاح حديقة الياسمين')
  for (const program of [plain, keeping])
    await eventually('the published one is found', async () =>
      (await found(program, 'الياسمين')).includes(id),
    )
  const content = { headline: 'افتتاح حديقة النرجس', body: '<p>نص</p>' }
  await api('PUT', `/articles/${id}`, { base: 1, content })
  await api('POST', `/articles/${id}/correct`, { note: 'تصحيح الاسم', revision: 2 })
  for (const program of [plain, keeping]) {
    await eventually('the new word finds it', async () => (await found(program, 'النرجس')).includes(id))
    expect(await found(program, 'الياسمين')).toEqual([])
  }
  await withdraw(id)
  for (const program of [plain, keeping])
    await eventually('the withdrawn one is gone', async () => (await found(program, 'النرجس')).length === 0)
})

test('pages by date continue from one process to another, also within one second and before 1970', {
  tags: 'long',
}, async () => {
  const keeping = await startKeeping()
  const begins = Date.parse('1966-05-01T10:00:00Z')
  for (let n = 0; n < 45; n++) {
    const content = { headline: `من أرشيف الورق رقم ${n}`, body: parseBody('<p>نص</p>', withoutMedia).body }
    const { id } = await execute(newsroom.db, desk, createArticle, { content })
    const at = new Date(begins + ((n * 7919) % 9_000))
    await execute(newsroom.db, desk, publishArticle, { id, at, backdated: true })
  }
  const q = `/search?q=${encodeURIComponent('أرشيف الورق')}&sort=date&to=1970-01-01`
  await eventually('all are found', async () => (await found(keeping, 'أرشيف الورق')).length === 20)
  const seen: number[] = []
  let address: string | undefined = q
  for (let pages = 0; address && pages < 6; pages++) {
    const html = await (await fetch([plain, keeping][pages % 2]!.url + address)).text()
    seen.push(...idsIn(html))
    address = /rel="next" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
  }
  expect(seen).toHaveLength(45)
  expect(new Set(seen).size).toBe(45)
  const between = '&from=1966-05-01T10:00:02.500Z&to=1966-05-01T10:00:05.500Z&limit=50&q='
  const search = async ({ url }: Program) => {
    const answer = await fetch(`${url}/api/v1/search?${between}${encodeURIComponent('أرشيف الورق')}`, {
      headers: { Authorization: `Bearer ${token}` },
    })
    return ((await answer.json()) as { items: { id: number }[] }).items.map(({ id }) => id)
  }
  expect((await search(plain)).length).toBeGreaterThan(5)
  expect(await search(keeping)).toEqual(await search(plain))
})

test('a silent connection of the index delays no request', async () => {
  const proxy = await openProxy()
  const { user, password, database } = newsroom.connection
  const DATABASE_URL = `postgres://${user}:${password}@127.0.0.1:${proxy.port}/${database}`
  const keeping = await startKeeping({ DATABASE_URL })
  proxy.silence()
  const id = await publishThere('وصول سفينة الأقحوان')
  for (let n = 0; n < 15; n++) {
    const ids = await found(keeping, 'سفينة الأقحوان', n > 0 ? `&from=2020-01-${n + 10}` : '')
    if (n > 0) expect(ids).toContain(id)
  }
  await withdraw(id)
  proxy.close()
})

/** Between a program and the database; it can fall silent on the connections of search indexes. */
async function openProxy() {
  const { host, port } = newsroom.connection
  const held: [Socket, Socket][] = []
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const behind = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host)
    for (const socket of [client, behind]) {
      sockets.add(socket)
      socket.on('error', () => {})
    }
    client.once('data', (first) => {
      if (first.includes('nashra search index')) held.push([client, behind])
    })
    client.pipe(behind)
    behind.pipe(client)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    silence() {
      expect(held.length).toBeGreaterThan(0)
      for (const [client, behind] of held) {
        client.unpipe(behind)
        behind.unpipe(client)
      }
    },
    close() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

test('changes during the absence of a killed process are in its index when it returns', {
  tags: 'long',
}, async () => {
  let keeping = await startKeeping()
  const gone = await publishThere('معرض السوسن الدائم')
  await eventually('it is found', async () => (await found(keeping, 'السوسن')).includes(gone))
  keeping.child.kill('SIGKILL')
  await once(keeping.child, 'exit')
  await withdraw(gone)
  const id = await publishThere('مهرجان السوسن السنوي')
  keeping = await startKeeping()
  expect(await found(keeping, 'السوسن')).toEqual([id])
  expect(readdirSync(join(DATA_DIR, 'search')).filter((name) => name.endsWith('.sqlite'))).toHaveLength(1)
  await withdraw(id)
})

test('a damaged index file is built again', { tags: 'long' }, async () => {
  await (await startKeeping()).stop()
  const file = openSync(join(DATA_DIR, 'search/1.sqlite'), 'r+')
  for (let at = 0; at < 200_000; at += 4096) writeSync(file, Buffer.alloc(2048, 7), 0, 2048, at)
  const keeping = await startKeeping()
  expect(await found(keeping, 'العاصفه ريما راس المناره')).toEqual(
    await found(plain, 'العاصفه ريما راس المناره'),
  )
})

test('the index follows a restore', { tags: 'long' }, async () => {
  const keeping = await startKeeping()
  const file = join(DATA_DIR, 'backup.tar.zst')
  expect((await nashra(['backup', file], env())).code).toBe(0)
  const id = await publishThere('قطار البنفسج الليلي')
  await eventually('it is found', async () => (await found(keeping, 'البنفسج')).includes(id))
  const { code, stderr } = await nashra(['restore', file, '--replace'], env())
  expect(code, stderr).toBe(0)
  await eventually('what the backup does not hold is gone', async () => {
    return (await found(keeping, 'البنفسج')).length === 0
  })
  await eventually('the index is complete again', () => isComplete(keeping))
  const rest = await found(keeping, 'مفاوضات السلسبيل')
  expect(rest.length).toBeGreaterThan(0)
  // The two processes may still weigh words by what they counted before the restore.
  expect(rest.toSorted()).toEqual((await found(plain, 'مفاوضات السلسبيل')).toSorted())
})
