/** A newsroom of random articles, exported and imported into another. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import sharp from 'sharp'
import { expect, onTestFinished } from 'vitest'
import { z } from 'zod'
import { normaliseBody } from '../../src/body/normalise.ts'
import { saveAgency } from '../../src/content/agencies/agencies.ts'
import type { ArticleInput } from '../../src/content/articles/content.ts'
import { type ArticleField, installFields } from '../../src/content/articles/field-values.ts'
import { correctArticle, publishArticle, unpublishArticle } from '../../src/content/articles/publish.ts'
import { createArticle } from '../../src/content/articles/write.ts'
import { addMedia } from '../../src/content/media/write.ts'
import { savePerson } from '../../src/content/people/people.ts'
import { saveProgramme } from '../../src/content/programmes/programmes.ts'
import { saveSection } from '../../src/content/sections/sections.ts'
import { saveStory } from '../../src/content/stories/write.ts'
import { exportNinjs } from '../../src/distribution/ninjs/export.ts'
import { importNinjs } from '../../src/ingest/ninjs/import.ts'
import { storePicture } from '../../src/ingest/pictures/store.ts'
import { execute } from '../../src/kernel/run.ts'
import { articleKinds } from '../../src/language/article-kinds.ts'
import { articleLabels } from '../../src/language/article-labels.ts'
import { keepOriginal } from '../../src/platform/media/keep.ts'
import { desk, newsroomDatabase, type TestDatabase, temporaryFolder } from '../harness.ts'
import { bodies } from './body-documents.ts'

type Db = TestDatabase['db']
const siteUrl = 'https://news.example'

export async function exported(db: Db): Promise<string[]> {
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
  const table = await keepOriginal(mediaDir, Buffer.from('المدينة,السكان\nالمرفأ,12\n'), 'csv')
  const document = await execute(db, desk, addMedia, {
    ...{ type: 'document', contentType: 'text/csv; charset=utf-8', caption: 'جدول السكان', ...table },
  })
  const audio = await execute(db, desk, addMedia, {
    ...{ type: 'audio', caption: 'مقابلة', creditline: 'الضفاف', durationSeconds: 12.5 },
    transcript: 'س: متى؟\n\nج: غدًا.',
  })
  return {
    media: [...media, filed.id],
    audio: [audio.id],
    documents: [document.id],
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

const reviews: [string, ArticleField][] = [
  ['reviews.rating', { schema: z.int().min(1).max(5), label: { ar: 'التقييم', en: 'Rating' }, since: 2 }],
  ['reviews.verdict', { schema: z.string(), label: { ar: 'الخلاصة', en: 'Verdict' }, since: 1 }],
]
/** Values of installed modules, and of one that is missing. */
const fieldValues = fc.record(
  {
    'reviews.rating@2': fc.integer({ min: 1, max: 5 }),
    'reviews.verdict': line,
    'recipes.steps': fc.array(line, { maxLength: 3 }),
    'recipes.time@7': fc.record({ minutes: fc.double({ noNaN: true, noDefaultInfinity: true, min: 0.1 }) }),
  },
  { requiredKeys: [] },
)

/** `earlier` are articles that stand before this one in the file. */
const contents = (around: Around, earlier: number[]): fc.Arbitrary<ArticleInput & { headline: string }> =>
  fc.record({
    kind: fc.constantFrom(...articleKinds),
    headline: line,
    standfirst: fc.oneof(fc.constant(''), line),
    body: bodies({ ...around, articles: earlier }).map(normaliseBody),
    slug: fc.constantFrom('', 'عنوان-خاص'),
    language: fc.constantFrom('ar', 'en', 'fa'),
    dateline: fc.constantFrom('', 'مرسى اللوز'),
    sectionId: maybe(around.sections),
    secondarySectionIds: someOf(around.sections),
    kicker: fc.oneof(fc.constant(''), line),
    frontHeadline: fc.oneof(fc.constant(''), line),
    shareHeadline: fc.oneof(fc.constant(''), line),
    shareMediaId: maybe(around.media),
    searchTitle: fc.oneof(fc.constant(''), line),
    searchDescription: fc.oneof(fc.constant(''), line),
    canonicalUrl: fc.constantFrom('', 'https://agency.example/report?id=7&lang=ar'),
    noindex: fc.boolean(),
    label: fc.option(fc.constantFrom(...articleLabels)),
    sponsor: fc.constantFrom('', 'مصرف <الأفق> & شركاؤه'),
    agencyId: maybe(around.agencies),
    programmeId: maybe(around.programmes),
    episodeNumber: fc.option(fc.integer({ min: 1, max: 900 })),
    mediaId: maybe(around.media),
    videoId: maybe(around.videos),
    audioId: maybe(around.audio),
    galleryIds: someOf(around.media),
    authorIds: someOf(around.people),
    storyIds: someOf(around.stories),
    relatedIds: someOf(earlier.slice(-3)),
    keywords: fc.uniqueArray(fc.constantFrom('العالم', 'ملاحة', 'كأس الخليج', 'نفط'), { maxLength: 3 }),
    places: fc.uniqueArray(fc.constantFrom('مرسى اللوز', 'الرأس'), { maxLength: 2 }),
    urgency: fc.integer({ min: 1, max: 9 }),
    breaking: fc.boolean(),
    embargoedUntil: fc.constantFrom(null, new Date('2020-05-01T10:00:00Z')),
    fields: fieldValues,
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
    'fields',
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

export async function roundTrip(check: (lines: string[]) => void, seed: number): Promise<void> {
  const mediaDir = temporaryFolder()
  installFields(new Map(reviews))
  onTestFinished(() => installFields(new Map()))
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
    refusals: [],
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
