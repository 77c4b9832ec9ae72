import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import fc from 'fast-check'
import sharp from 'sharp'
import { expect, onTestFinished, test } from 'vitest'
import { saveAgency } from '../../src/content/agencies/agencies.ts'
import { type ArticleInput, articleKinds } from '../../src/content/articles/content.ts'
import { correctArticle, publishArticle, unpublishArticle } from '../../src/content/articles/publish.ts'
import { createArticle } from '../../src/content/articles/write.ts'
import { normaliseBody } from '../../src/content/body/normalise.ts'
import { execute } from '../../src/content/command.ts'
import { addMedia } from '../../src/content/media/write.ts'
import { savePerson } from '../../src/content/people/people.ts'
import { saveProgramme } from '../../src/content/programmes/programmes.ts'
import { saveSection } from '../../src/content/sections/sections.ts'
import { saveStory } from '../../src/content/stories/write.ts'
import { importNinjs } from '../../src/intake/ninjs/import.ts'
import { storePicture } from '../../src/intake/pictures/store.ts'
import { exportNinjs } from '../../src/outlets/ninjs/export.ts'
import { desk, newsroomDatabase, type TestDatabase, temporaryFolder } from '../harness.ts'
import { bodies } from './body-documents.ts'
import { corpora, has } from './corpora.ts'

type Db = TestDatabase['db']
const siteUrl = 'https://news.example'

async function exported(db: Db): Promise<string[]> {
  const lines: string[] = []
  await exportNinjs({ db, siteUrl, write: (line) => lines.push(line) })
  return lines
}

