import { expect, onTestFinished, test, vi } from 'vitest'
import { bodyOf, createNewsroom, get, type Newsroom, page, pause, request, text } from './newsroom.ts'

function withPage(grace?: Record<string, number>): Newsroom {
  const newsroom = createNewsroom(undefined, grace)
  newsroom.texts.set('a', 'one')
  newsroom.plans.set('1', page(['part:a']))
  return newsroom
}

/** Lets renders of a key wait until they are let go. */
function hold(newsroom: Newsroom, held: string): () => void {
  let release = () => {}
  const gate = new Promise<void>((resolve) => {
    release = resolve
  })
  newsroom.before = (key) => (key === held ? gate : undefined)
  return release
}

test('simultaneous requests share one plan and one render', async () => {
  const newsroom = withPage()
  newsroom.before = () => pause(5)
  const texts = await Promise.all(Array.from({ length: 50 }, () => text(newsroom, '/p/1')))
  expect(new Set(texts)).toEqual(new Set(['one']))
  expect(newsroom.made).toEqual(['plan 1', 'part:a'])
})

test('an invalidation renders nothing, and the next request sees the change', async () => {
  const newsroom = withPage()
  await text(newsroom, '/p/1')
  newsroom.write('a', 'two')
  newsroom.write('a', 'three')
  await pause(5)
  expect(newsroom.made).toHaveLength(2)
  expect(await text(newsroom, '/p/1')).toBe('three')
  expect(newsroom.made).toEqual(['plan 1', 'part:a', 'part:a'])
})

test('an unused cache tag invalidates nothing', async () => {
  const newsroom = withPage()
  await text(newsroom, '/p/1')
  newsroom.delivery.invalidate(['b', 'part:a', ''])
  expect(newsroom.delivery.answer(request('/p/1'))).not.toBeInstanceOf(Promise)
})

test('only fragments that read the cache tag are rendered again', async () => {
  const newsroom = withPage()
  newsroom.plans.set('1', page(['part:a', 'part:b', 'part:c']))
  newsroom.plans.set('2', page(['part:c', 'part:a']))
  await text(newsroom, '/p/1')
  await text(newsroom, '/p/2')
  newsroom.made.length = 0
  newsroom.write('c', '!')
  expect(await text(newsroom, '/p/1')).toBe('one!')
  expect(await text(newsroom, '/p/2')).toBe('!one')
  expect(newsroom.made).toEqual(['part:c'])
})

test('a plan becomes outdated like a fragment', async () => {
  const newsroom = withPage()
  await text(newsroom, '/p/1')
  newsroom.texts.set('b', 'more')
  newsroom.plans.set('1', page(['part:a', 'part:b']))
  newsroom.delivery.invalidate(['plan 1'])
  expect(await text(newsroom, '/p/1')).toBe('onemore')
})

test('the tag * invalidates everything, also renders in progress', async () => {
  const newsroom = withPage()
  await text(newsroom, '/p/1')
  newsroom.plans.set('2', page(['part:b']))
  const release = hold(newsroom, 'part:b')
  const flying = text(newsroom, '/p/2')
  await pause(1)
  newsroom.texts.set('b', 'late')
  newsroom.delivery.invalidate(['*'])
  release()
  expect(await flying).toBe('')
  newsroom.made.length = 0
  expect(await text(newsroom, '/p/2')).toBe('late')
  await text(newsroom, '/p/1')
  expect(newsroom.made).toEqual(['plan 2', 'part:b', 'plan 1', 'part:a'])
})

test('while one request waits for the new version, others get the last one during the grace period, then wait', async () => {
  const newsroom = withPage({ part: 300 })
  await text(newsroom, '/p/1')
  const release = hold(newsroom, 'part:a')
  newsroom.write('a', 'two')
  const first = text(newsroom, '/p/1')
  expect(await text(newsroom, '/p/1')).toBe('one')
  await pause(310)
  let answered = false
  const late = text(newsroom, '/p/1').finally(() => {
    answered = true
  })
  await pause(20)
  expect(answered).toBe(false)
  release()
  expect(await Promise.all([first, late])).toEqual(['two', 'two'])
  expect(newsroom.delivery.stats().stale).toBe(1)
})

