import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { receiversOf } from '../../src/content/newsletter/read.ts'
import { unsubscribe } from '../../src/content/newsletter/subscribe.ts'
import { importArchive } from '../../src/ingest/archive/import.ts'
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

test('an export of Ghost comes in with its addresses, members and states', async () => {
  const folder = temporaryFolder()
  const post = (id: string, slug: string, more: object) => ({
    ...{
      id: id.repeat(24),
      slug,
      title: `خبر ${slug}`,
      type: 'post',
      status: 'published',
      visibility: 'public',
    },
    ...{
      html: '<p>نص [قوس] <b>غامق</b></p>',
      published_at: '2020-03-07T02:30:00.000Z',
      author_id: '1',
      ...more,
    },
  })
  const data = {
    posts: [
      post('a', 'port', {}),
      post('b', 'paid', { visibility: 'paid' }),
      post('c', 'about', { type: 'page' }),
    ],
    users: [{ id: '1', name: 'نور', slug: 'noor' }],
    tags: [{ id: '2', name: 'ثقافة', slug: 'culture' }],
    posts_tags: [{ post_id: 'a'.repeat(24), tag_id: '2' }],
    settings: [{ key: 'timezone', value: 'Africa/Cairo' }],
  }
  writeFileSync(join(folder, 'export.json'), JSON.stringify({ db: [{ meta: { version: '5' }, data }] }))
  writeFileSync(join(folder, 'members.csv'), `${columns}\n9,ghost@mail.example,,,true,,,,,\n`)
  writeFileSync(
    join(folder, 'routes.yaml'),
    'collections:\n  /c/:\n    permalink: /c/{year}/{slug}/\n    filter: primary_tag:culture\n  /:\n    permalink: /{slug}/\n',
  )
  const bringAll = (site?: string) =>
    importArchive({
      ...{ db: database.db, mediaDir: join(folder, 'media'), system: 'ghost', paths: [folder], site },
      ...{ trial: false, again: false, outbound: null, onProgress() {} },
    })
  await expect(bringAll()).rejects.toThrow('Add --site')
  const { report } = await bringAll('https://ghost.example')
  expect(report.came['readers of the newsletter']).toMatchObject({ created: 1 })
  const articles = await database.db
    .selectFrom('articles')
    .select(['id', 'uri', 'state', 'body'])
    .orderBy('uri')
    .execute()
  expect(articles.map(({ uri, state }) => [uri, state])).toEqual([
    [`urn:nashra:source:ghost.example:post:${'a'.repeat(24)}`, 'published'],
    [`urn:nashra:source:ghost.example:post:${'b'.repeat(24)}`, 'draft'],
  ])
  expect(JSON.stringify(articles[0]!.body)).toContain('نص [قوس] ')
  const keys = await database.db
    .selectFrom('redirects')
    .select('key')
    .where('targetId', '=', articles[0]!.id)
    .execute()
  expect(keys.map(({ key }) => key)).toContain('/c/2020/port')
  expect((await bringAll('https://ghost.example')).report.came.articles).toMatchObject({
    created: 0,
    unchanged: 2,
  })
})
