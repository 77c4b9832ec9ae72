/** A WordPress site moves in by the command line: a trial, the import, a second one. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { removeArticle } from '../../src/content/articles/remove.ts'
import { readWorking } from '../../src/content/articles/working.ts'
import { saveArticle } from '../../src/content/articles/write.ts'
import { recordItems } from '../../src/content/imports/items.ts'
import { beginRun } from '../../src/content/imports/runs.ts'
import { addMedia, describeMedia } from '../../src/content/media/write.ts'
import { savePage } from '../../src/content/pages/pages.ts'
import { undoStep } from '../../src/content/undo-import.ts'
import { openSources } from '../../src/ingest/archive/sources.ts'
import { system } from '../../src/kernel/actor.ts'
import { execute } from '../../src/kernel/run.ts'
import { desk, nashra, newsroomDatabase, type TestDatabase, temporaryFolder } from '../harness.ts'
import { exportXml, type GivenItem, itemXml, metaXml } from './wordpress-files.ts'

let db: TestDatabase
const folder = temporaryFolder()
const file = (name: string) => join(folder, name)

beforeAll(async () => {
  db = await newsroomDatabase()
})
afterAll(() => db.drop())

const category = (id: number, slug: string, name: string, parent = '') =>
  `<wp:category><wp:term_id>${id}</wp:term_id><wp:category_nicename>${slug}</wp:category_nicename>
<wp:category_parent>${parent}</wp:category_parent><wp:cat_name>${name}</wp:cat_name></wp:category>`
const inCategory = (domain: string, slug: string, name: string) =>
  `<category domain="${domain}" nicename="${slug}">${name}</category>`

const head = `<wp:author><wp:author_id>3</wp:author_id><wp:author_login>noor</wp:author_login>
<wp:author_display_name>نور المرسى</wp:author_display_name></wp:author>
${category(2, 'world', 'العالم')}${category(4, 'asia', 'آسيا', 'world')}`

const items: GivenItem[] = [
  {
    id: 11,
    title: 'السفينة تصل إلى المرفأ',
    content:
      'وصلت <a href="https://old.example/?p=12">السفينة الأخرى</a> أمس. [weather city="x"]غائم[/weather]',
    more: `${inCategory('category', 'asia', 'آسيا')}${inCategory('post_tag', 'ships', 'سفن')}${metaXml({ weight: '12 طناً' })}`,
  },
  { id: 12, title: 'سفينة أخرى', content: 'نص', status: 'private' },
  { id: 13, title: 'مسودة', content: 'نص', status: 'draft' },
  { id: 14, title: 'للتحرير', content: 'نص', status: 'pending' },
  { id: 15, title: 'بكلمة مرور', content: 'نص' },
  { id: 16, title: 'غداً', content: 'نص', status: 'future', gmt: '2099-01-01 08:00:00' },
  { id: 17, title: 'محذوف', content: 'نص', status: 'trash' },
  { id: 18, title: 'رأي في البحر', content: 'نص', type: 'opinion' },
  { id: 19, title: 'قالب', content: 'نص', type: 'elementor_library' },
  { id: 20, title: 'من نحن', content: 'صحيفة', type: 'page', slug: 'about' },
]
const wxr = (given: GivenItem[]) =>
  exportXml(given.map(itemXml).join(''), { head }).replace(
    /(<wp:post_id>15<[\s\S]*?<wp:post_password>)/,
    '$1secret',
  )

const run = (...args: string[]) =>
  nashra(['import', ...args, '--from', 'wordpress'], { DATA_DIR: folder, DATABASE_URL: db.url })

/** A ZIP archive with one file. */
function zip(name: string, content: string): Buffer {
  const [bytes, packed] = [Buffer.from(content), deflateRawSync(content)]
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(8, 4)
  fields.writeUInt32LE(crc32(bytes), 10)
  fields.writeUInt32LE(packed.length, 14)
  fields.writeUInt32LE(bytes.length, 18)
  fields.writeUInt16LE(Buffer.byteLength(name), 22)
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed])
  const entry = Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), fields, Buffer.alloc(14), Buffer.from(name)])
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(entry.length, 12)
  end.writeUInt32LE(local.length, 16)
  return Buffer.concat([local, entry, end])
}

const articles = () =>
  db.db
    .selectFrom('articles')
    .select([
      'id',
      'uri',
      'headline',
      'state',
      'kind',
      'submittedAt',
      'body',
      'publishedAt',
      'latestRevision',
    ])
    .orderBy('uri')
    .execute()

