/** Agencies' own items, and IPTC's own schema. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importNinjs } from '../../src/ingest/ninjs/import.ts'
import { newsroomDatabase, type TestDatabase, temporaryFolder } from '../harness.ts'
import { roundTrip } from '../ingest/ninjs-round-trip.ts'
import { corpora, has } from './corpora.ts'

const examples = join(corpora, 'ninjs')
describe.runIf(has(examples))('items of real agencies', () => {
  let newsroom: TestDatabase
  beforeAll(async () => {
    newsroom = await newsroomDatabase()
  })
  afterAll(() => newsroom.drop())

  // Losses are collected too.
  const files = (
    existsSync(examples) ? readdirSync(examples, { recursive: true, encoding: 'utf8' }) : []
  ).filter((name) => /^\d.*\.json$/.test(name) && !name.endsWith('extension-schema.json'))
  const none = /UEFA|event|press-?conference|timeline/i
  test.each(files)('%s', async (name) => {
    const summary = await importNinjs({
      db: newsroom.db,
      file: join(examples, name),
      mediaDir: temporaryFolder(),
    })
    expect(summary.finished).toBe(true)
    if (none.test(name)) {
      expect(summary.refused).toBe(summary.items)
      for (const { reason } of summary.refusals)
        expect(reason).toMatch(/^(has no headline|is of the type (event|audio), which is not an article)$/)
    } else {
      const { created, updated, unchanged, older, media } = summary
      expect([created + updated + unchanged + older + media, summary.refused]).toEqual([1, 0])
    }
  })
})

const schemaPath = join(corpora, 'ninjs/ninjs-schema_3.1.json')
function validator() {
  const ajv = new Ajv2020({ strict: false })
  formats.default(ajv)
  ajv.addSchema({ $id: 'https://geojson.org/schema/GeoJSON.json', type: 'object' })
  return ajv.compile(JSON.parse(readFileSync(schemaPath, 'utf8')))
}

test.runIf(has(schemaPath))("every exported line is valid by IPTC's schema", async () => {
  const validate = validator()
  await roundTrip((lines) => {
    for (const text of lines) {
      validate(JSON.parse(text))
      expect(validate.errors).toBeNull()
    }
  }, 5_000)
})
