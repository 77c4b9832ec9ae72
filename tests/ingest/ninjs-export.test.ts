import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { trashArticle } from '../../src/content/articles/desk.ts'
import { correctArticle, publishArticle, unpublishArticle } from '../../src/content/articles/publish.ts'
import { createArticle } from '../../src/content/articles/write.ts'
import { importNinjs } from '../../src/ingest/ninjs/import.ts'
import { execute } from '../../src/kernel/run.ts'
import { desk, newsroomDatabase, temporaryFolder } from '../harness.ts'
import { exported, roundTrip } from './ninjs-round-trip.ts'
import { wire, wireImports } from './ninjs-wires.ts'

test.each([1, 1_000])('an exported article is unchanged after an import (seed %i)', async (seed) => {
  await roundTrip((lines) => {
    for (const text of lines) expect(JSON.parse(text)).not.toHaveProperty('edNote')
  }, seed)
})

test('an edit after an import has a newer version than the import', async () => {
  const newsroom = await newsroomDatabase()
  onTestFinished(() => newsroom.drop())
  const { db } = newsroom
  const path = join(temporaryFolder(), 'one.json')
  writeFileSync(
    path,
    JSON.stringify({
      uri: 'urn:x:1',
      version: '7',
      firstCreated: '2020-01-01T00:00:00Z',
      headlines: [{ value: 'عنوان' }],
    }),
  )
  const { lastId } = await importNinjs({ db, file: path, mediaDir: temporaryFolder() })
  const version = async () => JSON.parse((await exported(db))[0]!).version
  expect(await version()).toBe('7')
  await execute(db, desk, correctArticle, { id: lastId!, content: { headline: 'عنوان مصحح' }, note: 'تصحيح' })
  expect(await version()).toBe('8')
})

test('importing the export again changes nothing, and the export leaves out the trash', async () => {
  const newsroom = await newsroomDatabase()
  onTestFinished(() => newsroom.drop())
  const { db } = newsroom
  const { bring } = wireImports(() => db)
  const write = async (headline: string) =>
    (await execute(db, desk, createArticle, { content: { headline } })).id
  const publish = (id: number) => execute(db, desk, publishArticle, { id })
  await write('مسودة')
  await publish(await write('منشور'))
  const withdrawn = await write('مسحوب')
  await publish(withdrawn)
  await execute(db, desk, unpublishArticle, { id: withdrawn, reason: 'خطأ' })
  await execute(db, desk, trashArticle, { id: await write('في السلة'), trashed: true })
  await bring(wire())
  const lines = await exported(db)
  expect(lines).toHaveLength(4)
  const before = await db.selectFrom('changes').select('seq').orderBy('seq', 'desc').executeTakeFirst()
  const summary = await bring(lines.join(''))
  expect(summary).toMatchObject({
    unchanged: 4,
    updated: 0,
    older: 0,
    unpublished: 0,
    refused: 0,
    losses: [],
  })
  expect(await db.selectFrom('changes').select('seq').orderBy('seq', 'desc').executeTakeFirst()).toEqual(
    before,
  )
})
