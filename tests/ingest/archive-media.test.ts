import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pathsOf } from '../../src/ingest/archive/file-names.ts'
import { openArchiveMedia } from '../../src/ingest/archive/media-files.ts'
import { openOutbound } from '../../src/platform/outbound.ts'
import { noPrivateHosts } from '../../src/platform/public-hosts.ts'
import { withIptc } from '../api/files.ts'
import { desk, freePort, newsroomDatabase, type TestDatabase, temporaryFolder } from '../harness.ts'

let db: TestDatabase
let server: Server
let site: string
const asked: string[] = []
const picture = (background: string) =>
  sharp({ create: { width: 90, height: 60, channels: 3, background } })
    .jpeg()
    .toBuffer()
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const pdf = Buffer.from('%PDF-1.4\n1 0 obj\nendobj\ntrailer\n%%EOF\n')
let onTheSite: Buffer

beforeAll(async () => {
  db = await newsroomDatabase()
  onTheSite = await picture('#937')
  const port = await freePort()
  site = `http://127.0.0.1:${port}`
  server = createServer((request, response) => {
    asked.push(request.url!)
    if (request.url === '/wp-content/uploads/2018/old.jpg')
      return response.writeHead(200, { 'content-type': 'image/jpeg' }).end(onTheSite)
    if (request.url === '/wp-content/uploads/2018/elsewhere.jpg')
      return response.writeHead(302, { location: 'http://localhost:1/secret.jpg' }).end()
    // What many sites answer for a file that is gone.
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html>home</html>')
  }).listen(port, '127.0.0.1')
})
afterAll(async () => {
  server.close()
  await db.drop()
})

test('originals lie behind copies in other sizes', () => {
  const first = (path: string, isWhole = true, original?: string) => pathsOf(path, { original, isWhole })[0]
  expect(first('2020/10/sea-scaled.jpg')).toBe('2020/10/sea.jpg')
  expect(first('2020/10/sea-rotated.jpg')).toBe('2020/10/sea.jpg')
  expect(first('sea-scaled.jpg', true, 'sea.png')).toBe('sea.png')
  expect(first('2020/10/sea-300x200.jpg', false)).toBe('2020/10/sea.jpg')
  expect(first('2020/10/plan-300x200.jpg')).toBe('2020/10/plan-300x200.jpg')
  expect(first('sea-e1234567890-300x200.jpg', false)).toBe('sea-e1234567890.jpg')
  expect(pathsOf('sea-e1234567890.jpg', { original: 'sea.jpg', isWhole: true }).slice(0, 3)).toEqual([
    ...['sea-e1234567890.jpg', 'sea-e1234567890-scaled.jpg', 'sea.jpg'],
  ])
  expect(first('images/size/w600/2026/11/sea.jpg', false)).toBe('images/2026/11/sea.jpg')
})