test('a trial writes nothing, and offers a mapping', async () => {
  writeFileSync(file('site.xml'), wxr(items))
  const {
    code: status,
    stdout,
    stderr,
  } = await run(...[file('site.xml'), '--dry-run', '--map', file('map.json'), '--report', file('trial.json')])
  expect([status, stderr]).toEqual([0, expect.stringContaining('map.json')])
  expect(stdout).toContain('1 × shortcode [weather]')
  expect(await articles()).toEqual([])
  expect(await db.db.selectFrom('importRuns').selectAll().execute()).toEqual([])
  expect(JSON.parse(readFileSync(file('map.json'), 'utf8'))).toMatchObject({
    types: { post: 'news', opinion: 'opinion', page: 'page' },
    categories: { world: 'section', asia: 'section' },
    shortcodes: { weather: 'words' },
  })
  expect(JSON.parse(readFileSync(file('trial.json'), 'utf8')).losses).toContainEqual(
    expect.objectContaining({ kind: 'posts in the trash', count: 1 }),
  )
})

test('a site comes in from an archive, each state by its rule', async () => {
  writeFileSync(file('site.zip'), zip('export/site.xml', wxr(items)))
  const { code: status } = await run(file('site.zip'), '--report', file('report.json'))
  expect(status).toBe(0)
  const all = await articles()
  expect(all.map(({ uri, state, kind }) => `${uri.split('=')[1]} ${state} ${kind}`)).toEqual([
    ...['11 published news', '12 draft news', '13 draft news', '14 draft news', '15 draft news'],
    ...['16 scheduled news', '18 published opinion'],
  ])
  expect(all[3]!.submittedAt).not.toBeNull()
  expect(all[0]!.publishedAt).toEqual(new Date('2019-03-01T10:00:00Z'))
  expect(JSON.stringify(all[0]!.body)).toContain(`/articles/${all[1]!.id}/item-12`)
  const sections = await db.db.selectFrom('sections').select(['slug', 'id', 'parentId']).execute()
  const world = sections.find(({ slug }) => slug === 'world')!
  expect(sections.find(({ slug }) => slug === 'asia')!.parentId).toBe(world.id)
  expect(await db.db.selectFrom('pages').select(['slug', 'title']).execute()).toContainEqual({
    ...{ slug: 'about', title: 'من نحن' },
  })
  const redirects = await db.db.selectFrom('redirects').select(['targetKind', 'targetId']).execute()
  expect(redirects).toContainEqual({ targetKind: 'article', targetId: all[0]!.id })
  const report = readFileSync(file('report.txt'), 'utf8')
  expect(report).toContain('articles: 7 created, 1 left out')
  expect(report).toContain('post 12 “سفينة أخرى”')
})

test('a second import brings what changed, and leaves what the newsroom wrote', async () => {
  const [first, second] = await articles()
  await execute(db.db, desk, saveArticle, {
    ...{ id: second!.id, base: 1 },
    content: { headline: 'عنوان التحرير' },
  })
  const changed = items.map((item) =>
    item.id === 18 || item.id < 13 ? { ...item, title: `${item.title} ٢` } : item,
  )
  writeFileSync(file('site.xml'), wxr(changed))
  const { code: status, stdout } = await run(file('site.xml'))
  expect(status).toBe(0)
  expect(stdout).toMatch(/articles: 0 created, 2 updated, 4 unchanged, 1 kept/)
  const after = await articles()
  expect(after[0]).toMatchObject({ id: first!.id, headline: 'السفينة تصل إلى المرفأ ٢', latestRevision: 2 })
  expect(after[1]!.headline).toBe('عنوان التحرير')
  expect(after).toHaveLength(7)
})