/** Ids are each database's own, and stand in addresses. */
const withoutIds = (lines: string[]) =>
  lines.map((line) => line.replace(/\/(articles|media)\/\d+\//g, '/$1/n/')).sort()

async function surroundings(db: Db, mediaDir: string) {
  const one = async <I, O extends { id: number }>(make: (input: I) => Promise<O>, inputs: I[]) => {
    const ids: number[] = []
    for (const input of inputs) ids.push((await make(input)).id)
    return ids
  }
  const bytes = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#468' } })
    .jpeg()
    .toBuffer()
  const { file, contentType, width, height, sizeInBytes } = await storePicture({ mediaDir, bytes })
  const media = await one(
    (input: { caption: string }) =>
      execute(db, desk, addMedia, {
        creditline: 'هدى سالم / الضفاف',
        photographer: 'هدى سالم',
        altText: 'رصيف وسفن',
        ...input,
      }),
    [{ caption: 'الرصيف' }, { caption: '' }, { caption: 'الميناء "القديم"' }],
  )
  const filed = await execute(db, desk, addMedia, {
    file,
    contentType,
    width,
    height,
    sizeInBytes,
    caption: 'بملف',
    focalX: 0.25,
    focalY: 0.5,
    copyrightNotice: '© الضفاف',
    usageTerms: 'للتحرير',
    expiresAt: new Date('2150-01-01'),
  })
  const video = await execute(db, desk, addMedia, { type: 'video', caption: 'مقطع', posterId: filed.id })
  return {
    media: [...media, filed.id],
    videos: [video.id],
    sections: await one(
      (input: { name: string; uri?: string }) => execute(db, desk, saveSection, input),
      [{ name: 'العالم' }, { name: 'الاقتصاد', uri: 'urn:example:section:economy' }],
    ),
    stories: await one(
      (input: { name: string }) => execute(db, desk, saveStory, input),
      [{ name: 'ميناء الشمال' }, { name: 'كأس الخليج' }],
    ),
    people: await one(
      (input: { name: string }) => execute(db, desk, savePerson, input),
      [{ name: 'ليلى حداد' }, { name: 'سامر نور' }],
    ),
    agencies: await one(
      (input: { name: string; url?: string }) => execute(db, desk, saveAgency, input),
      [{ name: 'الضفاف', url: 'https://agency.example/' }, { name: 'الشاطئ' }],
    ),
    programmes: await one(
      (input: { name: string }) => execute(db, desk, saveProgramme, input),
      [{ name: 'حديث المساء' }],
    ),
  }
}

type Around = Awaited<ReturnType<typeof surroundings>>
const words = fc.constantFrom(
  'وصول',
  'السفينة "الأولى"',
  'إلى',
  '<الميناء>',
  'العالم',
  '3,4%',
  'FIFA',
  'مُحَمَّد & سامر',
  'كأس الخليج',
)
const line = fc.array(words, { minLength: 1, maxLength: 5 }).map((list) => list.join(' '))
const someOf = (ids: number[]) => fc.subarray(ids)
const maybe = (ids: number[]) => fc.option(fc.constantFrom(...ids))

/** `earlier` are articles that stand before this one in the file. */
const contents = (around: Around, earlier: number[]): fc.Arbitrary<ArticleInput & { headline: string }> =>
  fc.record({
    kind: fc.constantFrom(...articleKinds),
    headline: line,
    standfirst: fc.oneof(fc.constant(''), line),
    body: bodies({ media: around.media, articles: earlier }),
    slug: fc.constantFrom('', 'عنوان-خاص'),
    language: fc.constantFrom('ar', 'en', 'fa'),
    dateline: fc.constantFrom('', 'مرسى اللوز'),
    sectionId: maybe(around.sections),
    agencyId: maybe(around.agencies),
    programmeId: maybe(around.programmes),
    episodeNumber: fc.option(fc.integer({ min: 1, max: 900 })),
    mediaId: maybe(around.media),
    videoId: maybe(around.videos),
    galleryIds: someOf(around.media),
    personIds: someOf(around.people),
    storyIds: someOf(around.stories),
    relatedIds: someOf(earlier.slice(-3)),
    keywords: fc.uniqueArray(fc.constantFrom('العالم', 'ملاحة', 'كأس الخليج', 'نفط'), { maxLength: 3 }),
    places: fc.uniqueArray(fc.constantFrom('مرسى اللوز', 'الرأس'), { maxLength: 2 }),
    urgency: fc.integer({ min: 1, max: 9 }),
    breaking: fc.boolean(),
    embargoedUntil: fc.constantFrom(null, new Date('2020-05-01T10:00:00Z')),
  })

type Fate = 'draft' | 'published' | 'corrected' | 'scheduled' | 'unpublished'
const fates = fc.constantFrom<Fate>('draft', 'published', 'corrected', 'scheduled', 'unpublished')

async function write(db: Db, content: ArticleInput & { headline: string }, fate: Fate): Promise<number> {
  const { id } = await execute(db, desk, createArticle, { content })
  if (fate === 'scheduled')
    await execute(db, desk, publishArticle, { id, at: new Date(Date.now() + 86_400_000) })
  else if (fate !== 'draft')
    await execute(db, desk, publishArticle, { id, at: new Date('2021-03-04T05:06:07.089Z'), backdated: true })
  if (fate === 'corrected')
    await execute(db, desk, correctArticle, {
      id,
      content: { ...content, headline: `${content.headline} (مصحح)` },
      note: 'تصحيح الاسم',
    })
  if (fate === 'unpublished') await execute(db, desk, unpublishArticle, { id, reason: 'سحبته الوكالة' })
  return id
}

const read = async (db: Db) => {
  const columns = [
    'uri',
    'state',
    'kind',
    'slug',
    'headline',
    'standfirst',
    'language',
    'dateline',
    'episodeNumber',
    'keywords',
    'places',
    'urgency',
    'breaking',
    'publishedAt',
    'scheduledAt',
  ] as const
  const rows = await db
    .selectFrom('articles as a')
    .leftJoin('sections as s', 's.id', 'a.sectionId')
    .select(columns.map((column) => `a.${column}` as const))
    .select('s.uri as section')
    .orderBy('a.uri')
    .execute()
  return rows
}

const schemaPath = join(corpora, 'ninjs/ninjs-schema_3.1.json')
function validator() {
  const ajv = new Ajv2020({ strict: false })
  formats.default(ajv)
  ajv.addSchema({ $id: 'https://geojson.org/schema/GeoJSON.json', type: 'object' })
  return ajv.compile(JSON.parse(readFileSync(schemaPath, 'utf8')))
}

async function roundTrip(check: (lines: string[]) => void, seed: number): Promise<void> {
  const mediaDir = temporaryFolder()
  const [from, to] = [await newsroomDatabase(), await newsroomDatabase()]
  onTestFinished(async () => {
    await from.drop()
    await to.drop()
  })
  const around = await surroundings(from.db, mediaDir)
  const ids: number[] = []
  for (let i = 0; i < 40; i++) {
    const [[content, fate]] = fc.sample(fc.tuple(contents(around, ids), fates), {
      numRuns: 1,
      seed: seed + i,
    }) as [[ArticleInput & { headline: string }, Fate]]
    ids.push(await write(from.db, content, fate))
  }
  const lines = await exported(from.db)
  expect(lines).toHaveLength(40)
  check(lines)
  const path = join(mkdtempSync(join(tmpdir(), 'nashra-test-')), 'export.jsonl')
  onTestFinished(() => rm(join(path, '..'), { recursive: true }))
  writeFileSync(path, lines.join(''))
  expect(await importNinjs({ db: to.db, file: path, mediaDir })).toMatchObject({
    created: 40,
    refused: 0,
    bad: [],
    finished: true,
  })
  const again = withoutIds(await exported(to.db))
  for (const [i, text] of withoutIds(lines).entries()) expect(again[i]).toBe(text)
  expect(again).toHaveLength(40)
  expect(await read(to.db)).toEqual(await read(from.db))
  const body = async (db: Db) =>
    (await db.selectFrom('articles').select(['uri', 'body']).orderBy('uri').execute()).map((row) =>
      JSON.stringify(normaliseBody(row.body)).replace(/"(mediaId|articleId)":\d+/g, '"$1":0'),
    )
  expect(await body(to.db)).toEqual(await body(from.db))
}

test.each([1, 1_000])(
  'what was written comes back through an export and an import (seed %i)',
  async (seed) => {
    await roundTrip((lines) => {
      for (const text of lines) expect(JSON.parse(text)).not.toHaveProperty('edNote')
    }, seed)
  },
)

test.runIf(has(schemaPath))("every line is valid by IPTC's schema", async () => {
  const validate = validator()
  await roundTrip((lines) => {
    for (const text of lines) {
      validate(JSON.parse(text))
      expect(validate.errors).toBeNull()
    }
  }, 5_000)
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
