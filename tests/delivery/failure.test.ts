import { expect, test } from 'vitest'
import { bodyOf, createNewsroom, DatabaseAway, get, header, page, pause, text } from './newsroom.ts'

function withPage() {
  const newsroom = createNewsroom()
  newsroom.texts.set('a', 'one')
  newsroom.texts.set('b', 'other')
  newsroom.plans.set('1', page(['part:a']))
  newsroom.plans.set('2', page(['part:a', 'part:b']))
  return newsroom
}

const away = () => {
  throw new DatabaseAway()
}

test('while the database is down, cached pages are served and the database is seldom tried', async () => {
  const newsroom = withPage()
  await text(newsroom, '/p/1')
  newsroom.made.length = 0
  newsroom.before = away
  newsroom.delivery.invalidate(['*'])
  newsroom.texts.set('a', 'two')
  for (let i = 0; i < 20; i++) expect(await text(newsroom, '/p/1')).toBe('one')
  expect(newsroom.made).toEqual(['plan 1', 'part:a'])
  await pause(520)
  expect(await text(newsroom, '/p/1')).toBe('one')
  expect(newsroom.made).toEqual(['plan 1', 'part:a', 'plan 1', 'part:a'])
  newsroom.before = () => {}
  await pause(520)
  expect(await text(newsroom, '/p/1')).toBe('two')
  expect(newsroom.errors).toEqual([])
})

test('a fresh page needs no database', async () => {
  const newsroom = withPage()
  await text(newsroom, '/p/1')
  newsroom.before = away
  expect(await text(newsroom, '/p/1')).toBe('one')
  expect(newsroom.delivery.stats().failures).toBe(0)
})

test('a page without an older version answers 503 with Retry-After and is not cached', async () => {
  const newsroom = withPage()
  await text(newsroom, '/p/1')
  newsroom.before = away
  for (const gzip of [true, false]) {
    const answer = await get(newsroom, '/p/2', { gzip, ifNoneMatch: '*' })
    expect(answer.status).toBe(503)
    expect(bodyOf(answer)).toBe('<p>نعود بعد قليل</p>')
    expect(header(answer, 'Retry-After')).toBe('5')
    expect(header(answer, 'Cache-Control')).toBe('no-store')
    expect(header(answer, 'Content-Security-Policy')).toBe("default-src 'none'")
    expect((await get(newsroom, '/p/2', { gzip, method: 'HEAD' })).headers).toEqual(answer.headers)
  }
  newsroom.before = () => {}
  expect(await text(newsroom, '/p/2')).toBe('oneother')
})

test('a failed render is reported once for all waiting requests, and answers 500', async () => {
  const newsroom = withPage()
  const error = new Error('no such column')
  newsroom.before = async (key) => {
    await pause(1)
    if (key === 'part:a') throw error
  }
  const answers = await Promise.all([1, 2, 3].map(() => get(newsroom, '/p/1')))
  expect(answers.map(({ status }) => status)).toEqual([500, 500, 500])
  expect(header(answers[0]!, 'Cache-Control')).toBe('no-store')
  expect(newsroom.errors).toEqual([{ error, key: 'part:a' }])
  newsroom.before = () => {}
  expect(await text(newsroom, '/p/1')).toBe('one')
})

test('after a failed render the last version is still served', async () => {
  const newsroom = withPage()
  await text(newsroom, '/p/1')
  newsroom.before = (key) => {
    if (key === 'part:a') throw new Error('a defect')
  }
  newsroom.write('a', 'two')
  expect(await text(newsroom, '/p/1')).toBe('one')
  expect(await text(newsroom, '/p/1')).toBe('one')
  expect(newsroom.errors).toHaveLength(1)
})
