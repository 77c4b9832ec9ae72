import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { headlineWords, wordsQuery } from '../../src/language/list-words.ts'
import { newsroomDatabase, type TestDatabase } from '../harness.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await newsroomDatabase(2)
})
afterAll(() => database.drop())

async function finds(question: string, headline: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select array_to_tsvector(${headlineWords(headline)}::text[]) @@ ${wordsQuery(question)}::tsquery as found`.execute(
    database.db,
  )
  return rows[0]!.found
}

describe('words of a headline', () => {
  const headline = 'الحكومة تُقرّ إعادة إعمار المدينة القديمة مقابل 3 مليارات — رويترز Reuters'
  const found = [
    ['as it is written', 'الحكومة تُقرّ إعادة إعمار'],
    ['without hamza, with ه for ة', 'اعاده اعمار المدينه'],
    ['without the article', 'حكومه'],
    ['with an article that is not there', 'الاعمار'],
    ['in any order', 'القديمة المدينة'],
    ['as far as it is typed', 'الحكوم'],
    ['as far as it is typed, without the article', 'حكو'],
    ['with Arabic-Indic digits', '٣ مليارات'],
    ['in Latin letters of any case', 'REUT'],
  ]
  test.each(found)('are found %s', async (_, question) => {
    expect(await finds(question!, headline)).toBe(true)
  })

  const missed = [
    ['a word that is not there', 'الحكومة البرلمان'],
    ['a beginning that is not the last word', 'حكو المدينة'],
    ['another word with the same root', 'محكمة'],
  ]
  test.each(missed)('are not found by %s', async (_, question) => {
    expect(await finds(question!, headline)).toBe(false)
  })

  test('are found with or without the seat of a hamza', async () => {
    expect(await finds('مسوول', 'مسؤول أممي يحذّر')).toBe(true)
    expect(await finds('شوون', 'وزارة الشؤون الاجتماعية')).toBe(true)
    expect(await finds('وزرا الخارجيه', 'اجتماع وزراء الخارجية')).toBe(true)
  })
})

test('any text is a valid query and a valid headline, and each headline is found by itself', async () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.string({
      unit: fc.constantFrom("'", '\\', ':', '*', '&', '|', '!', '(', ')', '<->', 'ال', 'و', 'ء', ' '),
    }),
  )
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const answer = await finds(text, text)
      expect(answer).toBe(wordsQuery(text) !== '')
    }),
    { numRuns: 300 },
  )
  expect(await finds('كلمة '.repeat(5_000), 'كلمة')).toBe(true)
  expect(headlineWords('كلمةطويلة'.repeat(1_000))[0]!.length).toBeLessThanOrEqual(100)
})
