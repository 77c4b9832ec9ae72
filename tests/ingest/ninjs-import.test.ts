import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { bodyText } from '../../src/body/document.ts'
import { importNinjs } from '../../src/ingest/ninjs/import.ts'
import type { Refusal } from '../../src/ingest/ninjs/summary.ts'
import { phoneHeic } from '../api/files.ts'
import { newsroomDatabase, type TestDatabase, temporaryFolder } from '../harness.ts'

let newsroom: TestDatabase
beforeAll(async () => {
  newsroom = await newsroomDatabase()
})
afterAll(() => newsroom.drop())

let made = 0
const item = (parts: object = {}) => ({
  uri: `urn:test:${++made}`,
  type: 'text',
  version: '1',
  pubStatus: 'usable',
  language: 'ar',
  firstCreated: '2016-02-19T10:00:00Z',
  versionCreated: '2016-02-19T10:00:00Z',
  headlines: [{ role: 'main', value: `وصول سفينة الأبحاث إلى الميناء ${made}` }],
  bodies: [{ role: 'main', contentType: 'text/html', value: '<p>رست السفينة صباح اليوم.</p>' }],
  ...parts,
})

function fileOf(content: string | Buffer, name = 'items.jsonl'): string {
  const path = join(temporaryFolder(), name)
  writeFileSync(path, content)
  return path
}
const jsonLines = (...items: unknown[]) =>
  items.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n')

async function bring(
  path: string,
  options: { mediaDir?: string; signal?: AbortSignal; db?: TestDatabase['db']; onProgress?: () => void } = {},
) {
  const told: Refusal[] = []
  const summary = await importNinjs({
    db: newsroom.db,
    file: path,
    mediaDir: temporaryFolder(),
    onRefusal: (refusal) => told.push(refusal),
    ...options,
  })
  expect(summary.refusals).toEqual(told)
  return summary
}
const articleOf = (uri: string) =>
  newsroom.db.selectFrom('articles').selectAll().where('uri', '=', uri).executeTakeFirstOrThrow()
const bringOne = async (parts: object) => {
  const one = item(parts)
  const summary = await bring(fileOf(jsonLines(one)))
  expect(summary.refusals).toEqual([])
  return articleOf(one.uri)
}

