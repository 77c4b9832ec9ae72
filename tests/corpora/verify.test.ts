/** A site of WordPress that came in is compared with its export. */
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importArchive } from '../../src/ingest/archive/import.ts'
import { verifyArchive } from '../../src/ingest/archive/verify/archive.ts'
import { answerPages } from '../../src/server/answer-pages.ts'
import { newsroomDatabase, type TestDatabase, temporaryFolder } from '../harness.ts'
import { corpora, has } from './corpora.ts'

const folder = join(corpora, 'wordpress')
let database: TestDatabase
beforeAll(async () => {
  database = await newsroomDatabase()
})
afterAll(() => database.drop())

describe.runIf(has(folder))('a WordPress site that came in', () => {
  test('is as its export, and its reports explain the rest', async () => {
    const { db } = database
    const source = {
      paths: [join(folder, 'wxr/all.xml'), join(folder, 'rest-edit')],
      uploads: join(folder, 'uploads'),
      redirects: [join(folder, 'legacy-redirects.csv')],
    }
    const { report } = await importArchive({
      ...{ db, ...source, mediaDir: temporaryFolder(), system: 'wordpress', trial: false, again: false },
      ...{ outbound: null, onProgress() {} },
    })
    expect(report.zone).toBe('Asia/Beirut')
    const people = await db.selectFrom('people').select('bio').where('bio', '!=', '').execute()
    expect(people.length).toBeGreaterThanOrEqual(5)
    const found = await verifyArchive({
      ...{ db, ...source, system: 'wordpress', ask: answerPages(database, 'https://new.example') },
      ...{ askedAt: null, signal: new AbortController().signal, progress() {} },
    })
    console.log(found.counts)
    expect(found.differences.filter(({ because }) => because === null)).toEqual([])
    expect(found.counts.texts.equal).toBeGreaterThanOrEqual(41)
    expect(found.counts['old addresses'].equal).toBeGreaterThanOrEqual(328)
    expect(found.counts.comments).toMatchObject({ equal: 13, explained: 3 })
  })
})
