/** Draft, published, corrected, withdrawn, erased: what the public may see at each step. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listCards } from '../../src/content/articles/cards.ts'
import { importArticle } from '../../src/content/articles/import.ts'
import {
  correctArticle,
  publishArticle,
  publishDue,
  unpublishArticle,
} from '../../src/content/articles/publish.ts'
import { articleStatus, readArticle } from '../../src/content/articles/read.ts'
import { removeArticle } from '../../src/content/articles/remove.ts'
import { createArticle, saveArticle } from '../../src/content/articles/write.ts'
import { removeMediaForLegalReasons } from '../../src/content/media/erase.ts'
import { publicFile } from '../../src/content/media/read.ts'
import { addMedia, describeMedia } from '../../src/content/media/write.ts'
import { hashOfUri } from '../../src/content/removals.ts'
import { removeAgain } from '../../src/content/removed-again.ts'
import type { Actor } from '../../src/kernel/actor.ts'
import { CommandError } from '../../src/kernel/command.ts'
import { untracked } from '../../src/kernel/read-context.ts'
import { execute, executeBatch, prepareBatch } from '../../src/kernel/run.ts'
import { desk, newsroomDatabase, publish, type TestDatabase } from '../harness.ts'

let newsroom: TestDatabase
beforeAll(async () => {
  newsroom = await newsroomDatabase()
})
afterAll(() => newsroom.drop())

const reporter: Actor = { id: null, name: 'Reporter', role: 'reporter' }
const headline = 'افتتاح جسر مرسى اللوز بعد عامين من العمل'

test('a draft is in no list, a published article in its lists, an unpublished article in none', async () => {
  const { db } = newsroom
  const readContext = untracked(db)
  const { id } = await execute(db, reporter, createArticle, { content: { headline } })
  expect(await articleStatus(readContext, id)).toEqual({ state: 'unknown' })
  expect(await readArticle(readContext, id)).toBeNull()
  await execute(db, desk, publishArticle, { id })
  expect(await articleStatus(readContext, id)).toMatchObject({
    state: 'public',
    slug: 'افتتاح-جسر-مرسى-اللوز-بعد-عامين-من-العمل',
  })
  expect((await listCards(readContext, 'latest', 5)).cards.map((card) => card.id)).toContain(id)
  await execute(db, desk, unpublishArticle, { id, reason: 'خطأ في المصدر' })
  expect(await articleStatus(readContext, id)).toEqual({ state: 'gone', id })
  expect((await listCards(readContext, 'latest', 50)).cards.map((card) => card.id)).not.toContain(id)
})

test('a reporter may write but not publish, and a refused command stores nothing', async () => {
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

test('a save after publication waits for the next publication, and an outdated save is a conflict', async () => {
  const { db } = newsroom
  const id = await publish(db, { headline })
  await execute(db, desk, saveArticle, { id, base: 1, content: { headline: 'نص لم يُنشر بعد' } })
  expect((await readArticle(untracked(db), id))?.headline).toBe(headline)
  await expect(execute(db, desk, saveArticle, { id, base: 1, content: { headline } })).rejects.toMatchObject({
    reason: 'conflict',
  })
  await execute(db, desk, publishArticle, { id })
  expect((await readArticle(untracked(db), id))?.headline).toBe('نص لم يُنشر بعد')
})

test('an embargo hides the article and its picture until its time', async () => {
  const { db } = newsroom
  const readContext = untracked(db)
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
  expect(await articleStatus(readContext, id)).toEqual({ state: 'unknown' })
  expect(await publicFile(readContext, mediaId)).toBeNull()
  await new Promise((resolve) => setTimeout(resolve, 800))
  const outcomes = await Promise.all([1, 2, 3].map(() => execute(db, desk, publishDue, { id })))
  expect(outcomes.filter((outcome) => outcome.published)).toHaveLength(1)
  expect((await readArticle(readContext, id))?.publishedAt).toEqual(embargoedUntil)
  expect(await publicFile(readContext, mediaId)).not.toBeNull()
})

test('readers see a correction with its note', async () => {
  const { db } = newsroom
  const id = await publish(db, { headline })
  await execute(db, desk, correctArticle, {
    id,
    content: { headline: 'افتتاح الجسر بعد ثلاثة أعوام' },
    note: 'استغرق العمل ثلاثة أعوام لا عامين.',
  })
  const article = await readArticle(untracked(db), id)
  expect(article?.headline).toBe('افتتاح الجسر بعد ثلاثة أعوام')
  expect(article?.corrections).toMatchObject([{ note: 'استغرق العمل ثلاثة أعوام لا عامين.' }])
})

test('revisions are immutable; a legal removal erases the text everywhere and keeps a record', async () => {
  const { db } = newsroom
  const id = await publish(db, {
    headline: 'اسم لا يجوز نشره',
    body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'سرّ' }] }] },
  })
  await expect(sql`update revisions set content = '{}' where ref_id = ${id}`.execute(db)).rejects.toThrow(
    /immutable/,
  )
  await expect(sql`delete from revisions where ref_id = ${id}`.execute(db)).rejects.toThrow(/immutable/)
  await execute(db, desk, removeArticle, { id, legalReason: 'قرار محكمة' })
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
  expect(await articleStatus(untracked(db), id)).toEqual({ state: 'gone', id })
})

test('hashes recognise removed content, and it cannot be imported again', async () => {
  const { db } = newsroom
  const file = (digit: string) => `${digit.repeat(64)}.jpg`
  const own = await execute(db, desk, addMedia, { file: file('a'), caption: 'لها وحدها', altText: 'س' })
  const shared = await execute(db, desk, addMedia, { file: file('b'), caption: 'لغيرها أيضًا', altText: 'س' })
  const id = await publish(db, { headline: 'مادة تُحذف', mediaId: own.id, galleryIds: [shared.id] })
  await publish(db, { headline: 'مادة تبقى', mediaId: shared.id })
  const { uri } = await db.selectFrom('articles').select('uri').where('id', '=', id).executeTakeFirstOrThrow()
  await execute(db, desk, removeArticle, { id, legalReason: 'حكم' })
  const media = await db.selectFrom('media').select('id').where('id', 'in', [own.id, shared.id]).execute()
  expect(media).toEqual([{ id: shared.id }])
  const jobs = await sql<{ payload: object }>`
    select j.payload from graphile_worker._private_jobs j where key like ${`erase-files:articles-${id},%`}`.execute(
    db,
  )
  expect(jobs.rows).toEqual([{ payload: { files: [file('a')], cards: [`articles-${id}`] } }])

  await execute(db, desk, removeMediaForLegalReasons, { id: shared.id, legalReason: 'حكم' })
  const again = execute(db, desk, addMedia, { file: file('b'), altText: 'س' })
  await expect(again).rejects.toThrow('removed for legal reasons')
  await expect(execute(db, desk, describeMedia, { id: shared.id, caption: 'عادت' })).rejects.toThrow(
    'removed',
  )
  expect(JSON.stringify(await db.selectFrom('revisions').selectAll().execute())).not.toContain('لغيرها أيضًا')

  // Also if the article's row no longer exists, as after a restore.
  await sql`delete from articles where id = ${id}`.execute(db)
  const item = { uri, version: '9', versionCreated: null, state: 'published' as const }
  const content = { headline: 'مادة تُحذف' }
  const brought = execute(db, desk, importArticle, {
    ...item,
    publishedAt: new Date(),
    content: content as never,
  })
  await expect(brought).rejects.toThrow('removed for legal reasons')
})

test('removals are repeated on restored content, also where one includes the other', async () => {
  const { db } = newsroom
  const picture = await execute(db, desk, addMedia, { file: `${'c'.repeat(64)}.jpg`, altText: 'س' })
  const id = await publish(db, { headline: 'مادة عادت من نسخة قديمة', mediaId: picture.id })
  const uriOf = async (table: 'articles' | 'media', of: number) =>
    (await db.selectFrom(table).select('uri').where('id', '=', of).executeTakeFirstOrThrow()).uri
  const removal = (kind: 'article' | 'media', refId: number, uri: string) => {
    const identity = hashOfUri(uri)
    return { kind, refId, identity, hashes: [identity], at: new Date() }
  }
  const removals = [
    removal('article', id, await uriOf('articles', id)),
    removal('media', picture.id, await uriOf('media', picture.id)),
  ]
  // The picture goes with the article, which alone shows it.
  expect(await removeAgain(db, removals)).toBe(1)
  expect(await articleStatus(untracked(db), id)).toEqual({ state: 'gone', id })
  expect(await db.selectFrom('media').select('id').where('id', '=', picture.id).execute()).toEqual([])
  expect(await removeAgain(db, removals)).toBe(0)
})

test('a refused command in a batch stores nothing, and the other commands succeed', async () => {
  const { db } = newsroom
  const outcomes = await executeBatch(
    db,
    prepareBatch(desk, createArticle, [
      { content: { headline: 'الأولى' } },
      { content: { headline: 'الثانية', sectionId: 999_999 } },
      { content: { headline: 'الثالثة' } },
    ]),
  )
  expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, false, true])
})

test('the view of public articles has every column of articles, in the same type', async () => {
  const columnsOf = async (table: string) =>
    (
      await newsroom.pool.query(
        `select column_name, data_type, udt_name from information_schema.columns
         where table_schema = 'public' and table_name = $1 order by column_name`,
        [table],
      )
    ).rows
  const columns = await columnsOf('articles')
  expect(columns.length).toBeGreaterThan(20)
  expect(await columnsOf('public_articles')).toEqual(columns)
})