describe('items', () => {
  test('one item becomes an article', async () => {
    const row = await bringOne({
      urgency: 2,
      located: 'مرسى اللوز',
      by: 'بقلم: ليلى حداد، سامر نور',
      descriptions: [{ role: 'summary', value: 'ملخص الخبر' }],
      places: [{ name: 'مرسى اللوز' }],
      subjects: [
        { name: 'الاقتصاد', uri: 'urn:example:section:economy' },
        { name: 'ميناء الشمال', uri: 'urn:example:story:12' },
        { name: 'الشحن', rel: 'about' },
      ],
      infoSources: [{ name: 'وكالة الضفاف' }],
    })
    expect(row).toMatchObject({
      state: 'published',
      urgency: 2,
      dateline: 'مرسى اللوز',
      standfirst: 'ملخص الخبر',
      keywords: ['الشحن'],
      places: ['مرسى اللوز'],
    })
    expect(row.publishedAt).toEqual(new Date('2016-02-19T10:00:00Z'))
    const { db } = newsroom
    expect(
      await db.selectFrom('sections').selectAll().where('id', '=', row.sectionId).executeTakeFirst(),
    ).toMatchObject({ name: 'الاقتصاد', uri: 'urn:example:section:economy' })
    expect(
      await db.selectFrom('agencies').select('name').where('id', '=', row.agencyId).executeTakeFirst(),
    ).toEqual({ name: 'وكالة الضفاف' })
    const people = await db
      .selectFrom('articleBylines as b')
      .innerJoin('people as p', 'p.id', 'b.personId')
      .select('p.name')
      .where('b.articleId', '=', row.id)
      .orderBy('b.position')
      .execute()
    expect(people.map((one) => one.name)).toEqual(['ليلى حداد', 'سامر نور'])
    const lists = await db.selectFrom('listings').select('list').where('articleId', '=', row.id).execute()
    expect(lists.map((one) => one.list)).toEqual(
      expect.arrayContaining([
        'latest',
        'kind:news',
        `section:${row.sectionId}`,
        expect.stringMatching(/^story:/),
      ]),
    )
  })

  test('a new item is public, unless it is a draft, withdrawn or embargoed', async () => {
    const now = new Date().toISOString()
    expect(await bringOne({ firstCreated: now, versionCreated: now })).toMatchObject({
      state: 'published',
    })
    expect(await bringOne({ pubStatus: 'withheld' })).toMatchObject({ state: 'draft', publishedAt: null })
    expect(await bringOne({ pubStatus: 'canceled' })).toMatchObject({ state: 'unpublished' })
    const later = new Date(Date.now() + 3_600_000)
    expect(await bringOne({ embargoedUntil: later.toISOString() })).toMatchObject({
      state: 'scheduled',
      scheduledAt: later,
    })
  })

  test('a newer version updates the article, an older one is ignored, the same one changes nothing', async () => {
    const one = item({ version: '9' })
    const titled = (version: string, value: string) =>
      fileOf(jsonLines({ ...one, version, headlines: [{ value }] }))
    expect(await bring(titled('9', 'التاسعة'))).toMatchObject({ created: 1 })
    expect(await bring(titled('10', 'العاشرة'))).toMatchObject({ updated: 1 })
    expect(await bring(titled('9', 'التاسعة مرة أخرى'))).toMatchObject({ older: 1, refusals: [] })
    expect(await bring(titled('10', 'العاشرة مرة أخرى'))).toMatchObject({ unchanged: 1, refusals: [] })
    expect((await articleOf(one.uri)).headline).toBe('العاشرة')
  })

  test('bad lines are reported with number and reason, and the others are imported', async () => {
    const first = item()
    const scripted = item({
      bodies: [{ contentType: 'text/html', value: '<p>نص</p><script>alert(1)</script>' }],
    })
    const last = item()
    const summary = await bring(
      fileOf(
        jsonLines(
          first,
          '{"uri": "urn:broken", ',
          item({ headlines: [] }),
          item({ headlines: [{ value: 'م'.repeat(2_500_000) }] }),
          scripted,
          item({ versionCreated: '99999-01-01T00:00:00Z' }),
          item({ firstCreated: '+099999-01-01T00:00:00Z' }),
          first,
          item({ uri: undefined }),
          item({ type: 'event' }),
          '[]',
          item({ headlines: [{ value: 'ع'.repeat(400) }] }),
          last,
        ),
      ),
    )
    expect(summary).toMatchObject({ created: 3, unchanged: 1, refused: 8, items: 12, finished: true })
    expect(
      summary.refusals.map(({ line, reason }) => [line, reason]).sort((a, b) => Number(a[0]) - Number(b[0])),
    ).toEqual([
      [2, expect.stringMatching(/^is not JSON/)],
      [3, 'has no headline'],
      [4, 'headline: is longer than 300 characters (2,500,000)'],
      [6, 'versionCreated: "99999-01-01T00:00:00Z" is not a date between 1800 and 2200'],
      [7, 'firstCreated: "+099999-01-01T00:00:00Z" is not a date between 1800 and 2200'],
      [9, 'has no uri, guid or _id'],
      [10, 'is of the type event, which is not an article'],
      [12, 'headline: is longer than 300 characters'],
    ])
    expect(summary.losses).toEqual([
      { kind: 'in bodies: script', count: 1, examples: [{ line: 5, detail: '' }] },
      {
        kind: 'items that repeat an earlier item of the file',
        count: 1,
        examples: [{ line: 8, detail: `item 1: ${first.uri}` }],
      },
    ])
    expect(bodyText((await articleOf(scripted.uri)).body)).toBe('نص')
    expect((await articleOf(last.uri)).state).toBe('published')
  })

  test('the lead picture, one in the body and a local file are imported, and none from outside the folder', async () => {
    const folder = temporaryFolder()
    const mediaDir = temporaryFolder()
    await sharp({ create: { width: 300, height: 200, channels: 3, background: '#246' } })
      .jpeg()
      .toFile(join(folder, 'رصيف.jpg'))
    await copyFile(join(folder, 'رصيف.jpg'), join(temporaryFolder(), 'outside.jpg'))
    const picture = (uri: string, href: string, more: object = {}) => ({
      name: uri,
      uri,
      type: 'picture',
      by: 'هدى سالم',
      copyrightHolder: 'وكالة الضفاف',
      descriptions: [{ role: 'caption', value: 'الرصيف' }],
      renditions: [{ name: 'main', href }],
      ...more,
    })
    const one = item({
      bodies: [
        {
          contentType: 'text/html',
          value: '<p>أ</p><figure><img src="https://wire.example/b.jpg"></figure><p>ب</p>',
        },
      ],
      associations: [
        picture('urn:p:body', 'https://wire.example/b.jpg'),
        picture('urn:p:lead', 'رصيف.jpg', { rel: 'featureimage' }),
        picture('urn:p:outside', '../outside.jpg'),
        picture('urn:p:phone', 'IMG_0001.HEIC'),
      ],
    })
    writeFileSync(join(folder, 'IMG_0001.HEIC'), phoneHeic())
    writeFileSync(join(folder, 'items.json'), JSON.stringify(one))
    const summary = await bring(join(folder, 'items.json'), { mediaDir })
    expect(summary.refusals).toEqual([])
    const row = await articleOf(one.uri)
    const media = await newsroom.db.selectFrom('media').selectAll().where('uri', 'like', 'urn:p:%').execute()
    const named = (uri: string) => media.find((other) => other.uri === uri)!
    expect(row.mediaId).toBe(named('urn:p:lead').id)
    expect(named('urn:p:lead')).toMatchObject({
      width: 300,
      height: 200,
      caption: 'الرصيف',
      creditline: 'هدى سالم / وكالة الضفاف',
      photographer: 'هدى سالم',
    })
    const { file } = named('urn:p:lead')
    expect(statSync(join(mediaDir, 'originals', file!.slice(0, 2), file!)).size).toBeGreaterThan(100)
    expect(named('urn:p:outside').file).toBeNull()
    // A phone's picture is converted to JPEG and its original is kept, as for an upload.
    const phone = named('urn:p:phone')
    expect(phone).toMatchObject({ contentType: 'image/jpeg', width: 120, height: 200 })
    const stored = (name: string) => readFileSync(join(mediaDir, 'originals', name.slice(0, 2), name))
    expect(stored(phone.originalFile!).equals(phoneHeic())).toBe(true)
    expect((await sharp(stored(phone.file!)).metadata()).format).toBe('jpeg')
    expect(readdirSync(join(mediaDir, 'incoming'))).toEqual([])
    expect(row.body.content[1]).toMatchObject({ type: 'figure', attrs: { mediaId: named('urn:p:body').id } })
  })

  test('ninjs 1.x is imported', async () => {
    const uri = 'http://wire.example/1x'
    const old = {
      uri,
      type: 'composite',
      versioncreated: '2013-07-09T10:39:00Z',
      pubstatus: 'usable',
      language: 'ar',
      byline: 'Lina Haddad and Omar Said',
      located: 'مرسى اللوز',
      headline: 'خبر بصيغة قديمة',
      description_text: 'وصف الخبر',
      body_text: 'نص',
      body_xhtml: '<p>نص <b>مهم</b></p>',
      subject: [{ name: 'ملاحة', scheme: 'http://codes.example/', code: '7' }],
      place: [{ name: 'مرسى اللوز' }],
      infosource: [{ name: 'وكالة الشاطئ' }],
      associations: {
        mainpic: {
          uri: 'urn:p:1x',
          type: 'picture',
          byline: 'Omar',
          headline: 'صورة',
          renditions: {
            main: { href: 'http://wire.example/1.jpg', mimetype: 'image/jpeg', width: 4, height: 3 },
          },
        },
      },
    }
    expect((await bring(fileOf(JSON.stringify(old, null, 1)))).refusals).toEqual([])
    const row = await articleOf(uri)
    expect(row).toMatchObject({
      headline: 'خبر بصيغة قديمة',
      standfirst: 'وصف الخبر',
      dateline: 'مرسى اللوز',
      keywords: ['ملاحة'],
      modifiedAt: new Date('2013-07-09T10:39:00Z'),
    })
    expect(row.body.content).toEqual([
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'نص ' },
          { type: 'text', text: 'مهم', marks: [{ type: 'strong' }] },
        ],
      },
    ])
    expect(
      await newsroom.db
        .selectFrom('media')
        .select(['id', 'caption'])
        .where('uri', '=', 'urn:p:1x')
        .executeTakeFirst(),
    ).toEqual({ id: row.mediaId, caption: 'صورة' })
  })
})

describe('an interrupted import', () => {
  test('continues after the imported lines, and a second run changes nothing', async () => {
    const own = await newsroomDatabase()
    onTestFinished(() => own.drop())
    const path = fileOf(gzipSync(jsonLines(...Array.from({ length: 450 }, () => item()))), 'many.jsonl.gz')
    const stop = new AbortController()
    const first = await bring(path, { db: own.db, signal: stop.signal, onProgress: () => stop.abort() })
    expect(first.finished).toBe(false)
    expect(first.created).toBe(first.items)
    expect(first.created).toBeLessThan(450)
    const second = await bring(path, { db: own.db })
    expect(second).toMatchObject({
      finished: true,
      resumedAfter: first.items,
      created: 450 - first.items,
      unchanged: 0,
      refusals: [],
    })
    const position = () =>
      own.db
        .selectFrom('changes')
        .select(({ fn }) => fn.max('seq').as('seq'))
        .executeTakeFirst()
    const before = await position()
    expect(await bring(path, { db: own.db })).toMatchObject({
      finished: true,
      resumedAfter: 0,
      created: 0,
      unchanged: 450,
      refusals: [],
    })
    expect(await position()).toEqual(before)
  })
})
