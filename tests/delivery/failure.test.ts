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

test('while the database is away, what is kept is served and seldom tried again', async () => {
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

test('what is fresh needs no database', async () => {
  const newsroom = withPage()
  await text(newsroom, '/p/1')
  newsroom.before = away
  expect(await text(newsroom, '/p/1')).toBe('one')
  expect(newsroom.delivery.stats().failures).toBe(0)
})

test('without an older version: 503, asked to come back, kept nowhere', async () => {
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

test('a render that fails is reported once for all who waited, and answered 500', async () => {
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

test('a render that fails leaves its last version in service', async () => {
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
