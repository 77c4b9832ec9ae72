/** The change log: nothing is skipped, nothing is waited for. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Follower, followChanges, notifyChange } from '../../src/platform/changes.ts'
import { eventually, newsroomDatabase, type TestDatabase } from '../harness.ts'

let newsroom: TestDatabase
let follower: Follower
let heard: string[] = []
beforeAll(async () => {
  newsroom = await newsroomDatabase()
  follower = await followChanges({
    connection: newsroom.connection,
    onCacheTags: (cacheTags) => heard.push(...cacheTags),
  })
})
afterAll(async () => {
  await follower.close()
  await newsroom.drop()
})

const touch = (db: TestDatabase['db'], cacheTag: string) =>
  db
    .insertInto('changes')
    .values({ command: 'test', subject: null, actor: 'test', cacheTags: [cacheTag] })
    .execute()

test('a change that commits late is received, and delays no other', async () => {
  heard = []
  let finish = () => {}
  const held = new Promise<void>((resolve) => {
    finish = resolve
  })
  const late = newsroom.db.transaction().execute(async (tx) => {
    await touch(tx, 'late')
    await held
    await notifyChange(tx)
  })
  await new Promise((resolve) => setTimeout(resolve, 100))
  for (const topic of ['first', 'second', 'third']) {
    await newsroom.db.transaction().execute(async (tx) => {
      await touch(tx, topic)
      await notifyChange(tx)
    })
    await eventually(`${topic} is received`, () => heard.includes(topic))
  }
  expect(heard).not.toContain('late')
  finish()
  await late
  await eventually('the late change is received', () => heard.includes('late'))
  expect(heard.filter((topic) => topic === 'first')).toHaveLength(1)
})

test('a change committed without a notification is received by polling', async () => {
  heard = []
  await touch(newsroom.db, 'silent')
  await eventually('the poll finds it', () => heard.includes('silent'))
})

test('after a lost connection the listener receives the missed changes', async () => {
  heard = []
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`.execute(newsroom.db)
  await touch(newsroom.db, 'missed')
  await eventually('the missed change is received', () => heard.includes('missed'))
})
