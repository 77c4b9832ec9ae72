/** The database stops under load: cached pages are still served, and everything recovers by itself. */
import { expect, test } from 'vitest'
import {
  eventually,
  newsroomDatabase,
  publish,
  startProgram,
  temporaryFolder,
  untilReady,
} from '../harness.ts'
import { lineTo } from './line.ts'

test('without the database cached pages answer 200, others 503, and afterwards all pages are up to date', async () => {
  const newsroom = await newsroomDatabase()
  const line = await lineTo(newsroom)
  const ids: number[] = []
  for (let n = 1; n <= 12; n++) ids.push(await publish(newsroom.db, { headline: `خبر مطبوع رقم ${n}` }))
  const program = await startProgram({ DATABASE_URL: line.url, DATA_DIR: temporaryFolder() })
  await untilReady(program.url)
  const cached = ['/', '/latest', ...ids.slice(0, 10).map((id) => `/articles/${id}/x`)]
  for (const path of cached) expect((await fetch(program.url + path)).status).toBe(200)

  line.cut()
  const until = Date.now() + 3_000
  const load = Array.from({ length: 8 }, async (_, i) => {
    for (let n = 0; Date.now() < until; n++) {
      const answer = await fetch(program.url + cached[(i + n) % cached.length]!)
      await answer.arrayBuffer()
      expect(answer.status).toBe(200)
    }
  })
  const cold = await fetch(`${program.url}/articles/${ids[11]}/x`)
  expect(cold.status).toBe(503)
  expect(cold.headers.get('retry-after')).toBe('5')
  expect(cold.headers.get('cache-control')).toBe('no-store')
  expect((await fetch(`${program.url}/beacon/article/${ids[0]}`, { method: 'POST' })).status).toBe(204)
  expect((await fetch(`${program.url}/readyz`)).status).toBe(503)
  expect((await fetch(`${program.url}/healthz`)).status).toBe(200)
  await Promise.all(load)

  // Changes during the failure are on the pages as soon as the database is back.
  const missed = await publish(newsroom.db, { headline: 'نُشر وقاعدة البيانات غائبة' })
  await line.restore()
  await untilReady(program.url)
  await eventually(
    'the uncached page is served',
    async () => (await fetch(`${program.url}/articles/${ids[11]}/x`)).status === 200,
  )
  await eventually('the change is on a cached page', async () =>
    (await (await fetch(`${program.url}/latest`)).text()).includes(`/articles/${missed}/`),
  )
  await eventually(
    'the waiting page view is counted',
    async () => (await newsroom.db.selectFrom('reads').selectAll().execute()).length === 1,
    15_000,
  )
  await program.stop()
  await newsroom.drop()
})
