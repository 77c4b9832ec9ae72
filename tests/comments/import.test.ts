import { afterAll, beforeAll, expect, test } from 'vitest'
import { commenterHash, importComments } from '../../src/content/comments/import.ts'
import { rejectComment } from '../../src/content/comments/moderation/decide.ts'
import { removeComment } from '../../src/content/comments/remove.ts'
import { listThreads } from '../../src/content/comments/threads.ts'
import type { WxrComment, WxrPost } from '../../src/ingest/wordpress/items.ts'
import { commentsOfPost } from '../../src/ingest/wordpress/map-comments.ts'
import { execute } from '../../src/kernel/run.ts'
import { desk, newsroomDatabase, publish, type TestDatabase } from '../harness.ts'
import { randomFrom, seed } from '../seed.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await newsroomDatabase()
})
afterAll(() => database.drop())

const rowsOf = (articleId: number) =>
  database.db.selectFrom('comments').selectAll().where('articleId', '=', articleId).orderBy('id').execute()
const countOf = async (articleId: number) => {
  const counts = database.db.selectFrom('commentCounts').select('published')
  return (await counts.where('articleId', '=', articleId).executeTakeFirst())?.published ?? 0
}
const shown = async (articleId: number) => {
  const page = { sort: 'oldest', after: null, most: 100, replies: 100, characters: 1e6 } as const
  const { threads } = await listThreads({ db: database.db, dependOn() {} }, articleId, page)
  return threads.map(({ text, replies }) => [text, ...replies.map((reply) => reply.text)])
}
const comment = (id: number, parent = 0, more: Partial<WxrComment> = {}): WxrComment => ({
  ...{
    id,
    parent,
    author: `قارئ ${id}`,
    email: `reader${id % 3}@mail.example`,
    url: '',
    content: `نص ${id}`,
  },
  ...{
    date: { local: null, utc: new Date(Date.UTC(2017, 10, 1, 7, 0, id)).toISOString() },
    state: 'approved',
  },
  ...{ type: 'comment', userId: 0, meta: [] },
  ...more,
})
const mapped = async (comments: WxrComment[]) =>
  commentsOfPost({ comments, date: { local: null, utc: '2017-11-01T06:00:00Z' } } as WxrPost, {
    ...{ site: 'https://www.old.example/', language: 'ar', hashEmail: await commenterHash(database.db) },
  })

test('the comments of an old site come in as threads with dates and states, once', async () => {
  const articleId = await publish(database.db, { headline: 'خبر الجسر' })
  const given = [
    comment(1),
    comment(2, 1, { content: '<p>أولاً<br>سطر</p><p><a href="https://a.example/x">هنا</a> &amp; هناك</p>' }),
    comment(3, 2, { author: '', email: 'Noor+tag@mail.example' }),
    comment(4, 0, { state: 'pending', url: 'https://blog.example' }),
    comment(5, 4),
    comment(6, 0, { state: 'spam' }),
    comment(7, 6),
    comment(8, 0, { type: 'pingback' }),
    comment(9, 0, { type: 'order_note', content: 'سر' }),
    comment(10, 0, { content: '<img src="x">' }),
    comment(11, 0, { content: 'ن'.repeat(30_000) }),
  ]
  const { comments, counts, losses } = await mapped(given)
  expect(Object.fromEntries(counts)).toEqual({
    ...{ spam: 1, pingback: 1, 'comment of the type order_note': 1, 'address of a commenter’s site': 1 },
  })
  expect(losses.map(({ kind, detail }) => `${kind}: ${detail.split(':')[0]}`).sort()).toEqual([
    'answer to a comment that is missing: 7 (6)',
    'answer to a comment that is not public: comment 5',
    'comment without words: comment 10',
    'text of a comment that was cut: comment 11',
  ])
  const first = await execute(database.db, desk, importComments, { articleId, comments })
  expect(first).toMatchObject({ added: 7, known: 0, flattened: ['wordpress:old.example:3'] })
  expect(await shown(articleId)).toEqual([
    ['نص 1', 'أولاً\nسطر\n\nهنا (https://a.example/x) & هناك', 'نص 3'],
    ...[['نص 5'], ['نص 7'], ['ن'.repeat(20_000)]],
  ])
  expect(await countOf(articleId)).toBe(6)
  const rows = await rowsOf(articleId)
  const third = rows.find(({ key }) => key.endsWith(':3'))!
  expect(third).toMatchObject({ name: 'مجهول', ipHash: null, readerId: null, state: 'published' })
  expect(third.postedAt).toEqual(new Date('2017-11-01T07:00:03Z'))
  expect(third.emailHash).toMatch(/^[\w-]{22}$/)
  expect(JSON.stringify(rows)).not.toContain('mail.example')

  const again = await execute(database.db, desk, importComments, { articleId, comments })
  expect(again).toMatchObject({ added: 0, known: 7, changed: 0 })
  expect(await rowsOf(articleId)).toEqual(rows)

  // Decided here, removed here, and published on the old site since.
  const [one, , , four] = rows
  await execute(database.db, desk, rejectComment, { id: one!.id, code: 'abuse' })
  await execute(database.db, desk, removeComment, { id: third.id, legalReason: 'حكم' })
  const later = await mapped(given.map((each) => (each.id === 4 ? { ...each, state: 'approved' } : each)))
  const last = await execute(database.db, desk, importComments, { articleId, comments: later.comments })
  expect(last).toMatchObject({ added: 0, known: 7, changed: 1 })
  const states = new Map((await rowsOf(articleId)).map(({ id, state }) => [id, state]))
  expect([one, third, four].map((row) => states.get(row!.id))).toEqual(['rejected', 'erased', 'published'])
  expect(await countOf(articleId)).toBe(4)
})

test('the counts of imported threads are those of their comments', async () => {
  console.log(`seed ${seed}`)
  const random = randomFrom(seed)
  const articleId = await publish(database.db, { headline: 'خبر السوق' })
  const all = Array.from({ length: 60 }, (_, index) =>
    comment(100 + index, index > 0 && random() < 0.7 ? 100 + Math.floor(random() * index) : 0, {
      state: random() < 0.2 ? 'pending' : 'approved',
    }),
  )
  const { comments } = await mapped(all)
  // The second half continues the threads of the first.
  for (const part of [comments.slice(0, 30), comments])
    await execute(database.db, desk, importComments, { articleId, comments: part })
  const rows = await rowsOf(articleId)
  expect(rows).toHaveLength(60)
  const published = rows.filter(({ state }) => state === 'published')
  expect(await countOf(articleId)).toBe(published.length)
  expect((await shown(articleId)).flat()).toHaveLength(published.length)
  for (const { id, rootId, replyCount } of rows)
    expect(replyCount).toBe(rootId === null ? published.filter((one) => one.rootId === id).length : 0)
})
