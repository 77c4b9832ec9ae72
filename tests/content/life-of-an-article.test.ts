/** Draft, published, corrected, withdrawn, erased: what the public may see at each step. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../src/content/actor.ts'
import { listCards } from '../../src/content/articles/cards.ts'
import {
  correctArticle,
  publishArticle,
  publishDue,
  removeArticle,
  unpublishArticle,
} from '../../src/content/articles/publish.ts'
import { articleStanding, readArticle } from '../../src/content/articles/read.ts'
import { createArticle, saveArticle } from '../../src/content/articles/write.ts'
import { CommandError, execute, executeMany } from '../../src/content/command.ts'
import { publicFile } from '../../src/content/media/read.ts'
import { addMedia } from '../../src/content/media/write.ts'
import { readOnce } from '../../src/content/reading.ts'
import { desk, newsroomDatabase, publish, type TestDatabase } from '../harness.ts'

let newsroom: TestDatabase
beforeAll(async () => {
  newsroom = await newsroomDatabase()
})
afterAll(() => newsroom.drop())

const reporter: Actor = { id: null, name: 'Reporter', role: 'reporter' }
const headline = 'افتتاح جسر مرسى اللوز بعد عامين من العمل'

test('a draft is nowhere, a published article is in its lists, a withdrawn one is gone', async () => {
  const { db } = newsroom
  const reading = readOnce(db)
  const { id } = await execute(db, reporter, createArticle, { content: { headline } })
  expect(await articleStanding(reading, id)).toEqual({ state: 'unknown' })
  expect(await readArticle(reading, id)).toBeNull()
  await execute(db, desk, publishArticle, { id })
  expect(await articleStanding(reading, id)).toMatchObject({
    state: 'public',
    slug: 'افتتاح-جسر-مرسى-اللوز-بعد-عامين-من-العمل',
  })
  expect((await listCards(reading, 'latest', 5)).cards.map((card) => card.id)).toContain(id)
  await execute(db, desk, unpublishArticle, { id, reason: 'خطأ في المصدر' })
  expect(await articleStanding(reading, id)).toEqual({ state: 'gone', id })
  expect((await listCards(reading, 'latest', 50)).cards.map((card) => card.id)).not.toContain(id)
})

test('a reporter may write but not publish, and a refused command leaves nothing', async () => {
  const { db } = newsroom
  const { id } = await execute(db, reporter, createArticle, { content: { headline } })
  const before = await db
    .selectFrom('revisions')
    .select(sql<number>`count(*)`.as('n'))
    .executeTakeFirstOrThrow()
  await expect(execute(db, reporter, publishArticle, { id })).rejects.toThrow(CommandError)
  await expect(
    execute(db, desk, createArticle, { content: { headline, kind: 'رأي' as never } }),
  ).rejects.toThrow(CommandError)
  const after = await db
    .selectFrom('revisions')
    .select(sql<number>`count(*)`.as('n'))
    .executeTakeFirstOrThrow()
  expect(after.n).toBe(before.n)
})

test('what is saved after publication waits for the next publication, and a stale save is a conflict', async () => {
  const { db } = newsroom
  const id = await publish(db, { headline })
  await execute(db, desk, saveArticle, { id, base: 1, content: { headline: 'نص لم يُنشر بعد' } })
  expect((await readArticle(readOnce(db), id))?.headline).toBe(headline)
  await expect(execute(db, desk, saveArticle, { id, base: 1, content: { headline } })).rejects.toMatchObject({
    reason: 'conflict',
  })
  await execute(db, desk, publishArticle, { id })
  expect((await readArticle(readOnce(db), id))?.headline).toBe('نص لم يُنشر بعد')
})

test('an embargo holds: the article and its picture are hidden until its time, then public once', async () => {
  const { db } = newsroom
  const reading = readOnce(db)
  const { id: mediaId } = await execute(db, desk, addMedia, {
    file: `${'ab'.repeat(32)}.jpg`,
    contentType: 'image/jpeg',
    width: 10,
    height: 10,
  })
  const embargoedUntil = new Date(Date.now() + 700)
  const { id } = await execute(db, desk, createArticle, { content: { headline, mediaId, embargoedUntil } })
  expect(await execute(db, desk, publishArticle, { id })).toMatchObject({ state: 'scheduled' })
  await execute(db, desk, publishDue, { id })
  expect(await articleStanding(reading, id)).toEqual({ state: 'unknown' })
  expect(await publicFile(reading, mediaId)).toBeNull()
  await new Promise((resolve) => setTimeout(resolve, 800))
  const outcomes = await Promise.all([1, 2, 3].map(() => execute(db, desk, publishDue, { id })))
  expect(outcomes.filter((outcome) => outcome.published)).toHaveLength(1)
  expect((await readArticle(reading, id))?.publishedAt).toEqual(embargoedUntil)
  expect(await publicFile(reading, mediaId)).not.toBeNull()
})

test('a correction is shown with its note', async () => {
  const { db } = newsroom
  const id = await publish(db, { headline })
  await execute(db, desk, correctArticle, {
    id,
    content: { headline: 'افتتاح الجسر بعد ثلاثة أعوام' },
    note: 'استغرق العمل ثلاثة أعوام لا عامين.',
  })
  const article = await readArticle(readOnce(db), id)
  expect(article?.headline).toBe('افتتاح الجسر بعد ثلاثة أعوام')
  expect(article?.corrections).toMatchObject([{ note: 'استغرق العمل ثلاثة أعوام لا عامين.' }])
})

test('revisions are immutable; a legal removal erases the text everywhere and keeps that it was', async () => {
  const { db } = newsroom
  const id = await publish(db, {
    headline: 'اسم لا يجوز نشره',
    body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'سرّ' }] }] },
  })
  await expect(sql`update revisions set content = '{}' where ref_id = ${id}`.execute(db)).rejects.toThrow(
    /immutable/,
  )
  await expect(sql`delete from revisions where ref_id = ${id}`.execute(db)).rejects.toThrow(/immutable/)
  await execute(db, desk, removeArticle, { id, ground: 'قرار محكمة' })
  const dump = JSON.stringify([
    await db.selectFrom('articles').selectAll().where('id', '=', id).execute(),
    await db
      .selectFrom('revisions')
      .selectAll()
      .where('refId', '=', id)
      .where('kind', '=', 'article')
      .execute(),
  ])
  expect(dump).not.toContain('سرّ')
  expect(dump).not.toContain('اسم لا يجوز')
  expect(dump).toContain('قرار محكمة')
  expect(await articleStanding(readOnce(db), id)).toEqual({ state: 'gone', id })
})

test('in a batch a refused command leaves no trace and the rest goes in', async () => {
  const { db } = newsroom
  const outcomes = await executeMany(db, desk, createArticle, [
    { content: { headline: 'الأولى' } },
    { content: { headline: 'الثانية', sectionId: 999_999 } },
    { content: { headline: 'الثالثة' } },
  ])
  expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, false, true])
})
