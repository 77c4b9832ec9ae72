/** Permanent removal: a comment for a legal reason, and a reader at their request. */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { appealComment, editComment } from '../../src/content/comments/own.ts'
import { reportComment } from '../../src/content/comments/report.ts'
import { reader } from '../../src/kernel/actor.ts'
import { execute } from '../../src/kernel/run.ts'
import { addReader, writeComment } from '../comments/write.ts'
import { publish } from '../harness.ts'
import { type Client, openApi, type TestApi } from './api.ts'

let api: TestApi
let administrator: Awaited<ReturnType<TestApi['member']>>
let others: Client[]
let articleId: number

beforeAll(async () => {
  api = await openApi()
  administrator = await api.member('administrator')
  others = [await api.as('reporter'), await api.as('editor'), await api.as('moderator')]
})
afterAll(() => api.close())
beforeEach(async () => {
  await api.db.deleteFrom('comments').execute()
  articleId = await publish(api.db, { headline: 'افتتح الجسر' })
})

const legalReason = 'حكم المحكمة رقم 12'
const audited = async (subject: string) =>
  (await administrator.get(`/audit?subject=${subject}`)).body.items.map(
    ({ command, actor }: { command: string; actor: string }) => [command, actor],
  )

/** In which tables of the database, the accounts library's included, something still says this. */
async function tablesThatSay(text: RegExp): Promise<string[]> {
  const { rows } = await sql<{ tableName: string }>`
    select table_name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(api.db)
  const found: string[] = []
  for (const { tableName } of rows) {
    const all = await sql<{ row: string }>`select t::text as row from ${sql.table(tableName)} t`.execute(
      api.db,
    )
    if (all.rows.some(({ row }) => text.test(row))) found.push(tableName)
  }
  return found.sort()
}

/** A reader with an account, a session and a passkey. */
async function join(name: string, email: string): Promise<number> {
  const id = await addReader(api.db, { name })
  const userId = `user-${id}`
  await sql`insert into reader_users (id, name, email) values (${userId}, ${name}, ${email})`.execute(api.db)
  await sql`insert into reader_sessions (id, user_id, token, expires_at)
    values (${userId}, ${userId}, ${userId}, now() + interval '1 day')`.execute(api.db)
  await sql`insert into reader_passkeys (id, user_id, public_key, credential_id, counter, device_type, backed_up)
    values (${userId}, ${userId}, 'k', 'c', 0, 'd', false)`.execute(api.db)
  await api.db.updateTable('readers').set({ userId }).where('id', '=', id).execute()
  return id
}

/** A reader writes and changes her mind, is rejected and appeals, is answered, and reports another's comment. */
async function life(name: string) {
  const readerId = await join(name, `${encodeURI(name)}@mail.example`)
  const who = reader(readerId, name)
  const written = { articleId, readerId, name }
  const changed = await writeComment(api.db, { ...written, text: `سرّ أول ل${name}` })
  await execute(api.db, who, editComment, { id: changed.id, text: `سرّ ثان ل${name}` })
  await administrator.post(`/comments/${changed.id}/publish`)
  const answer = await writeComment(api.db, {
    ...{ articleId, name: 'زائر', text: 'جواب باق', parentId: changed.id },
  })
  await administrator.post(`/comments/${answer.id}/publish`)
  const rejected = await writeComment(api.db, { ...written, text: `سرّ ثالث ل${name}` })
  await administrator.post(`/comments/${rejected.id}/reject`, { code: 'abuse' })
  await execute(api.db, who, appealComment, { id: rejected.id, text: `سرّ رابع ل${name}` })
  await execute(api.db, who, reportComment, { id: answer.id, reason: 'privacy', note: `سرّ خامس ل${name}` })
  return { readerId, changed: changed.id, rejected: rejected.id, answer: answer.id }
}

test('removing a comment deletes its revisions, and keeps a record with the reason and the member', async () => {
  const { changed: id } = await life('ربى')
  for (const client of others)
    expect((await client.post(`/comments/${id}/remove`, { legalReason })).status).toBe(403)
  expect((await administrator.post(`/comments/${id}/remove`, { legalReason: ' ' })).status).toBe(422)
  expect(await tablesThatSay(/سرّ (أول|ثان) لربى/)).toEqual(['comments', 'revisions'])

  expect((await administrator.post(`/comments/${id}/remove`, { legalReason })).status).toBe(204)
  expect(await tablesThatSay(/سرّ (أول|ثان) لربى/)).toEqual([])
  const reasons = [{ phase: 'moderator', code: 'law', seen: legalReason }]
  const { body } = await administrator.get(`/comments/${id}`)
  expect(body.comment).toMatchObject({ state: 'erased', name: '', text: '', reasons, replyCount: 1 })
  expect(body.decisions.at(-1)).toMatchObject({ verdict: 'erase', actor: 'عضو administrator', reasons })
  expect(await audited(`comment:${id}`)).toContainEqual(['comment.remove', 'عضو administrator'])

  // Once: the ground of the first time stays.
  expect((await administrator.post(`/comments/${id}/remove`, { legalReason: 'غيره' })).status).toBe(409)
  expect((await administrator.get(`/comments/${id}`)).body.comment.reasons).toEqual(reasons)
  expect((await administrator.post('/comments/999999/remove', { legalReason })).status).toBe(404)
})

test('an administrator exports the data of a reader', async () => {
  const { readerId, changed, rejected, answer } = await life('هند')
  for (const client of others) expect((await client.get(`/readers/${readerId}/data`)).status).toBe(403)
  const { status, headers, body } = await administrator.get(`/readers/${readerId}/data`)
  expect(status).toBe(200)
  expect(headers.get('content-disposition')).toBe(`attachment; filename="reader-${readerId}.json"`)
  expect(headers.get('cache-control')).toBe('no-store')
  expect(body).toMatchObject({
    reader: { name: 'هند' },
    account: { email: `${encodeURI('هند')}@mail.example` },
    comments: [
      { id: changed, text: 'سرّ ثان لهند', state: 'published' },
      { id: rejected, text: 'سرّ ثالث لهند', state: 'rejected' },
    ],
    revisions: [{ commentId: changed, content: { text: 'سرّ أول لهند' } }],
    appeals: [{ commentId: rejected, text: 'سرّ رابع لهند' }],
    reports: [{ commentId: answer, note: 'سرّ خامس لهند' }],
  })
  expect((await administrator.get('/readers/999999/data')).status).toBe(404)
})

test('an administrator erases a reader; only a record with the reason stays', async () => {
  const { readerId, changed, rejected, answer } = await life('لمى')
  // A comment that was removed for a legal reason before keeps its own reason.
  const removed = await writeComment(api.db, { articleId, readerId, name: 'لمى', text: 'سرّ سادس للمى' })
  await administrator.post(`/comments/${removed.id}/remove`, { legalReason })
  const path = `/readers/${readerId}/erase`
  const letter = 'رسالة في 3 مايو'
  for (const client of others) expect((await client.post(path, { legalReason: letter })).status).toBe(403)
  expect((await administrator.post(path, { legalReason: '' })).status).toBe(422)
  expect((await administrator.post(path, {})).status).toBe(422)
  expect(await tablesThatSay(/لمى/)).toEqual([
    ...['comment_appeals', 'comment_reports', 'comments', 'reader_users', 'readers', 'revisions'],
  ])

  // Two at once: one of them erases, and its ground stays.
  const answers = await Promise.all([
    administrator.post(path, { legalReason: letter }),
    administrator.post(path, { legalReason: letter }),
  ])
  const [erased, late] = answers.sort((a, b) => a.status - b.status)
  expect(erased).toMatchObject({ status: 200, body: { comments: 2 } })
  expect(late!.status).toBe(409)
  expect(await tablesThatSay(new RegExp(`لمى|${encodeURI('لمى')}`))).toEqual([])
  expect(await tablesThatSay(new RegExp(`user-${readerId}\\b`))).toEqual([])
  const reasons = [{ phase: 'moderator', code: 'reader-erased', seen: letter }]
  for (const id of [changed, rejected]) {
    const { body } = await administrator.get(`/comments/${id}`)
    expect(body.comment).toMatchObject({ state: 'erased', name: '', text: '', reasons })
    expect(body.decisions.at(-1)).toMatchObject({ verdict: 'erase', actor: 'عضو administrator', reasons })
  }
  const byLaw = (await administrator.get(`/comments/${removed.id}`)).body.comment
  expect(byLaw.reasons).toMatchObject([{ code: 'law', seen: legalReason }])
  // Comments of other readers stay.
  expect((await administrator.get(`/comments/${answer}`)).body.comment).toMatchObject({
    ...{ state: 'published', text: 'جواب باق', parent: { id: changed, name: '', text: '' } },
  })
  expect(await audited(`reader:${readerId}`)).toEqual([['reader.erase-for', 'عضو administrator']])

  const again = await administrator.post(path, { legalReason: letter })
  expect(again).toMatchObject({ status: 409, body: { detail: 'This reader was erased already.' } })
  expect((await administrator.post('/readers/999999/erase', { legalReason: letter })).status).toBe(404)
  expect((await administrator.get(`/readers/${readerId}/data`)).status).toBe(404)
})

test('the reason also stays for a reader who never wrote', async () => {
  const readerId = await join('هدى', 'huda@mail.example')
  const letter = 'رسالة بلا تعليق'
  expect((await administrator.post(`/readers/${readerId}/erase`, { legalReason: letter })).body).toEqual({
    comments: 0,
  })
  expect(await tablesThatSay(/هدى|huda@/)).toEqual([])
  expect(await tablesThatSay(new RegExp(letter))).toEqual(['revisions'])
})
