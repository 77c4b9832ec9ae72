/** A site of Ghost moves in: its texts, media, members and addresses. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importArchive } from '../../src/ingest/archive/import.ts'
import { verifyArchive } from '../../src/ingest/archive/verify/archive.ts'
import { lettersOf, wordsOfBody } from '../../src/ingest/archive/verify/words.ts'
import { answerPages } from '../../src/server/answer-pages.ts'
import { newsroomDatabase, type TestDatabase, temporaryFolder } from '../harness.ts'
import { corpora, has } from './corpora.ts'

const folder = join(corpora, 'ghost')
let database: TestDatabase
beforeAll(async () => {
  database = await newsroomDatabase()
})
afterAll(() => database.drop())

describe.runIf(has(folder))('a Ghost site', () => {
  const manifest = existsSync(folder) ? JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) : null

  test('comes in with its addresses and members', async () => {
    const { db } = database
    const { report } = await importArchive({
      ...{ db, paths: [folder], site: manifest.site.url, mediaDir: temporaryFolder(), system: 'ghost' },
      ...{
        redirects: [join(folder, 'redirects.yaml')],
        trial: false,
        again: false,
        outbound: null,
        onProgress() {},
      },
    })
    expect(report.came['readers of the newsletter']).toMatchObject({ created: 12 })
    const ask = answerPages(database, 'https://new.example')
    const wrong: string[] = []
    for (const { type, id, feature, status, visibility, old_address: address } of manifest.posts) {
      const { location } = await ask(new URL(address).pathname)
      const uri = `urn:nashra:source:${new URL(manifest.site.url).host}:${type}:${id}`
      const article = await db.selectFrom('articles').select('id').where('uri', '=', uri).executeTakeFirst()
      const isPublic = status === 'published' && visibility === 'public'
      const expected = type === 'page' ? '/pages/' : `/articles/${article?.id}/`
      if (isPublic ? !location?.startsWith(expected) : location !== null) wrong.push(`${feature} ${address}`)
      if (type === 'post') expect(article, feature).toBeDefined()
    }
    expect(wrong).toEqual([])
    const texts = await db.selectFrom('articles').select(['uri', 'body']).execute()
    const equal = manifest.posts.filter(({ id, body_text }: Record<string, string>) => {
      const body = texts.find(({ uri }) => uri.endsWith(`:${id}`))?.body
      return body && lettersOf(wordsOfBody(body)) === lettersOf(body_text!)
    })
    console.log(`${equal.length} of 18 texts have the same letters`)
    expect(equal.length).toBeGreaterThanOrEqual(11)
    const found = await verifyArchive({
      ...{ db, system: 'ghost', paths: [folder], site: manifest.site.url, ask, askedAt: null },
      ...{ redirects: [join(folder, 'redirects.yaml')], signal: new AbortController().signal, progress() {} },
    })
    console.log(found.counts)
    expect(found.differences.filter(({ because }) => because === null)).toEqual([])
    expect(await db.selectFrom('subscribers').selectAll().execute()).toHaveLength(12)
  })
})
