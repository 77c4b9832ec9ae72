/** The moderation rules, on a database with earlier comments. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { banAuthor, liftBan } from '../../src/content/comments/moderation/bans.ts'
import { publishComment, rejectComment, undoDecision } from '../../src/content/comments/moderation/decide.ts'
import { editPublication } from '../../src/content/publication/publication.ts'
import { saveSection } from '../../src/content/sections/sections.ts'
import { execute } from '../../src/kernel/run.ts'
import { desk, newsroomDatabase, publish, type TestDatabase } from '../harness.ts'
import { addReader, writeComment } from './write.ts'

let database: TestDatabase
let articleId: number
let readFirst: number
const moderator = { id: null, name: 'مشرفة', role: 'moderator' as const }

beforeAll(async () => {
  database = await newsroomDatabase()
  const { db } = database
  const open = await execute(db, desk, saveSection, { name: 'رياضة', moderation: 'after' })
  const careful = await execute(db, desk, saveSection, { name: 'سياسة' })
  await execute(db, desk, editPublication, { blockedWords: ['حمار', 'خائن*'] })
  articleId = await publish(db, { headline: 'فاز الفريق', sectionId: open.id })
  readFirst = await publish(db, { headline: 'اجتمع المجلس', sectionId: careful.id })
})
afterAll(() => database.drop())

let opinions = 0
/** A text that nobody has written before. */
const sentence = () =>
  `رأيي رقم ${'أبتثجحخد'.at(opinions++ % 8)}${'سشصضطظعغ'.at((opinions >> 3) % 8)} أن المباراة كانت جميلة`
const write = (given: Partial<Parameters<typeof writeComment>[1]> = {}) =>
  writeComment(database.db, { articleId, text: sentence(), ...given })
const known = () => addReader(database.db, { published: 3 })
const trusted = () => addReader(database.db, { published: 20 })

test('a known reader’s comment is public at once under post-moderation, and waits under pre-moderation', async () => {
  const readerId = await known()
  expect(await write({ readerId })).toMatchObject({ state: 'published', codes: ['read-after'] })
  expect(await write({ readerId, articleId: readFirst })).toMatchObject({
    state: 'held',
    codes: ['read-first'],
  })
  expect(await write({ readerId: await trusted(), articleId: readFirst })).toMatchObject({ state: 'held' })
})

test('comments of guests and first comments wait', async () => {
  expect(await write()).toMatchObject({ state: 'held', codes: ['guest'] })
  expect(await write({ readerId: await addReader(database.db) })).toMatchObject({ codes: ['first-comment'] })
})

describe('comments that wait, with the reason', () => {
  test.each([
    ['a blocked word', { text: 'هذا الـحِـمـاااار لا يفهم' }, ['blocked-word']],
    ['a blocked word in the name', { name: 'حمار', text: 'أحسنتم' }, ['blocked-word']],
    ['a link', { text: 'زوروا موقعي spam.com الآن' }, ['link']],
    ['a link in look-alike letters', { text: 'زوروا ѕраm.соm' }, ['link']],
    ['a telephone number', { text: 'للتواصل ٠٥٠١٢٣٤٥٦٧' }, ['phone-number']],
    ['nothing but signs', { text: '!!! 😂😂' }, ['no-words']],
    ['no proof of work', { text: 'أحسنتم جميعا', proofOfWork: 'none' as const }, ['no-proof']],
    ['an old proof of work', { text: 'أحسنتم والله', proofOfWork: 'stale' as const }, ['stale-proof']],
  ])('%s', async (_, given, codes) => {
    expect(await write({ readerId: await known(), ...given })).toMatchObject({ state: 'held', codes })
  })
})

test('one link of a trusted reader is allowed, a blocked word is not', async () => {
  const readerId = await trusted()
  expect(await write({ readerId, text: 'المصدر example.org' })).toMatchObject({
    state: 'published',
    codes: ['trusted'],
  })
  expect(await write({ readerId, text: 'أنت حمار' })).toMatchObject({
    state: 'held',
    codes: ['blocked-word'],
  })
})

