/** Listeners of a command's events: which run, in which order, and how far events trigger others. */
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { articlePublished } from '../../src/content/articles/events.ts'
import { articleStatus } from '../../src/content/articles/read.ts'
import { command } from '../../src/kernel/command.ts'
import { defineEvent, installListeners, on } from '../../src/kernel/events.ts'
import { untracked } from '../../src/kernel/read-context.ts'
import { execute, executeBatch, prepareBatch } from '../../src/kernel/run.ts'
import { listFailures } from '../../src/modules/failures.ts'
import { installModules } from '../../src/modules/install.ts'
import type { Module } from '../../src/modules/module.ts'
import { productModules } from '../../src/modules/product.ts'
import { desk, newsroomDatabase, publish, type TestDatabase } from '../harness.ts'

let newsroom: TestDatabase
beforeAll(async () => {
  newsroom = await newsroomDatabase()
})
afterEach(() => {
  vi.restoreAllMocks()
  installModules()
})
afterAll(() => newsroom.drop())

test('listeners of a publication run in the order of the modules, the newsroom’s own last', async () => {
  const order: string[] = []
  const note = (name: string) => () => void order.push(name)
  for (const { name, on: listeners = [] } of productModules)
    for (const listener of listeners)
      if (listener.event === articlePublished.eventName) {
        const { run } = listener
        vi.spyOn(listener, 'run').mockImplementation((work, payload) => {
          note(name)()
          return run(work, payload)
        })
      }
  const own = ['polls', 'maps'].map(
    (name): Module => ({ name, on: [{ event: articlePublished.eventName, run: note(name) }] }),
  )
  installModules(own)
  await publish(newsroom.db, { headline: 'افتتاح الجسر' })
  expect(order).toEqual(['topics', 'search', 'newsletter', 'push', 'websub', 'webhooks', 'polls', 'maps'])
})

test('an event that triggers itself stops after four generations; the command is refused and stores nothing', async () => {
  const turned = defineEvent<number>('test.turned')
  const turns: number[] = []
  installListeners([
    on(articlePublished, (work) => work.emit(turned(1))),
    on(turned, (work, turn) => {
      turns.push(turn)
      work.emit(turned(turn + 1))
    }),
  ])
  await expect(publish(newsroom.db, { headline: 'دورة' })).rejects.toThrow('test.turned wakes itself')
  expect(turns).toEqual([1, 2, 3])
  const rows = await newsroom.db
    .selectFrom('articles')
    .select('state')
    .where('headline', '=', 'دورة')
    .execute()
  expect(rows).toEqual([{ state: 'draft' }])
})

test('events of a module that trigger each other stop there too, and the article is published', async () => {
  const turns: unknown[] = []
  const emit = (work: { emit(event: { name: string; payload: unknown }): void }) => {
    turns.push(null)
    work.emit({ name: 'rings.turned', payload: null })
  }
  installModules([
    {
      name: 'rings',
      on: [
        { event: articlePublished.eventName, run: emit },
        { event: 'rings.turned', run: emit },
      ],
    },
  ])
  const id = await publish(newsroom.db, { headline: 'حلقة' })
  expect(turns).toHaveLength(4)
  expect(await articleStatus(untracked(newsroom.db), id)).toMatchObject({ state: 'public' })
  expect(listFailures()[0]).toMatchObject({
    module: 'rings',
    message: expect.stringContaining('wakes itself'),
  })
})

test('a command invalidates only the cache tags of its changes', async () => {
  const many = 250_000
  const everything = command({
    name: 'test.everything',
    input: z.object({}),
    may: () => true,
    run: async (work) => work.invalidate(Array.from({ length: many }, (_, at) => `draft:${at}`)),
  })
  await execute(newsroom.db, desk, everything, {})
  const change = await newsroom.db
    .selectFrom('changes')
    .select(sql<number>`cardinality(cache_tags)`.as('count'))
    .where('command', '=', 'test.everything')
    .executeTakeFirstOrThrow()
  expect(change.count).toBe(many)
})

test('batches that are repeated command by command, and then wait for each other, are both written', async () => {
  const { db } = newsroom
  const ids = [await publish(db, { headline: 'الأولى' }), await publish(db, { headline: 'الثانية' })]
  const failedOnce = new Set<number>()
  let waiting = 2
  const { promise: bothHold, resolve: letGo } = Promise.withResolvers<void>()
  const lockBoth = command({
    name: 'test.lock-both',
    input: z.object({ ids: z.array(z.number()) }),
    may: () => true,
    async run({ db: tx }, { ids }) {
      const lock = (id: number) => sql`select 1 from articles where id = ${id} for update`.execute(tx)
      if (!failedOnce.has(ids[0]!)) {
        failedOnce.add(ids[0]!)
        await sql`select 1 / 0`.execute(tx)
      }
      await lock(ids[0]!)
      if (--waiting === 0) letGo()
      await bothHold
      await lock(ids[1]!)
    },
  })
  const outcomes = await Promise.all(
    [ids, ids.toReversed()].map((order) => executeBatch(db, prepareBatch(desk, lockBoth, [{ ids: order }]))),
  )
  expect(outcomes.flat().map(({ ok }) => ok)).toEqual([true, true])
  expect(waiting).toBe(-1)
})
