/**
 * The list of public outputs: it contains everything that the routers serve, and none of them shows embargoed, unpublished or
 * removed content. The test first checks what each output shows while it is public, so that an empty result means something.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { apiRoutes } from '../../src/api/routes.ts'
import { publishArticle, unpublishArticle } from '../../src/content/articles/publish.ts'
import { removeArticle } from '../../src/content/articles/remove.ts'
import { createArticle } from '../../src/content/articles/write.ts'
import { putBrand } from '../../src/content/brand/write.ts'
import { publishComment } from '../../src/content/comments/moderation/decide.ts'
import { postComment } from '../../src/content/comments/post.ts'
import { unpublishEntry } from '../../src/content/coverage/entry-actions.ts'
import { removeCoverage, removeEntry } from '../../src/content/coverage/erase.ts'
import { setCoverageState } from '../../src/content/coverage/state.ts'
import {
  publishLayout,
  restoreLayout,
  saveLayout,
  scheduleLayout,
  unscheduleLayout,
} from '../../src/content/layouts/write.ts'
import { addMedia } from '../../src/content/media/write.ts'
import { savePerson } from '../../src/content/people/people.ts'
import { openPreview } from '../../src/content/previews/previews.ts'
import { saveSection } from '../../src/content/sections/sections.ts'
import { saveStory } from '../../src/content/stories/write.ts'
import { feedRoutes } from '../../src/distribution/feeds/routes.ts'
import { podcastRoutes } from '../../src/distribution/podcasts/routes.ts'
import { sitemapRoutes } from '../../src/distribution/sitemaps/routes.ts'
import { storePicture } from '../../src/ingest/pictures/store.ts'
import { reader } from '../../src/kernel/actor.ts'
import { execute } from '../../src/kernel/run.ts'
import { isoDay } from '../../src/language/days.ts'
import { openReaders } from '../../src/readers/app.tsx'
import { streamNames } from '../../src/server/events.ts'
import { type PublicAddress, publicAddresses, type Shown } from '../../src/server/public-addresses.ts'
import { firstParts } from '../../src/server/server.ts'
import { siteTasks } from '../../src/server/tasks.ts'
import { siteRoutes } from '../../src/site/routes.ts'
import {
  desk,
  eventually,
  newsroomDatabase,
  type Program,
  root,
  startProgram,
  type TestDatabase,
  temporaryFolder,
  untilReady,
} from '../harness.ts'
import { type Mailbox, openMailbox } from '../mailbox.ts'
import { beginCoverage, paragraphs, post } from '../site/newsroom.ts'
import { messageOf } from './message-of.ts'
import { podcastProgramme, spoken } from './spoken.ts'

let newsroom: TestDatabase
let program: Program
let box: Mailbox
let mediaDir: string
const places: Record<string, string> = {}

beforeAll(async () => {
  newsroom = await newsroomDatabase()
  box = await openMailbox()
  const DATA_DIR = temporaryFolder()
  mediaDir = join(DATA_DIR, 'media')
  const env = { DATABASE_URL: newsroom.url, DATA_DIR, ...box.env }
  program = await startProgram(env, ['--empty'])
  await untilReady(program.url)
  const { db } = newsroom
  await db.updateTable('publication').set({ guestsComment: true }).execute()
  const section = await execute(db, desk, saveSection, { name: 'العالم', moderation: 'before' })
  const story = await execute(db, desk, saveStory, { name: 'ملف السدود' })
  const person = await execute(db, desk, savePerson, { name: 'هدى' })
  const programme = await podcastProgramme(db)
  for (const [kind, made] of Object.entries({ section, story, person, programme })) {
    places[kind] = made.slug
    Object.assign(ids, { [kind]: made.id })
  }
  await db
    .insertInto('subscribers')
    .values({ email: 'reader@mail.example', state: 'confirmed', daily: true, breaking: true, sectionIds: [] })
    .execute()
})
afterAll(async () => {
  await program.stop()
  await box.close()
  await newsroom.drop()
})

const ids = { section: 0, story: 0, person: 0, programme: 0 }

test('the list names exactly the existing routes, streams and messages', async () => {
  const outlets = { siteUrl: 'https://news.example' }
  const named = (of: PublicAddress['of']) =>
    publicAddresses
      .filter((door) => door.of === of)
      .map(({ name }) => name)
      .sort()
  const routes = [...siteRoutes, ...feedRoutes(outlets), ...podcastRoutes(outlets), ...sitemapRoutes(outlets)]
  const kinds = new Set(routes.map(({ name }) => name.replace(/^sitemap-.*/, 'sitemap')))
  expect(named('site')).toEqual([...kinds].sort())
  expect(named('server')).toEqual([...firstParts].sort())
  expect(named('stream')).toEqual([...streamNames].sort())
  expect(named('api')).toEqual(
    apiRoutes
      .filter(({ may }) => may === 'anyone')
      .map(({ method, path }) => `${method} ${path}`)
      .sort(),
  )
  expect(named('job')).toEqual(Object.keys(siteTasks({} as never).tasks).sort())
  const app = await openReaders({ db: newsroom.db, siteUrl: outlets.siteUrl } as never)
  const ways = app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path.replace(/^\/readers/, '').replace(/(?<=.)\/$/, '') || '/'}`)
  expect(named('readers')).toEqual([...new Set(ways)].sort())
})

/** Today's address in the archive. */
const today = () => isoDay(new Date(), 'Asia/Riyadh').replaceAll('-', '/')

let sets = 0

/** Creates one item of each kind. Each field contains `mark`, and no address does. */
async function write(embargoed = false) {
  const { db } = newsroom
  const mark = `zq${'abcdefgh'[sets++]}`
  const marked = (field: string) => `${mark}${field}`
  const bytes = Buffer.concat([
    readFileSync(join(root, 'demo/pictures/harbour-dawn.jpg')),
    // After the end of the picture: other bytes, and so another file.
    Buffer.from(mark),
  ])
  const stored = await storePicture({ mediaDir, bytes })
  const described = { caption: marked('caption'), creditline: marked('credit'), altText: marked('alt') }
  const media = await execute(db, desk, addMedia, { ...stored, ...described })
  const { id: article } = await execute(db, desk, createArticle, {
    content: {
      ...{ headline: `${marked('headline')} مفردةنادرة${mark.at(-1)}`, standfirst: marked('standfirst') },
      ...{ body: paragraphs(marked('body')), keywords: [marked('keyword')], dateline: marked('dateline') },
      ...{
        sectionId: ids.section,
        storyIds: [ids.story],
        authorIds: [ids.person],
        programmeId: ids.programme,
      },
      ...{ mediaId: media.id, audioId: await spoken(db, mark, marked('transcript')), breaking: true },
      ...(embargoed ? { embargoedUntil: new Date(Date.now() + 3_600_000) } : {}),
    },
  })
  await execute(db, desk, publishArticle, { id: article })
  const facts = { headline: marked('covheadline'), standfirst: marked('covstandfirst') }
  const more = { summary: paragraphs(marked('covsummary')), storyIds: [ids.story], sectionId: ids.section }
  const sides: [string, string] = [marked('covscore'), marked('covaway')]
  const coverage = embargoed ? 0 : await beginCoverage(db, { ...facts, ...more }, sides)
  const entryFacts = { headline: marked('entryheadline'), flag: 'key' as const }
  const entry = embargoed
    ? 0
    : await post(db, coverage, { ...entryFacts, body: paragraphs(marked('entrybody')) })
  let comment = 0
  if (!embargoed) {
    const content = {
      articleId: article,
      name: marked('name'),
      text: marked('comment'),
      key: `key of ${mark}`,
    }
    comment = (await execute(db, reader(null, content.name), postComment, content)).id
    await execute(db, desk, publishComment, { id: comment }).catch(() => {})
    await db
      .insertInto('corrections')
      .values({ articleId: article, note: marked('correction') })
      .execute()
  }
  return { mark, marked, article, media: media.id, file: stored.file, coverage, entry, comment }
}
type Written = Awaited<ReturnType<typeof write>>

const fieldsOf: Record<Exclude<Shown, 'picture'>, string[]> = {
  ...{ headline: ['headline'], standfirst: ['standfirst'], body: ['body'], keyword: ['keyword'] },
  ...{ correction: ['correction'], caption: ['caption'], comment: ['comment'] },
  ...{ coverage: ['covheadline'], entry: ['entryheadline'], score: ['covscore'] },
  ...{ transcript: ['transcript'] },
}

/** The text of a document, or the first messages of a stream. */
async function textAt(path: string): Promise<string> {
  const stop = new AbortController()
  const answer = await fetch(program.url + encodeURI(path), { signal: stop.signal })
  if (!answer.headers.get('content-type')?.includes('event-stream')) return answer.text()
  let text = ''
  const enough = setTimeout(() => stop.abort(), 700)
  try {
    for await (const chunk of answer.body!) text += Buffer.from(chunk).toString()
  } catch {}
  clearTimeout(enough)
  return text
}

async function addressesOf(written: Written): Promise<Record<string, string>> {
  const { db } = newsroom
  const { token } = await execute(db, desk, openPreview, { target: { kind: 'article', id: written.article } })
  const issue = await db
    .selectFrom('newsletterIssues')
    .select('id')
    .where('kind', '=', 'daily')
    .executeTakeFirst()
  return {
    ...places,
    ...{ article: String(written.article), coverage: String(written.coverage), entry: String(written.entry) },
    ...{ comment: String(written.comment), issue: String(issue?.id ?? 0), preview: token },
    ...{ topic: written.marked('keyword'), personId: String(ids.person) },
    ...Object.fromEntries(['year', 'month', 'day'].map((unit, n) => [unit, today().slice(0, 4 + 3 * n)])),
    ...{ word: `مفردةنادرة${written.mark.at(-1)}`, part: written.marked('head'), card: '0'.repeat(16) },
    media: `${written.media}/${written.file.slice(0, 10)}1e14/full-640.webp`,
  }
}

/** The current answer of each public address about one set of content. */
async function readAll(written: Written): Promise<Map<PublicAddress, string>> {
  const parameters = await addressesOf(written)
  const answers = new Map<PublicAddress, string>()
  for (const door of publicAddresses) {
    const texts = [door.of === 'job' ? await messageOf(newsroom.db, door.name, written) : '']
    for (const at of door.at)
      texts.push(await textAt(at.replace(/\{(\w+)\}/g, (_, name) => parameters[name]!)))
    answers.set(door, texts.join('\n'))
  }
  return answers
}

async function expectSilence(written: Written, but: string[] = []): Promise<void> {
  const found: string[] = []
  for (const [door, text] of await readAll(written))
    if (!but.includes(door.name) && text.includes(written.mark))
      found.push(
        `${door.name}: ${text.slice(Math.max(0, text.indexOf(written.mark) - 80), text.indexOf(written.mark) + 60)}`,
      )
  expect(found).toEqual([])
}

/** Pages know of a change within a moment. */
const untilGone = (article: number, status: number) =>
  eventually(
    `article ${article} answers ${status}`,
    async () => (await fetch(`${program.url}/articles/${article}/x`)).status === status,
  )

async function composeDaily(): Promise<void> {
  const { db } = newsroom
  await db.deleteFrom('newsletterIssues').where('kind', '=', 'daily').execute()
  const due = { dueAt: new Date(Date.now() - 1_000) }
  await db.updateTable('timers').set(due).where('key', '=', 'newsletter').execute()
  await eventually('the daily issue is composed', async () =>
    Boolean(
      await db.selectFrom('newsletterIssues').select('id').where('kind', '=', 'daily').executeTakeFirst(),
    ),
  )
}

const hold = (held: boolean) =>
  newsroom.db
    .updateTable('outgoing')
    .set({ heldSince: held ? new Date() : null, heldBecause: held ? 'restore' : null })
    .execute()

test('embargoed content appears in no output', async () => {
  const written = await write(true)
  await untilGone(written.article, 404)
  // The preview link shows the future content.
  await expectSilence(written, ['preview'])
})

test('drafts, schedules and previews of layouts and the brand are in no public output', async () => {
  const { db } = newsroom
  const written = await write(true)
  const blocks = [{ type: 'live-now' }, { type: 'text', options: { text: written.marked('layout') } }]
  await execute(db, desk, saveLayout, { scope: 'front', blocks })
  const from = new Date(Date.now() + 3_600_000)
  await execute(db, desk, scheduleLayout, { scope: 'section', blocks, from })
  await execute(db, desk, saveLayout, { scope: `story:${ids.story}`, blocks })
  const announcement = { text: written.marked('announced') }
  const shown = [
    [{ kind: 'layout' as const, scope: 'front', blocks }, 'layout'],
    [{ kind: 'brand' as const, brand: { announcement } }, 'announced'],
  ] as const
  for (const [target, field] of shown) {
    const { token } = await execute(db, desk, openPreview, { target })
    expect(await textAt(`/preview/${token}`)).toContain(written.marked(field))
  }
  await untilGone(written.article, 404)
  await expectSilence(written, ['preview'])
  // Once they are published the same words are found.
  await execute(db, desk, publishLayout, { scope: 'front' })
  await execute(db, desk, putBrand, { announcement })
  for (const field of ['layout', 'announced'])
    await eventually(`${field} is public`, async () => (await textAt('/')).includes(written.marked(field)))
  await execute(db, desk, restoreLayout, { scope: 'front', revision: 0 })
  await execute(db, desk, unscheduleLayout, { scope: 'section' })
  await execute(db, desk, putBrand, { announcement: null })
})

test('public content appears in every listed output, and unpublished content in none', async () => {
  const written = await write()
  await composeDaily()
  await untilGone(written.article, 200)
  await eventually('the issue came', () => box.received.some(({ raw }) => raw.includes('newsletter')), 20_000)
  const text = async () => {
    const missing: string[] = []
    for (const [door, text] of await readAll(written))
      for (const shown of door.shows) {
        if (door.of === 'job' && !door.name.startsWith('push') && door.name !== 'webhooks') continue
        if (shown === 'picture') continue
        const there = fieldsOf[shown].some((field) => text.includes(written.marked(field)))
        if (!there) missing.push(`${door.name} does not show ${shown}`)
      }
    return missing
  }
  expect(await text()).toEqual([])
  const { db } = newsroom
  const { media } = await addressesOf(written)
  expect((await fetch(`${program.url}/media/${media}`)).status).toBe(200)
  const mail = box.received.map(({ subject, text: plain }) => `${subject} ${plain}`).join()
  expect(mail).toContain(written.marked('headline'))

  await execute(db, desk, unpublishEntry, { coverageId: written.coverage, id: written.entry, reason: 'خطأ' })
  await eventually(
    'the entry is gone',
    async () => !(await textAt(`/coverage/${written.coverage}/x`)).includes(written.marked('entry')),
  )
  await execute(db, desk, setCoverageState, { id: written.coverage, state: 'unpublished', reason: 'خطأ' })
  await execute(db, desk, unpublishArticle, { id: written.article, reason: 'خطأ' })
  await untilGone(written.article, 410)
  await expectSilence(written, ['preview'])
  expect((await fetch(`${program.url}/media/${media}`)).status).toBe(404)
})

test('content removed for legal reasons appears in no output, message, table or file', async () => {
  const { db } = newsroom
  await hold(true)
  const before = box.received.length
  const written = await write()
  await untilGone(written.article, 200)
  await composeDaily()
  // Files that are made on request: renditions and a share card.
  const { media } = await addressesOf(written)
  expect((await fetch(`${program.url}/media/${media}`)).status).toBe(200)
  const card = await fetch(`${program.url}/media/cards/articles-${written.article}/${'0'.repeat(16)}.png`)
  expect(card.status).toBe(200)
  const files = () =>
    (existsSync(mediaDir) ? readdirSync(mediaDir, { recursive: true }).map(String) : []).filter(
      (name) => name.includes(written.file.slice(0, 64)) || name.includes(`articles-${written.article}`),
    )
  expect(files().length).toBeGreaterThan(2)
  await execute(db, desk, removeEntry, {
    coverageId: written.coverage,
    id: written.entry,
    legalReason: 'حكم',
  })
  await execute(db, desk, removeCoverage, { id: written.coverage, legalReason: 'حكم' })
  await execute(db, desk, removeArticle, { id: written.article, legalReason: 'حكم' })
  await untilGone(written.article, 410)
  await eventually('its files are gone', () => files().length === 0)
  await expectSilence(written)

  await hold(false)
  await eventually(
    'nothing waits to be sent',
    async () => {
      const { rows } = await newsroom.pool.query(
        'select count(*)::int as n from graphile_worker.jobs where attempts < max_attempts and run_at <= now()',
      )
      return rows[0].n === 0
    },
    20_000,
  )
  for (const mail of box.received.slice(before))
    expect(`${mail.subject}${mail.text}${mail.html}`).not.toContain(written.mark)

  const tables = await newsroom.pool.query(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname in ('public', 'graphile_worker')`,
  )
  const left: string[] = []
  for (const { name } of tables.rows) {
    const { rows } = await newsroom.pool.query(
      `select t::text as row from ${name} t where t::text like '%' || $1 || '%' limit 1`,
      [written.mark],
    )
    if (rows[0]) left.push(`${name}: ${rows[0].row.slice(0, 300)}`)
  }
  expect(left).toEqual([])
  const list = readFileSync(join(mediaDir, '../removals.jsonl'), 'utf8')
  expect(list).toContain('"kind":"article"')
  expect(list).not.toContain(written.mark)
})