test('a repeated text waits, however it is disguised', async () => {
  const text = 'اربح ألف دولار في اليوم من بيتك مع طريقتنا الجديدة'
  const readerId = await known()
  await write({ readerId, text })
  expect(await write({ readerId, text: `${text.replaceAll(' ', '  ')}!!` })).toMatchObject({
    codes: ['said-before'],
  })
  expect(await write({ readerId: await known(), text: text.replace('اليوم', 'اليـــوم') })).toMatchObject({
    codes: ['copied'],
  })
})

test('a reader who writes too much has to wait for moderation, then is refused', async () => {
  const readerId = await known()
  const states: string[] = []
  for (let n = 0; n < 31; n++) states.push((await write({ readerId, text: `نعم ${n}` })).state)
  expect(states.slice(0, 5)).toEqual(Array(5).fill('published'))
  expect(states.slice(5, 30)).toEqual(Array(25).fill('held'))
  expect(states[30]).toBe('rejected')
})

test('an address with many trusted readers has a higher limit, and a crowd waits but is never refused', async () => {
  const alone = await Promise.all(Array.from({ length: 9 }, () => known()))
  const codes: string[][] = []
  for (const readerId of alone.slice(0, 2))
    for (let n = 0; n < 4; n++) codes.push((await write({ readerId, ipHash: 'two readers' })).codes)
  // Six for the address, and five for each of the two.
  expect(codes.flat()).not.toContain('many-from-address')
  for (let n = 0; n < 40; n++) {
    const { state } = await write({ ipHash: 'a crowd', text: `نعم ${n}` })
    expect(state).toBe('held')
  }
  expect((await write({ ipHash: 'a crowd' })).codes).toContain('many-from-address')
})

test('published comments raise a reader’s trust, rejected ones lower it', async () => {
  const readerId = await addReader(database.db)
  const trustLevel = async () =>
    (
      await database.db
        .selectFrom('readers')
        .select('trustLevel')
        .where('id', '=', readerId)
        .executeTakeFirstOrThrow()
    ).trustLevel
  const first = await write({ readerId })
  expect(await trustLevel()).toBe('new')
  await execute(database.db, moderator, publishComment, { id: first.id })
  expect(await trustLevel()).toBe('known')
  await execute(database.db, moderator, rejectComment, { id: first.id, code: 'abuse' })
  expect(await trustLevel()).toBe('new')
  await execute(database.db, moderator, undoDecision, { id: first.id })
  expect(await trustLevel()).toBe('known')
  const second = await write({ readerId })
  await execute(database.db, moderator, rejectComment, { id: second.id, code: 'abuse' })
  const third = await write({ readerId })
  await execute(database.db, moderator, rejectComment, { id: third.id, code: 'abuse' })
  expect(await write({ readerId })).toMatchObject({ state: 'held', codes: ['often-rejected'] })
})

test('a banned reader is refused until the ban is lifted; a banned address excludes no reader', async () => {
  const readerId = await known()
  const { id: commentId } = await write({ readerId, ipHash: 'home' })
  const ban = await execute(database.db, moderator, banAuthor, { commentId, reason: 'سباب' })
  expect(await write({ readerId })).toMatchObject({ state: 'rejected', codes: ['banned'] })
  await execute(database.db, moderator, liftBan, { id: ban.id })
  expect(await write({ readerId })).toMatchObject({ state: 'published' })

  const guest = await write({ ipHash: 'home' })
  const { rejected } = await execute(database.db, moderator, banAuthor, {
    ...{ commentId: guest.id, reason: 'إعلانات', reject: true },
    until: new Date(Date.now() + 60_000),
  })
  expect(rejected).toEqual([guest.id])
  expect(await write({ ipHash: 'home' })).toMatchObject({ state: 'rejected' })
  expect(await write({ ipHash: 'elsewhere' })).toMatchObject({ state: 'held' })
  expect(await write({ readerId, ipHash: 'home' })).toMatchObject({ state: 'published' })
})
