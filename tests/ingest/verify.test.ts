/** The comparison of an export with what it became, by the command line. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishArticle } from '../../src/content/articles/publish.ts'
import { saveArticle } from '../../src/content/articles/write.ts'
import { execute } from '../../src/kernel/run.ts'
import { desk, freePort, nashra, newsroomDatabase, type TestDatabase, temporaryFolder } from '../harness.ts'
import { exportXml, itemXml, metaXml } from './wordpress-files.ts'

let db: TestDatabase
let port: number
const folder = temporaryFolder()
const uploads = join(folder, 'uploads')

const comment = (id: number, parent: number, text: string, approved = '1') =>
  `<wp:comment><wp:comment_id>${id}</wp:comment_id><wp:comment_author>سعاد</wp:comment_author>
<wp:comment_date_gmt>2019-03-01 23:00:0${id}</wp:comment_date_gmt><wp:comment_content>${text}</wp:comment_content>
<wp:comment_approved>${approved}</wp:comment_approved><wp:comment_type>comment</wp:comment_type>
<wp:comment_parent>${parent}</wp:comment_parent></wp:comment>`

beforeAll(async () => {
  db = await newsroomDatabase()
  port = await freePort()
  mkdirSync(join(uploads, '2019/03'), { recursive: true })
  const picture = sharp({ create: { width: 90, height: 60, channels: 3, background: '#357' } })
  writeFileSync(join(uploads, '2019/03/port.jpg'), await picture.jpeg().toBuffer())
  const items = [
    itemXml({
      id: 9,
      type: 'attachment',
      status: 'inherit',
      more: `<wp:attachment_url>https://old.example/wp-content/uploads/2019/03/port.jpg</wp:attachment_url>${metaXml({ _wp_attached_file: '2019/03/port.jpg' })}`,
    }),
    itemXml({
      id: 11,
      content:
        'وصلت <b>السفينة</b> أمس.\n\n[caption]<img class="wp-image-9" src="/wp-content/uploads/2019/03/port.jpg"> المرفأ[/caption]\n\nثم غادرت "مسرعةً" [weather city="x"]والجو غائم[/weather].',
      more: comment(1, 0, 'نعم') + comment(2, 1, 'لا') + comment(3, 0, 'بيعوا', 'spam'),
    }),
    itemXml({ id: 12, content: 'نص آخر', more: comment(4, 0, 'سؤال', '0') }),
    itemXml({ id: 13, content: 'محذوف', status: 'trash' }),
  ]
  writeFileSync(join(folder, 'site.xml'), exportXml(items.join('')))
})
afterAll(() => db.drop())

const run = (command: string) =>
  nashra([command, join(folder, 'site.xml'), '--from', 'wordpress', '--uploads', uploads], {
    ...{ DATA_DIR: folder, DATABASE_URL: db.url, PORT: String(port), SITE_URL: `http://127.0.0.1:${port}` },
  })

test('an import is as its export, or its report says why not; anything else ends with 1', async () => {
  expect((await run('import')).code).toBe(0)
  const whole = await run('verify')
  expect(whole.stdout).toContain('No site was running')
  expect(whole.stdout).toContain('items: 3 compared, 2 as they were, 1 different for a reason, 0 without one')
  expect(whole.stdout).toContain('texts: 2 compared, 2 as they were')
  expect(whole.stdout).toContain('media files: 1 compared, 1 as they were')
  expect(whole.stdout).toContain('comments: 4 compared, 3 as they were, 1 different for a reason')
  expect(whole.stdout).toContain('1 × an item that is not here — posts in the trash')
  expect(whole.code).toBe(0)

  // Changed by the newsroom: explained. Changed by nobody who may: not.
  const articles = await db.db
    .selectFrom('articles')
    .selectAll()
    .where('uri', 'like', '%?p=1%')
    .orderBy('uri')
    .execute()
  const [, second] = articles
  await execute(db.db, desk, saveArticle, {
    ...{ id: second!.id, base: second!.latestRevision },
    content: { headline: second!.headline, body: { type: 'doc', content: [] } },
  })
  await execute(db.db, desk, publishArticle, { id: second!.id })
  await sql`update articles set body = replace(body::text, 'أمس', 'غداً')::jsonb where id = ${articles[0]!.id}`.execute(
    db.db,
  )
  await sql`update comments set text = 'بلى' where key like '%:2'`.execute(db.db)
  await sql`update media set file = ${`${'0'.repeat(64)}.jpg`}`.execute(db.db)
  // A site that runs is asked. This one has nothing.
  const asked: string[] = []
  const server = createServer((request, response) => {
    if (request.url === '/healthz') return response.end('ok\n')
    asked.push(request.url!)
    response.writeHead(404).end()
  }).listen(port, '127.0.0.1')
  try {
    const other = await run('verify')
    expect(other.code).toBe(1)
    expect(other.stdout).toContain('1 × a text with other words — the newsroom changed it since')
    for (const found of [
      'a text with other words\n',
      'a comment with another text\n',
      'a file with other bytes\n',
    ])
      expect(other.stdout).toContain(`1 × ${found}`)
    expect(other.stdout).toContain(`were asked of http://127.0.0.1:${port}`)
    expect(other.stdout).toContain('an address that leads nowhere\n')
    expect(asked).toContain('/?p=11')
  } finally {
    server.closeAllConnections()
    server.close()
  }
})