test('the grace period is 50 ms, and can be longer for a type of fragment', async () => {
  const newsroom = withPage({ comments: 1000 })
  newsroom.plans.set('1', page(['comments:a']))
  await text(newsroom, '/p/1')
  const release = hold(newsroom, 'comments:a')
  newsroom.write('a', 'two')
  const first = text(newsroom, '/p/1')
  await pause(80)
  expect(await text(newsroom, '/p/1')).toBe('one')
  release()
  expect(await first).toBe('two')
})

test('an invalidation during a render answers the waiting requests, and the next request renders again', async () => {
  const newsroom = withPage()
  const release = hold(newsroom, 'part:a')
  const waiting = text(newsroom, '/p/1')
  await pause(1)
  newsroom.write('a', 'two')
  release()
  expect(await waiting).toBe('one')
  expect(await text(newsroom, '/p/1')).toBe('two')
  expect(newsroom.made.filter((key) => key === 'part:a')).toHaveLength(2)
  expect(newsroom.delivery.answer(request('/p/1'))).not.toBeInstanceOf(Promise)
})

test('a request after an invalidation does not get a render that began before it', async () => {
  const newsroom = withPage()
  const release = hold(newsroom, 'part:a')
  const before = text(newsroom, '/p/1')
  await pause(1)
  newsroom.write('a', 'two')
  await pause(60)
  const after = text(newsroom, '/p/1')
  const another = text(newsroom, '/p/1')
  release()
  expect(await Promise.all([before, after, another])).toEqual(['one', 'two', 'two'])
  expect(newsroom.made.filter((key) => key === 'part:a')).toHaveLength(2)
})

test('many invalidations during one render lose none; forgotten tags count as invalidated', async () => {
  const storm = Array.from({ length: 20_000 }, (_, index) => `other ${index}`)
  for (const changed of [true, false]) {
    const newsroom = withPage()
    const release = hold(newsroom, 'part:a')
    const waiting = text(newsroom, '/p/1')
    await pause(1)
    newsroom.delivery.invalidate(storm)
    if (changed) newsroom.write('a', 'two')
    release()
    expect(await waiting).toBe('one')
    expect(await text(newsroom, '/p/1')).toBe(changed ? 'two' : 'one')
    expect(newsroom.made.filter((key) => key === 'part:a')).toHaveLength(2)
  }
})

test('a render with the same bytes keeps the tag and the compressed bytes', async () => {
  const newsroom = withPage()
  const before = await get(newsroom, '/p/1')
  newsroom.delivery.invalidate(['a'])
  const after = await get(newsroom, '/p/1')
  expect(newsroom.made.filter((key) => key === 'part:a')).toHaveLength(2)
  expect(after.headers).toEqual(before.headers)
  expect(after.body[1]).toBe(before.body[1])
})

test('under constant change an answer is at most 50 ms and one render old', async () => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'setInterval', 'clearInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  const newsroom = withPage()
  newsroom.before = () => pause(3)
  let version = 0
  newsroom.write('a', '0')
  const written: number[] = [performance.now()]
  const writer = setInterval(() => {
    newsroom.write('a', String(++version))
    written.push(performance.now())
  }, 7)
  const ages: number[] = []
  let isOver = false
  const reader = async () => {
    while (!isOver) {
      const requestedAt = performance.now()
      const seen = Number(bodyOf(await get(newsroom, '/p/1')))
      const replaced = written[seen + 1]
      ages.push(replaced === undefined ? 0 : requestedAt - replaced)
      await pause(1)
    }
  }
  const readers = Array.from({ length: 8 }, reader)
  await vi.advanceTimersByTimeAsync(400)
  isOver = true
  await vi.advanceTimersByTimeAsync(10)
  await Promise.all(readers)
  clearInterval(writer)
  expect(ages.length).toBeGreaterThan(50)
  expect(Math.max(...ages)).toBeGreaterThan(0)
  expect(Math.max(...ages)).toBeLessThan(50)
})
