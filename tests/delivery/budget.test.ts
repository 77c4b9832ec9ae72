import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sizeOfEntry } from '../../src/delivery/sizes.ts'
import { createStore, type Entry } from '../../src/delivery/store.ts'
import { createNewsroom, get, page, request, text } from './newsroom.ts'

/** A text that does not compress: its size is what it seems. */
const noise = (bytes: number) => randomBytes(bytes / 2).toString('hex')

const step = fc.record({
  kind: fc.constantFrom('get' as const, 'get' as const, 'write' as const, 'plan' as const),
  page: fc.nat(15),
  size: fc.nat(8000),
})

test('the cache stays in its budget and answers right after any requests and invalidations', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1000, max: 60_000 }),
      fc.array(step, { maxLength: 80 }),
      async (budget, steps) => {
        const newsroom = createNewsroom(budget)
        for (const { kind, page: id, size } of steps) {
          if (kind === 'write') newsroom.write(`t${id}`, noise(size))
          if (kind === 'plan') {
            const exists = size > 2000
            newsroom.plans.set(`${id}`, page([`part:t${id}`, 'part:t0'], exists ? {} : { status: 410 }))
            newsroom.delivery.invalidate([`plan ${id}`])
          }
          if (kind === 'get') {
            const expected = newsroom.plans.has(`${id}`)
              ? `${newsroom.texts.get(`t${id}`) ?? ''}${newsroom.texts.get('t0') ?? ''}`
              : 'لا توجد صفحة هنا'
            expect(await text(newsroom, `/p/${id}`)).toBe(expected)
          }
          expect(newsroom.delivery.bytes()).toBeLessThanOrEqual(budget)
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('the size of the cache depends on its content, not on the order of requests', async () => {
  const newsroom = createNewsroom()
  const pages = Array.from({ length: 20 }, (_, id) => id)
  for (const id of pages) newsroom.plans.set(`${id}`, page([`part:t${id}`, `part:t${id % 3}`]))
  const askAll = () => Promise.all(pages.map((id) => text(newsroom, `/p/${id}`)))
  await askAll()
  await askAll()
  const bytes = newsroom.delivery.bytes()
  for (let round = 0; round < 5; round++) {
    newsroom.delivery.invalidate(round % 2 ? ['*'] : ['t1', 't7', 'plan 3'])
    await askAll()
    await askAll()
    expect(newsroom.delivery.bytes()).toBe(bytes)
  }
})

test('the counted bytes are the sum of the stored entries', () => {
  const operation = fc.record({
    kind: fc.constantFrom('keep' as const, 'resize' as const, 'promote' as const),
    key: fc.nat(30),
    size: fc.nat(3000),
    cacheTags: fc.array(fc.string({ unit: 'grapheme', maxLength: 8 }), { maxLength: 5 }),
    rare: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 200 }), (operations) => {
      const store = createStore(100_000)
      const home = new Map<string, Entry<number>>()
      for (const { kind, key, size, cacheTags, rare } of operations) {
        const entry = home.get(`k${key}`)
        if (kind === 'keep')
          store.keep(home, {
            key: `k${key}`,
            value: size,
            valueSize: size,
            cacheTags: new Set(cacheTags),
            staleSince: Infinity,
            lowPriority: rare,
          })
        else if (entry && kind === 'promote') store.promote(entry)
        else if (entry) {
          const before = entry.size
          store.resize(entry, sizeOfEntry(entry.key, entry.cacheTags) + size)
          if (home.has(entry.key) && entry.size !== before) entry.value = size
        }
        let sum = 0
        const noted = new Set<string>()
        for (const kept of home.values()) {
          sum += sizeOfEntry(kept.key, kept.cacheTags) + (kept.value ?? 0)
          for (const topic of kept.cacheTags) noted.add(topic)
        }
        expect(store.stats()).toMatchObject({ bytes: sum, cacheTags: noted.size })
        expect(sum).toBeLessThanOrEqual(100_000)
      }
    }),
    { numRuns: 50 },
  )
})

test('used entries stay and unused entries are evicted', async () => {
  const newsroom = createNewsroom(300_000)
  for (let id = 0; id < 200; id++) {
    newsroom.texts.set(`t${id}`, noise(4000))
    newsroom.plans.set(`${id}`, page([`part:t${id}`]))
  }
  await text(newsroom, '/p/0')
  for (let id = 1; id < 200; id++) {
    await text(newsroom, `/p/${id}`)
    expect(newsroom.delivery.answer(request('/p/0')), `after ${id}`).not.toBeInstanceOf(Promise)
  }
  expect(newsroom.made.filter((key) => key === 'plan 0')).toHaveLength(1)
  expect(newsroom.delivery.stats().evictions).toBeGreaterThan(100)
  expect(newsroom.delivery.answer(request('/p/1'))).toBeInstanceOf(Promise)
})

test('a flood of invented addresses uses no memory and evicts no existing page', async () => {
  const budget = 2_000_000
  const newsroom = createNewsroom(budget)
  newsroom.texts.set('frame', noise(1000))
  for (let id = 0; id < 100; id++) newsroom.plans.set(`${id}`, page(['part:frame', `part:t${id}`]))
  const askAll = async () => {
    for (let id = 0; id < 100; id++) await text(newsroom, `/p/${id}`)
  }
  await askAll()
  await askAll()
  const good = newsroom.delivery.stats()
  for (let i = 0; i < 20_000; i++) {
    expect((await get(newsroom, `/p/invented-${i}`)).status).toBe(404)
    await get(newsroom, `/nowhere/${i}`)
  }
  const after = newsroom.delivery.stats()
  expect(after.lowPriorityBytes).toBeLessThanOrEqual(budget / 32)
  expect(after.bytes - after.lowPriorityBytes).toBe(good.bytes - good.lowPriorityBytes)
  expect(after.entries).toBeLessThan(good.entries + 100)
  newsroom.made.length = 0
  await askAll()
  expect(newsroom.made).toEqual([])
})

test('addresses without a route are never stored', async () => {
  const newsroom = createNewsroom()
  await get(newsroom, '/nowhere')
  const { bytes, entries } = newsroom.delivery.stats()
  for (let i = 0; i < 1000; i++) await get(newsroom, `/nowhere/${i}`)
  expect(newsroom.delivery.stats()).toMatchObject({ bytes, entries, hits: 1000 })
})

test('a fragment stored for a missing page is kept with the good pages when one needs it', async () => {
  const newsroom = createNewsroom(1_000_000)
  newsroom.plans.set('1', page(['part:missing']))
  await get(newsroom, '/p/unknown')
  const { lowPriorityBytes } = newsroom.delivery.stats()
  await get(newsroom, '/p/1')
  expect(newsroom.delivery.stats().lowPriorityBytes).toBeLessThan(lowPriorityBytes)
  for (let i = 0; i < 500; i++) await get(newsroom, `/p/invented-${i}`)
  expect(newsroom.delivery.answer(request('/p/1'))).not.toBeInstanceOf(Promise)
})

test('a page larger than the budget is still answered', async () => {
  const newsroom = createNewsroom(5000)
  newsroom.texts.set('a', noise(100_000))
  newsroom.plans.set('1', page(['part:a']))
  expect(await text(newsroom, '/p/1')).toBe(newsroom.texts.get('a'))
  expect(await text(newsroom, '/p/1')).toBe(newsroom.texts.get('a'))
})
