import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { receiversOf } from '../../src/content/newsletter/read.ts'
import { unsubscribe } from '../../src/content/newsletter/subscribe.ts'
import { importMembers, MembersError } from '../../src/ingest/ghost/members.ts'
import { reader } from '../../src/kernel/actor.ts'
import { execute } from '../../src/kernel/run.ts'
import { desk, newsroomDatabase, type TestDatabase, temporaryFolder } from '../harness.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await newsroomDatabase()
})
afterAll(() => database.drop())

const columns =
  'id,email,name,note,subscribed_to_emails,complimentary_plan,stripe_customer_id,created_at,labels,bounced'
const list = (...rows: string[]) => {
  const path = join(temporaryFolder(), 'members.csv')
  writeFileSync(path, `\ufeff${[columns, ...rows].join('\r\n')}\r\n`)
  return path
}
const bring = (path: string) =>
  importMembers({
    ...{ db: database.db, actor: desk, path, site: 'https://www.old.example' },
    signal: new AbortController().signal,
  })
const mailed = async () => (await receiversOf(database, 'daily', 0, 100)).map(({ email }) => email)

test('members of Ghost become subscribers with their consent; who left is never mailed', async () => {
  const rows = [
    '1,Noor@Mail.example,نور,"ملاحظة, ""سرّية""\nسطران",true,,,2024-05-01T10:00:00.000Z,"قديم,وفي",',
    '2,left@mail.example,,,false,,,2024-05-02T10:00:00.000Z,,',
    '3,bounced@mail.example,,,true,,,2024-05-03T10:00:00.000Z,,true',
    '4,not an address,,,true,,,,,',
    '5,paid@mail.example,,,true,true,cus_1,,,',
    '6,paid@mail.example,,,false,,,,,',
  ]
  const first = await bring(list(...rows))
  expect(first).toMatchObject({ members: 5, added: 4, addedUnsubscribed: 3, known: 1, left: 0 })
  expect(Object.fromEntries(first.dropped)).toEqual({
    ...{ 'name of a member': 1, 'note about a member': 1, 'paid membership': 1 },
  })
  expect(first.losses).toEqual([{ kind: 'member without a mail address', detail: 'line 6' }])
  expect(await mailed()).toEqual(['noor@mail.example'])
  const stored = await database.db
    .selectFrom('subscribers')
    .selectAll()
    .where('state', '=', 'confirmed')
    .execute()
  expect(stored).toMatchObject([
    {
      ...{ confirmedAt: new Date('2024-05-01T10:00:00Z'), labels: ['قديم', 'وفي'] },
      ...{ importedFrom: 'ghost:old.example', daily: true, breaking: false },
    },
  ])
  expect(await database.db.selectFrom('subscriptionRequests').selectAll().execute()).toEqual([])

  // Left here, and wants mail there: stays away. Left there meanwhile: is no longer mailed.
  await execute(database.db, reader(null, ''), unsubscribe, { subscriberId: stored[0]!.id })
  expect(await bring(list(rows[0]!, '7,new@mail.example,,,true,,,,,'))).toMatchObject({ added: 1, known: 1 })
  expect(await mailed()).toEqual(['new@mail.example'])
  expect(await bring(list('7,new@mail.example,,,false,,,,,'))).toMatchObject({ added: 0, left: 1 })
  expect(await mailed()).toEqual([])
})

test('a file that is no list of members is refused', async () => {
  const other = join(temporaryFolder(), 'other.csv')
  writeFileSync(other, 'a,b\n1,2\n')
  await expect(bring(other)).rejects.toThrow(MembersError)
  await expect(bring(list('1,"open'))).rejects.toThrow(/quotation of line 2 is not closed/)
})
