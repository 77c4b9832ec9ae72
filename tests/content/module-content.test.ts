/** Fields and blocks that a newsroom's modules add to articles, with and without their module. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { bodyToHtml } from '../../src/body/to-html.ts'
import type { ArticleField } from '../../src/content/articles/field-values.ts'
import { givenFields } from '../../src/content/articles/field-values.ts'
import { publishArticle } from '../../src/content/articles/publish.ts'
import { readArticle } from '../../src/content/articles/read.ts'
import { readWorking } from '../../src/content/articles/working.ts'
import { createArticle, saveArticle } from '../../src/content/articles/write.ts'
import { addMedia } from '../../src/content/media/write.ts'
import {
  editModuleSettings,
  readAllModuleSettings,
  readModuleSettings,
} from '../../src/content/modules/settings.ts'
import { putStored, readStored } from '../../src/content/modules/store.ts'
import { untracked } from '../../src/kernel/read-context.ts'
import { execute } from '../../src/kernel/run.ts'
import { listFailures } from '../../src/modules/failures.ts'
import { installModules } from '../../src/modules/install.ts'
import type { Module } from '../../src/modules/module.ts'
import { moduleShape } from '../../src/modules/module.ts'
import { desk, newsroomDatabase, type TestDatabase } from '../harness.ts'

let newsroom: TestDatabase
beforeAll(async () => {
  newsroom = await newsroomDatabase()
})
afterEach(() => installModules())
afterAll(() => newsroom.drop())

const label = { ar: 'التقييم', en: 'Rating' }
const reviews = (rating: ArticleField): Module => ({ name: 'reviews', fields: { rating } })
const stars: ArticleField = { schema: z.int().min(1).max(5), label, since: 1 }
const text = { schema: z.string().max(200), label, since: 1, search: 'B' } satisfies ArticleField

const saved = async (fields: Record<string, unknown>) =>
  (await execute(newsroom.db, desk, createArticle, { content: { headline: 'مراجعة', fields } })).id
const fieldsOf = async (id: number) => (await readWorking(untracked(newsroom.db), id))!.content.fields

test('a field’s value must fit its schema; only the API refuses an undeclared key', async () => {
  installModules([reviews(stars)])
  expect(await fieldsOf(await saved({ 'reviews.rating': 4, 'gone.note': 'باقٍ' }))).toEqual({
    'reviews.rating': 4,
  })
  await expect(saved({ 'reviews.rating': 9 })).rejects.toThrow(/fields\.reviews\.rating/)
  await expect(saved({ rating: 4 })).rejects.toThrow(/name of a field/)
  const { error } = givenFields.safeParse({ 'gone.note': 1 })
  expect(error!.issues).toMatchObject([{ code: 'unrecognized_keys', keys: ['gone.note'] }])
})

test('an older value is read in the current shape; without its module a value survives saves and returns', async () => {
  installModules([reviews(stars)])
  const id = await saved({ 'reviews.rating': 4 })
  installModules([
    reviews({
      schema: z.int().min(0).max(100),
      label,
      since: 2,
      upcast: (old, from) => (from === 1 ? Number(old) * 20 : old),
    }),
  ])
  expect(await fieldsOf(id)).toEqual({ 'reviews.rating': 80 })
  installModules()
  expect(await fieldsOf(id)).toEqual({})
  await execute(newsroom.db, desk, saveArticle, { id, base: 1, content: { headline: 'مراجعة ثانية' } })
  installModules([reviews(stars)])
  expect(await fieldsOf(id)).toEqual({ 'reviews.rating': 4 })
  await execute(newsroom.db, desk, saveArticle, { id, base: 2, content: { headline: 'بلا تقييم' } })
  expect(await fieldsOf(id)).toEqual({})
})

test('readers see the fields of the article’s kind, and search finds the searchable ones', async () => {
  installModules([reviews({ ...text, kinds: ['opinion'] })])
  const { db } = newsroom
  const { id } = await execute(db, desk, createArticle, {
    content: { headline: 'مقال', kind: 'opinion', fields: { 'reviews.rating': 'زبرجد نادر' } },
  })
  await execute(db, desk, publishArticle, { id })
  expect((await readArticle(untracked(db), id))!.fields).toEqual({ 'reviews.rating': 'زبرجد نادر' })
  const row = await db.selectFrom('searchDocuments').selectAll().where('articleId', '=', id).execute()
  expect(JSON.stringify(row)).toContain('زبرجد')
  installModules([reviews({ ...text, kinds: ['video'] })])
  expect((await readArticle(untracked(db), id))!.fields).toEqual({})
})

test('a block of an unknown module is kept and hidden, and the entities that it names count as used', async () => {
  const { db } = newsroom
  const media = await execute(db, desk, addMedia, { caption: 'الرصيف' })
  const block = { type: 'x_polls_poll', attrs: { question: 'أين؟', options: [{ mediaId: media.id }] } }
  const paragraph = { type: 'paragraph', content: [{ type: 'text', text: 'نص' }] }
  const body = { type: 'doc', content: [paragraph, block] } as never
  const { id } = await execute(db, desk, createArticle, { content: { headline: 'استطلاع', body } })
  expect((await readWorking(untracked(db), id))!.content.body).toEqual(body)
  expect(await db.selectFrom('workingMedia').select('mediaId').where('articleId', '=', id).execute()).toEqual(
    [{ mediaId: media.id }],
  )
  expect(bodyToHtml(body, { media: () => null, article: () => null })).toBe('<p>نص</p>')
  const wrong = { type: 'doc', content: [{ type: 'x_polls', attrs: {} }] } as never
  await expect(
    execute(db, desk, createArticle, { content: { headline: 'استطلاع', body: wrong } }),
  ).rejects.toThrow(/body/)
  installModules([polls])
  const short = { type: 'doc', content: [{ type: 'x_polls_poll', attrs: { question: '' } }] } as never
  await expect(
    execute(db, desk, createArticle, { content: { headline: 'استطلاع', body: short } }),
  ).rejects.toThrow(/question/)
  expect(bodyToHtml(body, { media: () => null, article: () => null })).toContain('<p>أين؟</p>')
})

const polls: Module = {
  name: 'polls',
  blocks: [
    {
      type: 'x_polls_poll',
      schema: z.looseObject({
        type: z.literal('x_polls_poll'),
        attrs: z.looseObject({ question: z.string().min(1) }),
      }) as never,
      elements: [],
      readHtml: () => null,
      toHtml: (block) => `<p>${(block as never as { attrs: { question: string } }).attrs.question}</p>`,
      text: (block) => (block as never as { attrs: { question: string } }).attrs.question,
      normalise: (node) => [node as never],
      view: () => null,
    },
  ],
}

test('a module converts stored blocks, values and settings of an older shape; a block that throws is reported', async () => {
  const { db } = newsroom
  installModules([polls])
  const content = { headline: 'سؤال', body: { type: 'doc', content: [ask('أين؟')] } as never }
  const { id } = await execute(db, desk, createArticle, { content })
  await execute(db, desk, publishArticle, { id })
  const first = z.object({
    side: z.string().default('left'),
    token: z.string().optional().meta({ secret: true }),
  })
  const votes = { schema: z.number(), version: 1 }
  installModules([{ ...polls, collections: { votes }, settings: first }])
  const invalidate = () => {}
  await db.transaction().execute((tx) => putStored({ db: tx, invalidate }, 'polls', 'votes', 'a', 3))
  const edit = { name: 'polls', settings: { side: 'right', token: 'x' } }
  await execute(db, desk, editModuleSettings, edit)
  const [block] = polls.blocks!
  const next: Module = {
    name: 'polls',
    collections: {
      votes: {
        schema: z.object({ yes: z.number() }),
        version: 3,
        upcast: (old, from) => (from === 1 ? { count: old } : { yes: (old as { count: number }).count }),
      },
    },
    settings: {
      schema: z.object({ place: z.enum(['left', 'right']).default('left'), token: first.shape.token }),
      version: 2,
      upcast: ({ side, ...rest }) => ({ ...rest, place: side }),
    },
    blocks: [
      {
        ...block!,
        schema: z.strictObject({
          type: z.literal('x_polls_poll'),
          attrs: z.strictObject({ text: z.string() }),
        }) as never,
        text: (one) => (one as never as { attrs: { text: string } }).attrs.text.trim(),
        normalise: ({ attrs }) => [ask(undefined, String(attrs?.text ?? attrs?.question)) as never],
      },
    ],
  }
  installModules([next])
  const reading = untracked(db)
  expect(await readStored(reading, 'polls', 'votes', 'a')).toEqual({ yes: 3 })
  expect(await readModuleSettings(reading, 'polls')).toEqual({ place: 'right' })
  expect(await readAllModuleSettings(reading, 'polls')).toEqual({ place: 'right', token: 'x' })
  await execute(db, desk, editModuleSettings, { name: 'polls', settings: { token: 'y' } })
  expect(await readAllModuleSettings(reading, 'polls')).toEqual({ place: 'right', token: 'y' })
  const current = [ask(undefined, 'أين؟')]
  expect((await readArticle(reading, id))!.body.content).toEqual(current)
  expect((await readWorking(reading, id))!.content.body.content).toEqual(current)
  const broken = () => {
    throw new Error('no text')
  }
  installModules([{ ...next, blocks: [{ ...next.blocks![0]!, text: broken, toHtml: broken }] }])
  await execute(db, desk, publishArticle, { id })
  expect(bodyToHtml((await readArticle(reading, id))!.body, { media: () => null, article: () => null })).toBe(
    '',
  )
  expect(listFailures()).toContainEqual(
    expect.objectContaining({ module: 'polls', kind: 'block', name: 'x_polls_poll', message: 'no text' }),
  )
})

const ask = (question?: string, text?: string) => ({ type: 'x_polls_poll', attrs: { question, text } })

test('a field without a possible input and a block of another module are refused at the start', () => {
  expect(moduleShape.safeParse(polls).success).toBe(true)
  expect(moduleShape.safeParse({ ...polls, name: 'maps' }).error!.issues[0]!.path).toEqual([
    'blocks',
    0,
    'type',
  ])
  const shapeless = reviews({ ...stars, schema: z.object({ a: z.string() }) })
  expect(moduleShape.safeParse(shapeless).error!.issues[0]!.message).toMatch(/text, link, date/)
})
