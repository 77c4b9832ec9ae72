import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { bodyText } from '../../src/body/document.ts'
import { importPage } from '../../src/ingest/page/import.ts'
import { parsePage } from '../../src/ingest/page/parse.ts'
import { newsroomDatabase, temporaryFolder } from '../harness.ts'

const options = { before: new Date('2026-01-20T12:00:00Z'), timeZone: 'Asia/Riyadh' }

const page = `القائمة
بحث

ملفات
  • سباق القوارب
  • مهرجان الكتاب

مهرجان الكتاب

ميناء مرسى اللوز يستقبل أول سفينة أبحاث منذ عامين

استقبل ميناء مرسى اللوز سفينة الأبحاث «الضفاف» بعد عامين من أعمال الترميم التي شملت الرصيف الشرقي وبرج المراقبة.

ميناء مرسى اللوز يستقبل أول سفينة أبحاث منذ عامين
السفينة عند الرصيف الشرقي / هدى سالم / وكالة الضفاف

وقالت إدارة الميناء الثلاثاء 14 مايو/أيار إن السفينة ستبقى أسبوعا.

وتحمل السفينة ثلاثين باحثا.

المصدر: وكالة الضفاف

التعليقات

مجلس المدينة يناقش خطة النقل

فتح باب التسجيل في سباق القوارب`

test('the importer finds the article within the page', () => {
  expect(parsePage(page, options)).toMatchObject({
    headline: 'ميناء مرسى اللوز يستقبل أول سفينة أبحاث منذ عامين',
    standfirst: expect.stringMatching(/^استقبل ميناء .* وبرج المراقبة\.$/),
    picture: { caption: 'السفينة عند الرصيف الشرقي', creditline: 'هدى سالم / وكالة الضفاف' },
    paragraphs: [
      'وقالت إدارة الميناء الثلاثاء 14 مايو/أيار إن السفينة ستبقى أسبوعا.',
      'وتحمل السفينة ثلاثين باحثا.',
    ],
    source: 'وكالة الضفاف',
    // Possible years are 2024, 2019, 2013 …, and no known official is named.
    day: '2024-05-14',
    notice: expect.stringMatching(
      /2024 was assumed, the latest that fits \(the day fits 2019, 2013, 2002, 1996 too\)/,
    ),
  })
})

test('a page without a second headline, a picture or a source is imported', () => {
  const bare = page
    .replace(/\nميناء مرسى اللوز يستقبل أول سفينة أبحاث منذ عامين\nالسفينة .*\n/, '\n')
    .replace(/المصدر: .*\n/, '')
  expect(parsePage(bare, options)).toMatchObject({
    headline: 'ميناء مرسى اللوز يستقبل أول سفينة أبحاث منذ عامين',
    standfirst: expect.stringMatching(/^استقبل/),
    picture: null,
    paragraphs: [expect.stringMatching(/^وقالت/), 'وتحمل السفينة ثلاثين باحثا.'],
    source: '',
  })
})

test('an unmarked end of the article is found where only headlines follow', () => {
  const open = page.replace(/المصدر: .*\n\nالتعليقات\n/, '')
  expect(parsePage(open, options).paragraphs.at(-1)).toBe('وتحمل السفينة ثلاثين باحثا.')
})

test.each([
  ['وقال الرئيس الأمريكي باراك أوباما الثلاثاء 14 مايو/أيار', '2013-05-14'],
  ['وقال الرئيس الأمريكي السابق باراك أوباما الثلاثاء 14 مايو/أيار', '2024-05-14'],
  ['وقال المتحدث الثلاثاء 14 مايو/أيار 2019', '2019-05-14'],
  ['وقالت المستشارة الألمانية أنغيلا ميركل الثلاثاء 14 مايو/أيار', '2019-05-14'],
])('%s: %s', (sentence, day) => {
  expect(parsePage(page.replace('وقالت إدارة الميناء الثلاثاء 14 مايو/أيار', sentence), options).day).toBe(
    day,
  )
})

test('the given date is used, and must be a day', () => {
  expect(parsePage(page, { ...options, date: '2019-05-14' })).toMatchObject({ day: '2019-05-14', notice: '' })
  expect(() => parsePage(page, { ...options, date: '14/5/2019' })).toThrow('"14/5/2019" is not a day')
  expect(() => parsePage(page, { ...options, date: '2019-02-30' })).toThrow('is not a day')
})

test('a page without an article is reported', () => {
  expect(() => parsePage('قائمة\n\nعنوان\n\nعنوان آخر', options)).toThrow(/contains no article/)
  expect(() => parsePage('', options)).toThrow(/contains no article/)
})

test('an import makes one article, a second import changes nothing, and another date moves it', async () => {
  const newsroom = await newsroomDatabase()
  onTestFinished(() => newsroom.drop())
  const { db } = newsroom
  const file = join(temporaryFolder(), 'page.txt')
  writeFileSync(file, page)
  const first = await importPage({ db, file })
  expect(first).toMatchObject({ outcome: 'created', notices: [expect.stringMatching(/--date/)] })
  expect(await importPage({ db, file })).toMatchObject({ id: first.id, outcome: 'unchanged' })
  const moved = await importPage({ db, file, date: '2019-05-14' })
  expect(moved).toMatchObject({ id: first.id, outcome: 'updated', notices: [] })
  expect(await importPage({ db, file, date: '2019-05-14' })).toMatchObject({ outcome: 'unchanged' })
  const row = await db.selectFrom('articles').selectAll().where('id', '=', first.id).executeTakeFirstOrThrow()
  expect(row).toMatchObject({
    state: 'published',
    publishedAt: new Date('2019-05-13T21:00:00Z'),
  })
  expect(bodyText(row.body)).toMatch(/ثلاثين باحثا\.$/)
  expect(
    await db
      .selectFrom('media')
      .select(['caption', 'creditline'])
      .where('id', '=', row.mediaId)
      .executeTakeFirst(),
  ).toEqual({ caption: 'السفينة عند الرصيف الشرقي', creditline: 'هدى سالم / وكالة الضفاف' })
})
