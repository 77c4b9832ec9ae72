/** The demonstration newsroom: there at the first start, and gone whole by one command. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nashra, newsroomDatabase, publish, startProgram, temporaryFolder, untilReady } from '../harness.ts'

test('the demonstration fills an empty newsroom, is public, and is removed without other content', {
  tags: 'long',
}, async () => {
  const newsroom = await newsroomDatabase()
  const { db } = newsroom
  const env = { DATABASE_URL: newsroom.url, DATA_DIR: temporaryFolder() }
  const program = await startProgram(env, ['--demo'])
  await untilReady(program.url)
  const front = await (await fetch(program.url)).text()
  const addresses = [
    ...front.matchAll(/href="(\/(?:articles|sections|stories|programmes|authors|pages|coverage)\/[^"]+)"/g),
  ].map((m) => m[1]!)
  expect(new Set(addresses).size).toBeGreaterThan(30)
  const logo =
    /<a class="name".*?<source[^>]* srcset="(\/media\/brand[^"]+)".*?<img src="(\/media\/brand[^"]+)"/s
  for (const drawing of logo.exec(front)!.slice(1))
    expect((await fetch(program.url + drawing)).headers.get('content-type')).toBe('image/svg+xml')
  for (const address of new Set(addresses))
    expect((await fetch(program.url + address)).status, address).toBe(200)
  const coverages = [
    ...new Set(addresses.map((address) => /^\/coverage\/\d+\/[^/]+/.exec(address)?.[0] ?? '')),
  ]
  const states = coverages.filter(Boolean).map(async (address) => {
    const html = await (await fetch(program.url + address)).text()
    expect(html.match(/<article class="entry" id=/g)).toHaveLength(25)
    return /data-state="(\w+)"/.exec(html)?.[1]
  })
  expect((await Promise.all(states)).sort()).toEqual(['ended', 'live'])
  const picture = /srcset="(\/media\/[^" ]+)/.exec(front)![1]!
  const answer = await fetch(program.url + picture)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toMatch(/^image\//)
  const years = await db.selectFrom('articles').select('publishedAt').orderBy('publishedAt').execute()
  expect(years.length).toBeGreaterThanOrEqual(60)
  expect(
    years.at(-1)!.publishedAt!.getFullYear() - years[0]!.publishedAt!.getFullYear(),
  ).toBeGreaterThanOrEqual(9)

  // An article with its styles fits in one round trip, with the ways to share and keep it.
  const articles = await db.selectFrom('publicArticles').select(['id', 'slug']).execute()
  expect(articles.length).toBeGreaterThanOrEqual(60)
  for (const { id, slug } of articles) {
    const { headers } = await fetch(program.url + encodeURI(`/articles/${id}/${slug}`), {
      method: 'HEAD',
      headers: { 'Accept-Encoding': 'gzip' },
    })
    expect(headers.get('content-encoding')).toBe('gzip')
    expect(Number(headers.get('content-length')), slug).toBeLessThanOrEqual(14_336)
  }

  // Settings that the newsroom changed stay.
  const ourMail = 'desk@own.example'
  await db.updateTable('publication').set({ contactEmail: ourMail }).execute()
  const own = await publish(db, { headline: 'مادة كتبها أهل الدار' })
  const { code, stderr } = await nashra(['demo', 'remove'], env)
  expect(stderr).toMatch(/Removed the demonstration/)
  expect(code).toBe(0)
  expect(await db.selectFrom('articles').select('id').execute()).toEqual([{ id: own }])
  for (const table of [
    'coverages',
    'entries',
    'stories',
    'sections',
    'people',
    'media',
    'programmes',
    'slots',
    'channels',
    'slugs',
  ] as const) {
    expect(await db.selectFrom(table).select(db.fn.countAll<number>().as('n')).execute(), table).toEqual([
      { n: 0 },
    ])
  }
  const settings = await db
    .selectFrom('publication')
    .select(['social', 'contactEmail', 'guestsComment', 'breakingText'])
    .executeTakeFirstOrThrow()
  expect(settings).toEqual({ social: [], contactEmail: ourMail, guestsComment: false, breakingText: null })
  const { data: brand } = await db.selectFrom('brand').select('data').executeTakeFirstOrThrow()
  expect(brand).toMatchObject({
    logo: null,
    logoDark: null,
    icon: null,
    colours: null,
    menu: null,
    footer: null,
  })
  expect(await db.selectFrom('brandFiles').select('id').execute()).toEqual([])
  const originals = await readdir(join(env.DATA_DIR, 'media/originals'), {
    recursive: true,
    withFileTypes: true,
  })
  expect(originals.filter((entry) => entry.isFile())).toEqual([])
  expect((await fetch(program.url + picture)).status).toBe(404)
  expect((await fetch(`${program.url}/articles/${own}/x`)).status).toBe(200)
  await program.stop()
  await newsroom.drop()
})