test('an undone import goes, except what the newsroom wrote, and does not come again', async () => {
  const [first, second] = await articles()
  const exported = await nashra(['export'], { DATA_DIR: folder, DATABASE_URL: db.url })
  expect(exported.stdout).toContain('{"role":"wordpress:post","value":"11"}')
  expect(await readWorking({ db: db.db }, first!.id)).toMatchObject({
    altIds: [{ role: 'wordpress:post', value: '11', uri: 'https://old.example/?p=11' }],
  })
  const [{ id }] = (await db.db.selectFrom('importRuns').select('id').orderBy('id').execute()) as [
    { id: number },
  ]
  const [section] = await db.db.selectFrom('sections').select('id').execute()
  // Of a picture with the number of the section, which has nothing to do with the import.
  const timer = { key: `expire-media:${section!.id}`, dueAt: new Date('2199-01-01') }
  await db.db.insertInto('timers').values(timer).execute()
  const undone = await nashra(['import', '--undo', String(id)], { DATA_DIR: folder, DATABASE_URL: db.url })
  expect(undone.stdout).toContain(`Stays: article ${second!.id}`)
  expect((await articles()).map((one) => one.id)).toEqual([second!.id])
  expect(await db.db.selectFrom('redirects').select('id').execute()).toEqual([])
  expect(await db.db.selectFrom('pages').select('id').execute()).toEqual([])
  const timers = await db.db.selectFrom('timers').select('key').execute()
  expect(timers.map(({ key }) => key)).toContain(timer.key)
  const { code, stdout } = await run(file('site.xml'))
  expect([code, stdout]).toEqual([0, expect.stringContaining('6 taken back before')])
  expect(await articles()).toHaveLength(1)
  await run(file('site.xml'), '--again')
  expect(await articles()).toHaveLength(7)
})

test('what was removed for legal reasons is named nowhere, and does not come again', async () => {
  const opinion = (await articles()).find(({ uri }) => uri.endsWith('=18'))!
  await execute(db.db, desk, removeArticle, { id: opinion.id, legalReason: 'حكم' })
  const { code, stdout } = await run(file('site.xml'))
  expect([code, stdout]).toEqual([0, expect.stringContaining('1 removed')])
  expect(stdout).not.toContain('رأي في البحر')
  const tables = ['importedItems', 'importLosses', 'importRuns', 'redirects'] as const
  const rows = await Promise.all(tables.map((table) => db.db.selectFrom(table).selectAll().execute()))
  expect(JSON.stringify(rows)).not.toMatch(/رأي في البحر|item-18/)
  expect((await articles()).find(({ id }) => id === opinion.id)).toMatchObject({
    state: 'removed',
    headline: '',
  })
})

test('an undo leaves media that pages show, or that somebody wrote about', async () => {
  const run = { system: 'wordpress' as const, site: 'media.example' }
  const { id: runId } = await execute(db.db, system('import'), beginRun, { ...run, options: {} })
  const made: { id: number }[] = []
  for (const caption of ['page', 'edited', 'old', 'gone'])
    made.push(await execute(db.db, system('import'), addMedia, { caption }))
  const [onPage, edited, old] = made.map(({ id }) => id) as [number, number, number]
  await execute(db.db, desk, savePage, {
    ...{ slug: 'contact', title: 'اتصل بنا' },
    body: { type: 'doc', content: [{ type: 'figure', attrs: { mediaId: onPage, caption: '' } }] } as never,
  })
  await execute(db.db, desk, describeMedia, { id: edited, caption: 'شرح المحرر' })
  await execute(db.db, system('import'), recordItems, {
    ...{ ...run, runId },
    items: made.map(({ id }) => ({
      ...{ type: 'attachment', oldId: String(id), uri: `urn:x:${id}`, kind: 'media' as const, itemId: id },
      ...{ hash: 'media', made: id !== old },
    })),
  })
  const step = await execute(db.db, desk, undoStep, { runId, kind: 'media', after: 0 })
  expect(step.stays.map(({ id, reason }) => [id, reason])).toEqual([
    [onPage, 'used'],
    [edited, 'edited'],
  ])
  const left = await db.db
    .selectFrom('media')
    .select('caption')
    .where('caption', '<>', '')
    .orderBy('id')
    .execute()
  expect(left.map(({ caption }) => caption)).toEqual(['page', 'شرح المحرر', 'old'])
})

test('sources that are none end with a sentence', async () => {
  writeFileSync(file('outside.zip'), zip('../outside.xml', wxr(items)))
  writeFileSync(file('bomb.zip'), zip('bomb.xml', ' '.repeat(80_000_000)))
  writeFileSync(file('none.xml'), '<html></html>')
  await expect(openSources([file('outside.zip')])).rejects.toThrow('a path outside of it')
  await expect(openSources([file('bomb.zip')])).rejects.toThrow('expand more than a hundredfold')
  await expect(openSources([file('missing.xml')])).rejects.toThrow('does not exist')
  const { code, stderr } = await run(file('none.xml'))
  expect([code, stderr]).toEqual([1, expect.stringContaining('This is no export of WordPress')])
  expect(stderr).not.toMatch(/\n\s+at /)
  expect(existsSync(file('../outside.xml'))).toBe(false)
})
