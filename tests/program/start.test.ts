/** The program as its administrator meets it: started, stopped, killed, in the way, without its database. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { execute } from '../../src/content/command.ts'
import { setBreaking } from '../../src/content/publication/publication.ts'
import {
  desk,
  eventually,
  freePort,
  nashra,
  newsroomDatabase,
  publish,
  startProgram,
  temporaryFolder,
  untilReady,
} from '../harness.ts'

test('an empty newsroom starts, answers and ends with its database', async () => {
  const DATA_DIR = temporaryFolder()
  const program = await startProgram({ DATA_DIR }, ['--empty'])
  await untilReady(program.url)
  expect((await fetch(`${program.url}/`)).status).toBe(200)
  expect((await fetch(`${program.url}/favicon.ico`)).headers.get('content-type')).toBe('image/svg+xml')
  expect(await (await fetch(`${program.url}/metrics`)).text()).toMatch(/nashra_renders_total\{fragment="/)
  expect(await program.stop()).toBe(0)
  const { stdout, code } = await nashra(['doctor'], { DATA_DIR })
  expect(stdout).toMatch(/PostgreSQL 18 answers/)
  expect(code).toBe(0)
})

test('a taken port gets a sentence that says who to ask', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as { port: number }
  const { code, stderr } = await nashra(['start', '--empty'], {
    DATA_DIR: temporaryFolder(),
    PORT: String(port),
  })
  other.close()
  expect(code).toBe(1)
  expect(stderr).toMatch(
    new RegExp(`^Port ${port} on 127.0.0.1 is taken by .*(process ${process.pid}|lsof)`, 'm'),
  )
})

test('without its database the site says so, and comes by itself when the database does', async () => {
  const port = await freePort()
  const program = await startProgram({
    DATABASE_URL: `postgres://nobody@127.0.0.1:${port}/nothing`,
    DATA_DIR: temporaryFolder(),
  })
  const page = await fetch(`${program.url}/`)
  expect(page.status).toBe(503)
  expect(page.headers.get('retry-after')).toBe('5')
  expect(await page.text()).toMatch(/<html[^>]*lang=/)
  expect((await fetch(`${program.url}/readyz`)).status).toBe(503)
  expect((await fetch(`${program.url}/healthz`)).status).toBe(200)
  expect(await program.stop()).toBe(0)
})

test('two processes on one database show a change at once, also with several workers', async () => {
  const newsroom = await newsroomDatabase()
  const env = { DATABASE_URL: newsroom.url, DATA_DIR: temporaryFolder() }
  const first = await startProgram(env)
  const second = await startProgram({ ...env, WORKERS: '2' })
  await Promise.all([untilReady(first.url), untilReady(second.url)])
  const id = await publish(newsroom.db, { headline: 'قمة مرسى اللوز تبدأ غدًا' })
  for (const { url } of [first, second]) {
    await eventually(
      'the article is there',
      async () => (await fetch(`${url}/articles/${id}/x`)).status === 200,
    )
  }
  await execute(newsroom.db, desk, setBreaking, { text: 'خبر عاجل واحد', articleId: id })
  for (const { url } of [first, second]) {
    for (const path of ['/', `/articles/${id}/x`]) {
      await eventually(
        `the banner is on ${path}`,
        async () => (await (await fetch(url + path)).text()).includes('خبر عاجل واحد'),
        2_000,
      )
    }
  }
  await first.stop()
  await second.stop()
  await newsroom.drop()
})
