/** Moderation through the API: queues, decisions, appeals, bans, settings. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addReader, writeComment } from '../comments/write.ts'
import { publish } from '../harness.ts'
import { type Client, openApi, type TestApi } from './api.ts'

let api: TestApi
let moderator: Awaited<ReturnType<TestApi['member']>>
let other: Awaited<ReturnType<TestApi['member']>>
let administrator: Client
let articleId: number

beforeAll(async () => {
  api = await openApi()
  moderator = await api.member('moderator')
  other = await api.member('editor')
  administrator = await api.as('administrator')
})
afterAll(() => api.close())
beforeEach(async () => {
  await api.db.deleteFrom('comments').execute()
  await api.db.deleteFrom('bans').execute()
  articleId = await publish(api.db, { headline: 'افتتح الجسر' })
})

const write = (given: Partial<Parameters<typeof writeComment>[1]> = {}) =>
  writeComment(api.db, { articleId, text: 'تعليق على الخبر', ...given })
const countsOf = async () =>
  api.db.selectFrom('commentCounts').select('published').where('articleId', '=', articleId).executeTakeFirst()

test('the queue lists waiting comments with reasons, the worst first, page by page', async () => {
  const readerId = await addReader(api.db, { name: 'ليلى', published: 4, rejected: 1 })
  const first = await write({ readerId, text: 'رأي هادئ' })
  const answer = await write({ readerId, text: 'اشتروا من spam.com', parentId: first.id })
  const guest = await write({ name: 'زائر', text: 'رأي ثالث' })
  const page = await moderator.get('/comments?limit=2')
  expect(page.body.items.map((one: { id: number }) => one.id)).toEqual([answer.id, guest.id])
  expect(page.body.items[0]).toMatchObject({
    ...{ text: 'اشتروا من spam.com', state: 'held', name: 'قارئ' },
    reasons: [
      { phase: 'links', code: 'link', seen: 'spam.com' },
      { phase: 'section', code: 'read-first' },
    ],
    article: { id: articleId, headline: 'افتتح الجسر' },
    parent: { id: first.id, text: 'رأي هادئ' },
    reader: { id: readerId, name: 'ليلى', trustLevel: 'known', publishedCount: 4, rejectedCount: 1 },
  })
  // The page goes on where it ended, though its last comment has left the queue.
  await moderator.post(`/comments/${guest.id}/publish`)
  const next = await moderator.get(`/comments?limit=2&after=${page.body.after}`)
  expect(next.body).toMatchObject({ items: [{ id: first.id }], after: null })
  expect((await moderator.get('/comments/counts')).body).toEqual({ held: 2, reported: 0, appeals: 0 })
  expect((await moderator.get('/comments?q=هادئ')).body.items).toHaveLength(1)
  expect((await moderator.get(`/comments?readerId=${readerId}`)).body.items).toHaveLength(2)
  expect((await moderator.get(`/comments?articleId=${articleId + 1}`)).body.items).toEqual([])
  expect((await moderator.get('/comments?queue=decided')).body.items).toMatchObject([
    { id: guest.id, state: 'published', decided: { by: 'عضو moderator', verdict: 'publish' } },
  ])
})

test('publishing, rejecting and undoing update state, counts and the log of decisions', async () => {
  const { id } = await write()
  const published = await moderator.post(`/comments/${id}/publish`, { version: 2 })
  expect(published.body).toEqual({ id, version: 3, state: 'published' })
  expect(await countsOf()).toEqual({ published: 1 })
  const rejected = await moderator.post(`/comments/${id}/reject`, {
    version: 3,
    code: 'abuse',
    note: 'لا سباب',
  })
  expect(rejected.body).toEqual({ id, version: 4, state: 'rejected' })
  expect(await countsOf()).toEqual({ published: 0 })
  expect((await moderator.post(`/comments/${id}/undo`, { version: 4 })).body).toMatchObject({
    state: 'published',
  })
  expect(await countsOf()).toEqual({ published: 1 })
  const { body } = await moderator.get(`/comments/${id}`)
  expect(body.decisions.map(({ verdict, reasons }: never) => [verdict, reasons])).toEqual([
    [
      'hold',
      [
        { phase: 'first-time', code: 'guest' },
        { phase: 'section', code: 'read-first' },
      ],
    ],
    ['publish', [{ phase: 'moderator', code: 'approved' }]],
    ['reject', [{ phase: 'moderator', code: 'abuse', seen: 'لا سباب' }]],
    ['publish', [{ phase: 'moderator', code: 'approved' }]],
  ])
  const audit = await administrator.get(`/audit?subject=comment:${id}`)
  expect(audit.body.items.map(({ command }: { command: string }) => command)).toEqual([
    ...['comment.undo', 'comment.reject', 'comment.publish'],
  ])
})

test('when two moderators decide about one comment, the second is told about the first', async () => {
  const { id } = await write()
  const answers = await Promise.all([
    moderator.post(`/comments/${id}/publish`, { version: 2 }),
    other.post(`/comments/${id}/reject`, { version: 2, code: 'off-topic' }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  const late = answers.find(({ status }) => status === 409)!
  expect(late.body.detail).toMatch(/^عضو (moderator|editor) has decided/)
})

test('a batch leaves out comments that somebody else decided, and names them', async () => {
  const [a, b] = [await write(), await write({ text: 'آخر' })]
  await other.post(`/comments/${b.id}/publish`)
  const { body } = await moderator.post('/comments/decide', {
    ...{ verdict: 'reject', code: 'advertising' },
    comments: [{ id: a.id, version: 2 }, { id: b.id, version: 2 }, { id: 999_999 }],
  })
  expect(body.decided).toEqual([{ id: a.id, version: 3, state: 'rejected' }])
  expect(body.refused).toMatchObject([
    { id: b.id, reason: 'conflict' },
    { id: 999_999, reason: 'not-found' },
  ])
})

test('publishing a public comment settles its reports', async () => {
  const { id } = await write()
  await moderator.post(`/comments/${id}/publish`)
  await api.db
    .insertInto('commentReports')
    .values({ commentId: id, reporter: 'reader:1', reason: 'abuse', note: 'يشتم' })
    .execute()
  await api.db.updateTable('comments').set({ reportCount: 1 }).where('id', '=', id).execute()
  const reported = await moderator.get('/comments?queue=reported')
  expect(reported.body.items).toMatchObject([{ id, reports: [{ reason: 'abuse', note: 'يشتم' }] }])
  await moderator.post(`/comments/${id}/publish`)
  expect((await moderator.get('/comments/counts')).body).toMatchObject({ reported: 0 })
})

test('a moderator cannot decide an appeal against their own rejection if there is another moderator', async () => {
  const { id } = await write({ readerId: await addReader(api.db) })
  await moderator.post(`/comments/${id}/reject`, { code: 'hate' })
  await api.db.insertInto('commentAppeals').values({ commentId: id, text: 'لم أسئ إلى أحد' }).execute()
  expect((await moderator.get('/comments?queue=appeals')).body.items).toMatchObject([
    { id, appeal: { text: 'لم أسئ إلى أحد', upheld: null } },
  ])
  expect((await moderator.post(`/comments/${id}/publish`)).status).toBe(403)
  // Nor by taking the rejection back in between, by themselves or another.
  expect((await moderator.post(`/comments/${id}/undo`)).status).toBe(403)
  expect((await other.post(`/comments/${id}/undo`)).body).toMatchObject({ state: 'held' })
  for (const verdict of ['publish', 'reject', 'undo'])
    expect((await moderator.post(`/comments/${id}/${verdict}`, { code: 'hate' })).status).not.toBe(200)
  const together = await moderator.post('/comments/decide', { verdict: 'publish', comments: [{ id }] })
  expect(together.body.refused).toMatchObject([{ id, reason: 'forbidden' }])
  expect((await other.post(`/comments/${id}/publish`)).body).toMatchObject({ state: 'published' })
  const { body } = await moderator.get(`/comments/${id}`)
  expect(body.comment.appeal).toMatchObject({ upheld: true })
  expect((await moderator.get('/comments/counts')).body).toMatchObject({ appeals: 0 })
  // The answer is not taken back by who was appealed against.
  expect((await moderator.post(`/comments/${id}/undo`)).status).toBe(403)
  expect((await other.post(`/comments/${id}/undo`)).status).toBe(200)
})

test('a ban applies to a reader, is listed, and is lifted', async () => {
  const readerId = await addReader(api.db, { name: 'هاني', published: 3 })
  const { id } = await write({ readerId })
  const waiting = await write({ readerId, text: 'وآخر ينتظر' })
  const until = new Date(Date.now() + 86_400_000).toISOString()
  const ban = await moderator.post(`/comments/${id}/ban`, { reason: 'سباب متكرر', until, reject: true })
  expect(ban).toMatchObject({ status: 201, body: { rejected: [id, waiting.id] } })
  expect((await moderator.get('/bans')).body.items).toMatchObject([
    {
      id: ban.body.id,
      reader: { id: readerId, name: 'هاني' },
      reason: 'سباب متكرر',
      until,
      by: 'عضو moderator',
    },
  ])
  expect((await moderator.get(`/readers/${readerId}`)).body).toMatchObject({
    reader: { isBanned: true, rejectedCount: 2 },
    comments: [{ id: waiting.id }, { id }],
    bans: [{ id: ban.body.id }],
  })
  expect((await moderator.del(`/bans/${ban.body.id}`)).status).toBe(204)
  expect((await moderator.get('/bans')).body.items).toEqual([])
  expect(
    (await moderator.post(`/comments/${id}/ban`, { reason: 'أمس', until: '2020-01-01T00:00:00Z' })).status,
  ).toBe(422)
})

test('comments have settings of the publication, a section and an article', async () => {
  const before = (await administrator.get('/publication')).body
  expect(before).toMatchObject({
    commentsOpen: true,
    guestsComment: false,
    commentsCloseAfterDays: null,
    blockedWords: [],
  })
  const saved = await administrator.put('/publication', {
    ...{ guestsComment: true, commentsCloseAfterDays: 30, blockedWords: ['كلمة', 'كلمة', 'أخرى*'] },
  })
  expect(saved.status).toBe(200)
  expect((await administrator.get('/publication')).body).toMatchObject({
    ...{ guestsComment: true, commentsCloseAfterDays: 30, blockedWords: ['كلمة', 'أخرى*'] },
  })
  // The data of one's own account does not contain the list.
  expect((await moderator.get('/me')).body.publication).not.toHaveProperty('blockedWords')

  const { id } = (await administrator.post('/sections', { name: 'رياضة', moderation: 'after' })).body
  await administrator.put(`/sections/${id}`, { name: 'رياضة', commentsOpen: false })
  expect((await administrator.get(`/sections/${id}`)).body).toMatchObject({
    commentsOpen: false,
    moderation: 'after',
  })

  expect((await moderator.get(`/articles/${articleId}`)).body.commentsOpen).toBe(true)
  await moderator.post(`/articles/${articleId}/comments`, { open: false })
  expect((await moderator.get(`/articles/${articleId}`)).body.commentsOpen).toBe(false)
})

test('reporters cannot moderate', async () => {
  const reporter = await api.as('reporter')
  const { id } = await write()
  for (const path of ['/comments', '/comments/counts', `/comments/${id}`, '/bans', '/readers/1'])
    expect((await reporter.get(path)).status).toBe(403)
  const body = { verdict: 'publish', comments: [{ id }] }
  expect((await reporter.post('/comments/decide', body)).status).toBe(403)
  expect((await api.nobody.post('/comments/decide', {})).status).toBe(401)
  expect((await moderator.post(`/comments/${id}/reject`, { code: 'nonsense' })).status).toBe(422)
})

test('moderators see for a moment which comments the others have open', async () => {
  const { id } = await write()
  expect((await moderator.post('/comments/presence', { id })).body).toEqual({ others: [] })
  const seen = await other.post('/comments/presence', { id: null })
  expect(seen.body).toEqual({ others: [{ id, name: 'عضو moderator' }] })
  // A comment that is gone is nobody's.
  expect((await moderator.post('/comments/presence', { id: 999_999 })).status).toBe(200)
  await moderator.post('/comments/presence', { id: null })
  expect((await other.post('/comments/presence', { id: null })).body).toEqual({ others: [] })
})

test('a comment erased by law loses its text, and the record stays', async () => {
  const { id } = await write({ text: 'نص يجب أن يُمحى' })
  await moderator.post(`/comments/${id}/publish`)
  expect((await moderator.post(`/comments/${id}/remove`, { legalReason: 'حكم محكمة' })).status).toBe(403)
  expect((await administrator.post(`/comments/${id}/remove`, { legalReason: 'حكم محكمة' })).status).toBe(204)
  const { body } = await moderator.get(`/comments/${id}`)
  expect(body.comment).toMatchObject({ state: 'erased', text: '', name: '' })
  expect((await moderator.post(`/comments/${id}/publish`)).status).toBe(409)
})
