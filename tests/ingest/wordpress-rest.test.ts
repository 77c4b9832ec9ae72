/** What WordPress says of itself, beside its export: saved, and asked with an application password. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importArchive } from '../../src/ingest/archive/import.ts'
import { fetchAnswers } from '../../src/ingest/wordpress/rest/fetch.ts'
import { openOutbound } from '../../src/platform/outbound.ts'
import { noPrivateHosts } from '../../src/platform/public-hosts.ts'
import { freePort, newsroomDatabase, type TestDatabase, temporaryFolder } from '../harness.ts'
import { exportXml, itemXml, metaXml } from './wordpress-files.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await newsroomDatabase()
})
afterAll(() => database.drop())

const index = {
  ...{ name: 'صحيفة المرفأ', home: 'https://old.example', namespaces: ['wp/v2'] },
  ...{ timezone_string: 'Africa/Tunis', site_icon: 9, site_logo: 10 },
}
const users = [
  {
    id: 3,
    slug: 'noor-m',
    name: 'نور',
    username: 'noor',
    description: 'كاتبة <b>بحرية</b>',
    avatar_urls: {},
  },
]
const menus = [
  { slug: 'side', locations: ['footer'], auto_add: false },
  { slug: 'main', locations: ['primary'], auto_add: false },
]
const entry = (id: number, menu: string, title: string) =>
  itemXml({
    ...{ id, type: 'nav_menu_item', title },
    more: `<category domain="nav_menu" nicename="${menu}">${menu}</category>${metaXml({ _menu_item_type: 'custom', _menu_item_url: `https://a.example/${id}`, _menu_item_menu_item_parent: '0' })}`,
  })

test('saved answers add zone, icon, menu and biographies', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'uploads/2019'), { recursive: true })
  const icon = sharp({ create: { width: 512, height: 512, channels: 3, background: '#357' } })
  writeFileSync(join(folder, 'uploads/2019/icon.png'), await icon.png().toBuffer())
  const file = itemXml({
    ...{ id: 9, type: 'attachment', status: 'inherit' },
    more: `<wp:attachment_url>https://old.example/wp-content/uploads/2019/icon.png</wp:attachment_url>${metaXml({ _wp_attached_file: '2019/icon.png' })}`,
  })
  const entries = [entry(21, 'side', 'جانب'), entry(22, 'side', 'آخر'), entry(23, 'main', 'رئيس')]
  const head = '<wp:author><wp:author_id>3</wp:author_id><wp:author_login>noor</wp:author_login></wp:author>'
  writeFileSync(
    join(folder, 'site.xml'),
    exportXml(file + itemXml({ id: 11, content: 'نص' }) + entries.join(''), { head }),
  )
  writeFileSync(join(folder, 'index.json'), JSON.stringify(index))
  writeFileSync(join(folder, 'users-1.json.gz'), gzipSync(JSON.stringify(users)))
  writeFileSync(join(folder, 'menus-1.json'), JSON.stringify(menus))
  writeFileSync(join(folder, 'broken.json'), '{')
  const { report } = await importArchive({
    ...{
      db: database.db,
      mediaDir: join(folder, 'media'),
      system: 'wordpress',
      paths: [folder],
      trial: false,
    },
    ...{ again: false, outbound: null, onProgress() {} },
  })
  expect(report.zone).toBe('Africa/Tunis')
  expect(await database.db.selectFrom('people').select(['slug', 'bio']).execute()).toEqual([
    { slug: 'noor-m', bio: 'كاتبة بحرية' },
  ])
  const { data } = await database.db.selectFrom('brand').select('data').executeTakeFirstOrThrow()
  expect(data.icon).toMatch(/^[0-9a-f]{32}$/)
  expect(data.menu).toMatchObject([{ label: 'رئيس', url: 'https://a.example/23' }])
  expect(report.losses.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining([
      'logo of the site that is not taken',
      'saved answers of WordPress that cannot be read',
    ]),
  )
})

test('a site that runs is asked with an application password, and refuses what the user may not see', async () => {
  const port = await freePort()
  const login = 'noor:abcd efgh'
  const server = createServer((request, response) => {
    const isKnown = request.headers.authorization === `Basic ${Buffer.from(login).toString('base64')}`
    const path = request.url!.replace('/wp-json/', '')
    const page = Number(/[?&]page=(\d+)/.exec(path)?.[1] ?? 1)
    const answer = path === '' ? index : path.includes('users') ? [{ ...users[0], id: page }] : null
    response.writeHead(isKnown && answer ? 200 : 403, { 'x-wp-totalpages': '2' }).end(JSON.stringify(answer))
  }).listen(port, '127.0.0.1')
  const ask = (names: string[]) =>
    fetchAnswers(
      ...([openOutbound({ ...noPrivateHosts, names: new Set(names) }), `http://127.0.0.1:${port}`] as const),
      ...([login, new AbortController().signal] as const),
    )
  try {
    const site = await ask(['127.0.0.1'])
    expect([site.zone, site.iconId, site.users.map(({ id }) => id)]).toEqual(['Africa/Tunis', 9, [1, 2]])
    expect(site.losses.map(({ detail }) => detail)).toEqual([
      '/wp-json/wp/v2/settings: status 403',
      '/wp-json/wp/v2/menus: status 403',
    ])
    await expect(ask([])).rejects.toThrow('does not answer')
    const open = fetchAnswers({} as never, 'http://old.example', login, new AbortController().signal)
    await expect(open).rejects.toThrow('could read the password')
  } finally {
    server.closeAllConnections()
    server.close()
  }
})