test('the media of an archive come in once, with the words of the archive', async () => {
  const folder = temporaryFolder()
  const uploads = join(folder, 'uploads')
  mkdirSync(join(uploads, '2016/02'), { recursive: true })
  const put = (name: string, bytes: Buffer | string) => writeFileSync(join(uploads, '2016/02', name), bytes)
  const large = withIptc(await picture('#357'), [
    ['2:110', Buffer.from('وكالة الضفاف')],
    ['2:120', Buffer.from('شرح من الملف')],
  ])
  const small = await picture('#753')
  put('صورة أولى.jpg'.normalize('NFD'), large)
  put('صورة أولى-300x200.jpg'.normalize('NFD'), small)
  put('report.pdf', pdf)
  put('copy.jpg', small)
  put('broken.jpg', large.subarray(0, 200))
  put('page.jpg', '<!doctype html><html></html>')
  writeFileSync(join(folder, 'secret.pdf'), pdf)
  symlinkSync(join(folder, 'secret.pdf'), join(uploads, '2016/02/link.pdf'))
  const mediaDir = temporaryFolder()
  const at = (name: string) => `${site}/wp-content/uploads/${name}`
  const archive = (isFetched: boolean) =>
    openArchiveMedia({
      ...{ db: db.db, actor: desk, mediaDir, uploads, site, signal: new AbortController().signal },
      outbound: isFetched ? openOutbound({ ...noPrivateHosts, names: new Set(['127.0.0.1']) }) : null,
    })
  const files = [
    {
      oldId: '1',
      address: at('2016/02/x.jpg'),
      file: '2016/02/صورة أولى-scaled.jpg',
      title: 'عنوان',
      alt: 'بديل',
    },
    { oldId: '2', address: at('2016/02/report.pdf'), title: 'التقرير', description: 'ما فيه' },
    { oldId: null, address: at(`2016/02/${encodeURIComponent('صورة أولى')}-300x200.jpg?w=300`) },
    { oldId: '4', address: at('2016/02/copy.jpg'), credit: 'هدى', caption: 'البحر\nليلاً' },
    { oldId: '5', address: at('2016/02/broken.jpg') },
    { oldId: '6', address: at('2016/02/page.jpg') },
    { oldId: '7', address: at('2016/02/link.pdf') },
    { oldId: '8', address: at('../secret.pdf'), file: '../secret.pdf' },
    { oldId: '9', address: at('2018/old-scaled.jpg') },
    { oldId: '10', address: at('2018/elsewhere.jpg') },
    { oldId: '11', address: 'http://other.example/wp-content/uploads/2018/theirs.jpg' },
  ].map((one, index) => ({ ...one, uri: `urn:file:${index}`, createdAt: new Date('2016-02-18T07:05:00Z') }))

  const offline = await archive(false)
  expect(await offline.keep(files[0]!)).toMatchObject({ made: true })
  const first = await Promise.all(files.slice(0, 9).map((one) => offline.keep(one)))
  const ids = first.map((one) => ('id' in one ? one.id : null))
  expect(ids.map((id) => id !== null)).toEqual([true, true, true, true, false, false, false, false, false])
  // The copy in another size is the first picture.
  expect(first[2]).toMatchObject({ id: ids[0], made: false })
  expect(first.flatMap((one) => ('loss' in one ? [one.loss.detail.replace(site, '')] : []))).toEqual([
    expect.stringContaining('broken.jpg: The picture is broken'),
    expect.stringContaining('page.jpg: The library does not take this kind of file (it is html)'),
    ...['link.pdf', '../secret.pdf', '2018/old-scaled.jpg'].map(
      (name) =>
        `/wp-content/uploads/${name.startsWith('20') || name.startsWith('..') ? name : `2016/02/${name}`}: it is not in the folder of uploads`,
    ),
  ])
  expect(first[1]).toMatchObject({ losses: [{ kind: 'description of a media file' }] })
  const rows = await db.db.selectFrom('media').selectAll().orderBy('uri').execute()
  expect(rows).toMatchObject([
    {
      ...{ uri: 'urn:file:0', type: 'picture', file: `${sha256(large)}.jpg`, caption: '', altText: 'بديل' },
      ...{ creditline: 'وكالة الضفاف', keywords: ['عنوان'], createdAt: new Date('2016-02-18T07:05:00Z') },
    },
    { uri: 'urn:file:1', type: 'document', file: `${sha256(pdf)}.pdf`, caption: 'التقرير' },
    {
      uri: 'urn:file:3',
      type: 'picture',
      file: `${sha256(small)}.jpg`,
      creditline: 'هدى',
      caption: 'البحر ليلاً',
    },
  ])

  const online = await archive(true)
  const second = await Promise.all(files.map((one) => online.keep(one)))
  expect(second.map((one) => ('id' in one ? one.id : null)).slice(0, 4)).toEqual(ids.slice(0, 4))
  expect(second[8]).toHaveProperty('id')
  expect(
    readFileSync(join(mediaDir, 'originals', sha256(onTheSite).slice(0, 2), `${sha256(onTheSite)}.jpg`)),
  ).toEqual(onTheSite)
  expect(second.slice(9)).toMatchObject([
    { loss: { detail: expect.stringContaining('the old site does not have it') } },
    { loss: { detail: expect.stringContaining('the old site does not have it') } },
  ])
  expect(asked).toContain('/wp-content/uploads/2018/old.jpg')
  expect(asked.filter((path) => path.includes('theirs'))).toEqual([])
})
