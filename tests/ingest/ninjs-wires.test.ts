/** Items as agencies and editing systems really write them: ids, envelopes, versions, withdrawals, losses. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bodyText } from '../../src/body/document.ts'
import { publishArticle, unpublishArticle } from '../../src/content/articles/publish.ts'
import { removeArticle } from '../../src/content/articles/remove.ts'
import { savePerson } from '../../src/content/people/people.ts'
import { execute } from '../../src/kernel/run.ts'
import { desk, newsroomDatabase, type TestDatabase, temporaryFolder } from '../harness.ts'
import { exported } from './ninjs-round-trip.ts'
import { lossesOf, wire, wireImports } from './ninjs-wires.ts'

let newsroom: TestDatabase
beforeAll(async () => {
  newsroom = await newsroomDatabase()
  await newsroom.db.updateTable('publication').set({ timeZone: 'Africa/Cairo' }).execute()
})
afterAll(() => newsroom.drop())

const { bring, articleOf, stateOf, authorsOf } = wireImports(() => newsroom.db)

describe('identifiers', () => {
  test.each<[string, object, string]>([
    ['a guid', { guid: 'tag:wire.example:2024:77' }, 'tag:wire.example:2024:77'],
    [
      'a bare UUID',
      { guid: 'FD8E441B-a698-4411-9246-7d5de21cced9' },
      'urn:uuid:fd8e441b-a698-4411-9246-7d5de21cced9',
    ],
    [
      'a number, of a source',
      { guid: 4711, source: 'وكالة الضفاف' },
      `urn:nashra:source:${encodeURIComponent('وكالة-الضفاف')}:4711`,
    ],
    ['a number of nobody', { guid: '4712' }, 'urn:nashra:source:unknown:4712'],
    [
      'an _id',
      { guid: undefined, _id: { $oid: '599e31ed1d41c833e0b8a83e' } },
      'urn:nashra:source:unknown:599e31ed1d41c833e0b8a83e',
    ],
  ])('%s', async (_name, parts, uri) => {
    expect(await bring(wire(parts))).toMatchObject({ created: 1, refused: 0 })
    expect(await stateOf(uri)).toBe('published')
    expect(await bring(wire(parts))).toMatchObject({ unchanged: 1, refused: 0 })
  })

  test('two sources may use the same id, and a notice without a source withdraws neither', async () => {
    await bring([wire({ guid: '99', source: 'أفق' }), wire({ guid: '99', source: 'ضفاف' })])
    expect(await bring({ guid: '99', pubstatus: 'canceled' })).toMatchObject({
      refusals: [{ reason: expect.stringMatching(/several sources/) }],
    })
    await bring(wire({ guid: '100', source: 'أفق' }))
    expect(await bring({ guid: '100', pubstatus: 'canceled' })).toMatchObject({ unpublished: 1 })
  })
})

test.each<[string, (a: object, b: object) => string | Uint8Array]>([
  ['{item: […]}', (a, b) => JSON.stringify({ total: 2, item: [a, b] }, null, 2)],
  ['{items: […]}', (a, b) => JSON.stringify({ items: [a, b] })],
  ['{_items: […]}', (a, b) => JSON.stringify({ _items: [a, b], _meta: { total: 2 } })],
  [
    'pretty-printed one after the other',
    (a, b) => `${JSON.stringify(a, null, 2)}\n${JSON.stringify(b, null, 2)}`,
  ],
  ['on one line without anything between', (a, b) => JSON.stringify(a) + JSON.stringify(b)],
  ['UTF-16', (a, b) => Buffer.from(`\ufeff${JSON.stringify([a, b])}`, 'utf16le')],
])('envelopes and files are read: %s', async (_name, write) => {
  const [a, b] = [wire(), wire()]
  expect(await bring(write(a, b))).toMatchObject({ created: 2, refused: 0, finished: true })
  expect((await articleOf(b.guid))?.headline).toBe(b.headline)
})

describe('encodings', () => {
  const inArabicOf = (encoding: string, text: string) => {
    const table = new Map(
      Array.from({ length: 256 }, (_, byte) => [new TextDecoder(encoding).decode(Uint8Array.of(byte)), byte]),
    )
    return Buffer.from([...text].map((sign) => table.get(sign)!))
  }
  test.each(['windows-1256', 'iso-8859-6'])('%s', async (encoding) => {
    const item = wire()
    expect(await bring(inArabicOf(encoding, JSON.stringify(item)))).toMatchObject({ created: 1, encoding })
    expect((await articleOf(item.guid))?.headline).toBe(item.headline)
  })

  test('text with decoding errors is refused, and none of it is public', async () => {
    const lost = wire({ headline: 'وصول ��� إلى الميناء' })
    const wrong = wire({ headline: 'æÕæá ÓÝíäÉ ÇáÃÈÍÇË Åáì ÇáãíäÇÁ' })
    const unknown = Buffer.concat([
      Buffer.from('{"guid":"urn:x:9","headline":"'),
      Buffer.from([0xff, 0xfe, 0x80, 0xd8]),
      Buffer.from('"}'),
    ])
    const file = Buffer.concat([Buffer.from(`${JSON.stringify(lost)}\n${JSON.stringify(wrong)}\n`), unknown])
    const summary = await bring(file)
    expect(summary).toMatchObject({ created: 0, refused: 3 })
    expect(summary.refusals.map((one) => one.reason)).toEqual([
      expect.stringMatching(/lost when the file was made/),
      expect.stringMatching(/wrong encoding/),
      expect.stringMatching(/is not UTF-8/),
    ])
    expect(await stateOf(lost.guid)).toBeUndefined()
  })
})

describe('mapped fields and reported losses', () => {
  test('a source as text, keywords and an association with a file and no name are mapped', async () => {
    const item = wire({
      source: 'وكالة الشاطئ',
      keywords: ['نفط', 'شحن'],
      slugline: 'PORT',
      ednote: 'للمحررين',
      extra: { desk: 'a' },
      annotations: [],
      associations: {
        featuremedia: {
          type: 'picture',
          description_text: 'الرصيف',
          renditions: { original: { href: 'https://wire.example/1.jpg' } },
        },
        nameless: { type: 'picture', headline: 'بلا ملف' },
      },
    })
    const summary = await bring(item)
    expect(lossesOf(summary)).toEqual([
      'ednote',
      'extra',
      'pictures and videos with neither an identifier nor a file',
      'pictures on the web, which are not downloaded',
      'slugline',
    ])
    expect(summary.losses.find((one) => one.kind === 'ednote')?.examples).toEqual([
      { line: 1, detail: 'للمحررين' },
    ])
    const row = await articleOf(item.guid)
    expect(row?.keywords).toEqual(['نفط', 'شحن'])
    const { db } = newsroom
    const agency = await db
      .selectFrom('agencies')
      .select('name')
      .where('id', '=', row!.agencyId)
      .executeTakeFirst()
    expect(agency?.name).toBe('وكالة الشاطئ')
    const picture = await db
      .selectFrom('media')
      .select('uri')
      .where('id', '=', row!.mediaId)
      .executeTakeFirst()
    expect(picture?.uri).toBe('https://wire.example/1.jpg')
  })

  test('files of an import: through a linked folder, missing, or outside the folder', async () => {
    const [folder, elsewhere] = [temporaryFolder(), temporaryFolder()]
    const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#246' } })
      .jpeg()
      .toBuffer()
    writeFileSync(join(elsewhere, 'a.jpg'), bytes)
    mkdirSync(join(folder, 'own'))
    symlinkSync(join(elsewhere, 'a.jpg'), join(folder, 'own', 'b.jpg'))
    symlinkSync(elsewhere, join(folder, 'media'))
    const picture = (uri: string, href: string) => ({
      uri,
      type: 'picture',
      renditions: { original: { href } },
    })
    const item = wire({
      associations: {
        ...{
          linked: picture('urn:w:linked', 'media/a.jpg'),
          missing: picture('urn:w:missing', 'media/none.jpg'),
        },
        ...{
          outside: picture('urn:w:outside', 'own/b.jpg'),
          above: picture('urn:w:above', 'media/../../a.jpg'),
        },
      },
    })
    const summary = await bring(item, { folder })
    expect(summary.losses).toEqual([
      {
        kind: "pictures whose file is not in the import's folder",
        count: 3,
        examples: ['media/none.jpg', 'own/b.jpg', 'media/../../a.jpg'].map((detail) => ({ line: 1, detail })),
      },
    ])
    const files = await newsroom.db
      .selectFrom('media')
      .select(['uri', 'file'])
      .where('uri', 'like', 'urn:w:%')
      .execute()
    expect(files.filter((one) => one.file).map((one) => one.uri)).toEqual(['urn:w:linked'])
  })

  test('a refused line is reported as refused only', async () => {
    const summary = await bring([wire({ headline: 'م'.repeat(400), ednote: 'ملاحظة' })])
    expect(summary).toMatchObject({ refused: 1, losses: [], refusals: [{ line: 1, part: 1 }] })
  })

  test('a byline gives people, the place and the source, each once', async () => {
    const known = await execute(newsroom.db, desk, savePerson, { name: 'أحمد علي' })
    const one = wire({ byline: 'القاهرة - احمد عليّ وليلى حسن (رويترز)' })
    await bring(one)
    expect(await authorsOf(one.guid)).toEqual(['أحمد علي', 'ليلى حسن'])
    const row = await articleOf(one.guid)
    expect(row?.dateline).toBe('القاهرة')
    const other = wire({ byline: 'Reuters', source: undefined })
    await bring(other)
    expect((await articleOf(other.guid))?.agencyId).toBe(row?.agencyId)
    const people = await newsroom.db
      .selectFrom('people')
      .select('id')
      .where('name', 'like', '%حمد عل%')
      .execute()
    expect(people).toEqual([{ id: known.id }])
    expect(lossesOf(await bring(wire({ byline: 'ابن الحي - سهم الغد' })))).toEqual([
      'parts of bylines that could not be read',
    ])
  })

  test('sections with one name and two URIs are two; one without a URI matches both names', async () => {
    const of = (uri: string | undefined) => wire({ subject: [{ name: 'رياضة', rel: 'section', uri }] })
    const items = [of('urn:a:section:1'), of('urn:b:section:9'), of('urn:a:section:1'), of(undefined)]
    await bring(items)
    await bring({ ...of('urn:b:section:9'), guid: items[1]!.guid, version: '2' })
    const ids = await Promise.all(items.map(async (item) => (await articleOf(item.guid))?.sectionId))
    expect(ids[1]).not.toBe(ids[0])
    expect(ids.slice(2)).toEqual([ids[0], ids[0]])
  })
})

test('a date without a zone is in the publication’s zone, and a date alone has no time', async () => {
  const plain = wire({ versioncreated: '2018-05-28T16:40:08', firstcreated: '2018-05-28T16:40:08' })
  const day = wire({ firstcreated: '2016-02-19' })
  // Cairo's clock goes from 00:00 to 01:00 in this night.
  const skipped = wire({ versioncreated: '2024-04-26T00:30:00', firstcreated: '2024-04-26T00:30:00' })
  const wrong = wire({ versioncreated: '2024-04-26T25:00:00' })
  expect(await bring([plain, day, skipped, wrong])).toMatchObject({ created: 3, refused: 1 })
  expect(await articleOf(skipped.guid)).toMatchObject({ publishedAt: new Date('2024-04-25T22:00:00Z') })
  expect(await articleOf(plain.guid)).toMatchObject({
    publishedAt: new Date('2018-05-28T14:40:08Z'),
    publishedDateOnly: false,
  })
  expect(await articleOf(day.guid)).toMatchObject({
    publishedAt: new Date('2016-02-18T22:00:00Z'),
    publishedDateOnly: true,
  })
  const item = (await exported(newsroom.db))
    .map((line) => JSON.parse(line))
    .find((one) => one.uri === day.guid)
  expect(item.altIds).toEqual([{ role: 'publishedDate', value: '2016-02-19' }])
})

describe('versions and withdrawal notices', () => {
  const notice = (guid: string, version?: string, pubstatus = 'canceled') => ({ guid, version, pubstatus })

  test.each([[undefined], ['1'], ['2']])(
    'a withdrawal notice needs only the identifier (version %s)',
    async (version) => {
      const item = wire()
      await bring(item)
      expect(await bring(notice(item.guid, version))).toMatchObject({ unpublished: 1, refused: 0 })
      const row = await articleOf(item.guid)
      expect(row).toMatchObject({ state: 'unpublished', headline: item.headline, withdrawnBySource: true })
      expect(row?.unpublishedReason).toBe('سحبته الجهة التي جاء منها')
      expect(
        await newsroom.db.selectFrom('listings').selectAll().where('articleId', '=', row!.id).execute(),
      ).toEqual([])
      expect(await bring(item)).toMatchObject({ created: 0, updated: 0 })
      expect(await stateOf(item.guid)).toBe('unpublished')
    },
  )

  test.each([
    ['in one file, in order', ['u1', 'c2', 'u3'], 'published'],
    ['in one file, the notice last', ['u1', 'u3', 'c2'], 'published'],
    ['in one file, the oldest last', ['c2', 'u3', 'u1'], 'published'],
    ['the notice before what it takes back', ['c2', 'u1'], 'stays away'],
    ['the notice between', ['u1', 'c3', 'u2'], 'unpublished'],
    ['held, then released', ['u1', 'w2', 'u3'], 'published'],
    ['held', ['u1', 'w2'], 'unpublished'],
  ])('%s', async (_name, order, expected) => {
    const item = wire()
    const file = (step: string) => {
      const version = step[1]!
      if (step[0] === 'u') return { ...item, version, headline: `${item.headline} (${version})` }
      return notice(item.guid, version, step[0] === 'c' ? 'canceled' : 'withheld')
    }
    await bring(order.map(file))
    const apart = wire()
    for (const step of order) await bring({ ...file(step), guid: apart.guid })
    for (const uri of [item.guid, apart.guid]) {
      expect((await stateOf(uri)) ?? 'stays away').toBe(expected)
      if (expected === 'published') expect((await articleOf(uri))?.headline).toContain('(3)')
    }
  })

  test.each([
    ['taken back', ['u1', 'c2'], true],
    ['taken back, and an older version comes again', ['u1', 'w2', 'u1'], true],
    ['held, then released', ['u1', 'w2', 'u3'], false],
    ['the notice before what it takes back', ['c2', 'u1'], undefined],
    ['a notice without a version', ['u1', 'c'], true],
  ])('a withdrawn picture, %s', async (_name, order, expected) => {
    const guid = `${wire().guid}:picture`
    for (const [kind, version] of order.map((step) => [...step])) {
      const pubstatus = kind === 'u' ? 'usable' : kind === 'c' ? 'canceled' : 'withheld'
      const item = { guid, type: 'picture', version, pubstatus, description_text: 'ميناء' }
      expect(await bring(kind === 'u' ? item : { ...item, description_text: undefined })).toMatchObject({
        refused: 0,
      })
    }
    const row = await newsroom.db
      .selectFrom('media')
      .select(['expired', 'expiresAt'])
      .where('uri', '=', guid)
      .executeTakeFirst()
    expect(row?.expired).toBe(expected)
    if (expected === false) expect(row?.expiresAt).toBeNull()
    const changes = await newsroom.db.selectFrom('changes').select('cacheTags').execute()
    if (row) expect(changes.flatMap((one) => one.cacheTags)).toContainEqual(expect.stringMatching(/^media:/))
  })

  test('a newer version of an unpublished article waits for the desk', async () => {
    const item = wire()
    const { lastId } = await bring(item)
    await execute(newsroom.db, desk, unpublishArticle, { id: lastId!, reason: 'خطأ' })
    expect(await bring(item)).toMatchObject({ unchanged: 1 })
    const newer = { ...item, version: '2', headline: 'النسخة الثانية' }
    const summary = await bring(newer)
    expect(summary).toMatchObject({ waiting: 1, updated: 0 })
    expect(lossesOf(summary)).toEqual([
      'newer versions of articles that editors unpublished or deleted: they await a decision',
    ])
    const row = await articleOf(item.guid)
    expect(row).toMatchObject({ state: 'unpublished', unpublishedReason: 'خطأ', headline: 'النسخة الثانية' })
    expect(row?.submittedAt).not.toBeNull()
    expect(await bring(newer)).toMatchObject({ waiting: 0, unchanged: 1 })
    await execute(newsroom.db, desk, publishArticle, { id: lastId! })
    expect(await articleOf(item.guid)).toMatchObject({ state: 'published', headline: 'النسخة الثانية' })
    expect(await bring({ ...item, version: '3', headline: 'الثالثة' })).toMatchObject({ updated: 1 })
  })

  test('an article removed for legal reasons is not imported in any version', async () => {
    const item = wire()
    const { lastId } = await bring(item)
    await execute(newsroom.db, desk, removeArticle, { id: lastId!, legalReason: 'حكم محكمة' })
    expect(await bring({ ...item, version: '9' })).toMatchObject({ removed: 1, updated: 0 })
    expect(await articleOf(item.guid)).toMatchObject({ state: 'removed', headline: '' })
  })

  test('an update without a publication date keeps the stored one', async () => {
    const item = wire()
    await bring(item)
    await bring({ ...item, version: '2', versioncreated: '2024-05-02T10:00:00Z' })
    expect(await articleOf(item.guid)).toMatchObject({
      publishedAt: new Date('2024-05-01T10:00:00Z'),
      modifiedAt: new Date('2024-05-02T10:00:00Z'),
    })
  })

  test('an item without version and date is unchanged while its content is', async () => {
    const item = wire({ version: undefined, versioncreated: undefined })
    await bring(item)
    expect(await bring(item)).toMatchObject({ unchanged: 1, older: 0 })
    expect(await bring({ ...item, body_html: '<p>نص آخر.</p>' })).toMatchObject({ updated: 1 })
    expect(bodyText((await articleOf(item.guid))!.body)).toBe('نص آخر.')
  })
})
