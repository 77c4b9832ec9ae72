/** Live coverage as its readers meet it: addresses, older entries, what an edit changes, what a new entry costs. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { unpublishEntry } from '../../src/content/coverage/entry-actions.ts'
import { editEntry, postEntry } from '../../src/content/coverage/post.ts'
import { setScore } from '../../src/content/coverage/score.ts'
import { setCoverageState } from '../../src/content/coverage/state.ts'
import { saveCoverage } from '../../src/content/coverage/write.ts'
import { demoArticles } from '../../src/ingest/demo/texts/articles.ts'
import { execute } from '../../src/kernel/run.ts'
import { coveragePath } from '../../src/site/paths.ts'
import { desk } from '../harness.ts'
import { addresses, arabic, beginCoverage, fill, paragraphs, post } from './newsroom.ts'
import { openSite, type PublicSite } from './site.ts'

let site: PublicSite
let made: Awaited<ReturnType<typeof fill>>
beforeAll(async () => {
  site = await openSite()
  made = await fill(site, arabic)
})
afterAll(async () => {
  expect(site.errors).toEqual([])
  await site.close()
})

/** A page after all that was done. */
async function get(path: string) {
  await site.caughtUp()
  return site.get(path)
}
const place = async (path: string) => {
  const { status, headers } = await get(path)
  return [status, decodeURI(headers.get('location') ?? '')]
}
const json = async (path: string) => JSON.parse((await get(path)).html)
const idsIn = (html: string) =>
  [...html.matchAll(/<article class="entry" id="e(\d+)"/g)].map(([, id]) => Number(id))
const dataOf = (html: string, type: string) =>
  [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)]
    .map(([, text]) => JSON.parse(text!))
    .find((data) => data['@type'] === type)
const withdraw = (coverageId: number, id: number) =>
  execute(site.db, desk, unpublishEntry, { coverageId, id, reason: 'خطأ' })

test('a wrong slug redirects, a draft answers 404, an unpublished coverage 410', async () => {
  const { id, slug } = await execute(site.db, desk, saveCoverage, { headline: 'جسر يُفتح' })
  const right = coveragePath({ id, slug })
  expect(await place(right)).toEqual([404, ''])
  await execute(site.db, desk, setCoverageState, { id, state: 'live' })
  const entry = await post(site.db, id, { headline: 'قُصّ الشريط', body: paragraphs('صفّق الحاضرون.') })
  expect(await place(right)).toEqual([200, ''])
  for (const wrong of [`/coverage/${id}`, `/coverage/${id}/wrong`, `${right}/`])
    expect(await place(wrong)).toEqual([301, right])
  expect(await place(`/coverage/${id}/wrong/${entry}`)).toEqual([301, `${right}/${entry}`])
  expect(await place(`${right}/${entry}`)).toEqual([200, ''])

  const other = await post(site.db, made.coverage, {
    ...{ headline: 'من تغطية أخرى', personId: made.person.id },
  })
  const draft = await execute(site.db, desk, postEntry, { coverageId: id, key: 'draft', headline: 'مسودة' })
  const nowhere = [`${right}/${other}`, `${right}/${draft.id}`, `${right}/9999999999`, '/coverage/9999999999']
  for (const path of [
    ...nowhere,
    '/coverage/x',
    '/coverage/0/x',
    `${right}?before=1`,
    '/coverage/99999/since/0',
  ])
    expect((await get(path)).status, path).toBe(404)

  const since = await beginCoverage(site.db, { headline: 'Since', language: 'en' })
  const last = await post(site.db, since, { headline: 'Since then' })
  expect(await place(`/coverage/${since}/x/${last}`)).toEqual([301, `/coverage/${since}/since-1/${last}`])
  await execute(site.db, desk, setCoverageState, { id: since, state: 'ended' })

  await withdraw(id, entry)
  expect((await get(`${right}/${entry}`)).status).toBe(410)
  await execute(site.db, desk, setCoverageState, { id, state: 'unpublished', reason: 'طلب' })
  for (const path of [right, `${right}/${entry}`, `/coverage/${id}/since/0`])
    expect((await get(path)).status, path).toBe(410)
  expect((await get('/coverage')).html).not.toContain('جسر يُفتح')
})

test('the page has the data for its script and for search engines', async () => {
  const { coverage, entry } = await addresses(site)
  const { html } = await get(coverage!)
  const id = made.coverage
  const [main] = /<main id="main" class="page coverage"[^>]*>/.exec(html)!
  for (const attribute of [
    `data-coverage="${id}"`,
    `data-events="/coverage/${id}/events"`,
    `data-since="/coverage/${id}/since/"`,
  ])
    expect(main).toContain(` ${attribute}`)
  const ids = idsIn(html)
  expect(ids).toEqual(ids.toSorted((a, b) => b - a))
  const numbers = [...html.matchAll(/data-sequence="(\d+)" data-changed="(\d+)"/g)]
  const [, upTo] = /<div id="entries" data-sequence="(\d+)"/.exec(html)!
  expect(Number(upTo)).toBe(Math.max(...numbers.map(([, , changed]) => Number(changed))))
  expect(
    /<div id="pinned">.*?<div id="entries"/s.exec(html)![0].match(/<article class="entry"/g),
  ).toHaveLength(1)
  const keys = [...html.matchAll(/<li data-entry="(\d+)" data-sequence="\d+"><a href="([^"]+)"/g)]
  expect(keys.length).toBeGreaterThan(4)
  for (const [, key, href] of keys)
    expect(href).toBe(ids.includes(Number(key)) ? `#e${key}` : `${coverage}/${key}`)

  const data = dataOf(html, 'LiveBlogPosting')
  expect(data).toMatchObject({
    url: site.url + coverage,
    headline: arabic.headlines[0],
    coverageStartTime: expect.stringMatching(/^\d{4}-.*Z$/),
    articleSection: arabic.sections[0],
  })
  expect(data).not.toHaveProperty('coverageEndTime')
  expect(data.liveBlogUpdate).toHaveLength(ids.length)
  for (const [at, update] of data.liveBlogUpdate.entries())
    expect(update).toMatchObject({
      '@type': 'BlogPosting',
      url: `${site.url}${coverage}/${ids[at]}`,
      headline: expect.stringMatching(/./),
      author: { '@type': 'Person', name: arabic.person },
    })
  expect(dataOf((await get(entry!)).html, 'BlogPosting').url).toBe(site.url + entry!)
  const ended = /href="(\/coverage\/\d+\/[^"]+)"[^>]*>[^<]*<\/a><\/p><p/.exec(
    (await get('/coverage')).html,
  )![1]!
  expect(dataOf((await get(ended)).html, 'LiveBlogPosting').coverageEndTime).toMatch(/^\d{4}-/)
})

test('paging lists each older entry once while others are posted and unpublished', async () => {
  const id = await beginCoverage(site.db, { headline: 'سباق القوارب' })
  const all: number[] = []
  for (let i = 0; i < 60; i++) all.push(await post(site.db, id, { headline: `قارب ${i}` }))
  const [address] = (await place(`/coverage/${id}`)).slice(1) as [string]
  const seen: number[] = []
  const gone: number[] = []
  let path: string | null = address
  while (path) {
    const { html, status } = await get(path)
    expect(status).toBe(200)
    expect(html).toContain(`<link rel="canonical" href="${site.url}${path}">`)
    expect(html.includes('data-events')).toBe(path === address)
    seen.push(...idsIn(html))
    const next: string | undefined = /<a class="older" rel="next" href="([^"]+)"/.exec(html)?.[1]
    path = next ? address + next : null
    // Between two pages: one more comes, the last that was seen and one that is yet to be seen leave.
    await post(site.db, id, { headline: 'جديد' })
    const waiting = all.filter((one) => !seen.includes(one) && !gone.includes(one))
    for (const one of [seen.at(-1)!, waiting.at(3)]) {
      if (one === undefined) continue
      await withdraw(id, one)
      gone.push(one)
    }
  }
  const kept = all.filter((one) => !gone.includes(one) || seen.includes(one)).toReversed()
  expect(seen).toEqual(kept)
})

test('the changes since a sequence number are exact and current', async () => {
  const id = await beginCoverage(site.db, { headline: 'جلسة البرلمان' })
  const [first, second, third] = [
    await post(site.db, id, { headline: 'افتُتحت الجلسة' }),
    await post(site.db, id, { headline: 'كلمة الرئيسة', flag: 'key' }),
    await post(site.db, id, { body: paragraphs('ورقة سرّية وصلت إلينا.') }),
  ]
  const { sequence: since, entries } = await json(`/coverage/${id}/since/0`)
  expect(entries.map((one: { id: number }) => one.id)).toEqual([first, second, third])
  expect(await json(`/coverage/${id}/since/${since}`)).toMatchObject({
    sequence: since,
    entries: [],
    coverage: null,
  })

  await execute(site.db, desk, editEntry, { coverageId: id, id: first!, headline: 'افتُتحت الجلسة متأخرة' })
  await withdraw(id, third!)
  await execute(site.db, desk, setCoverageState, { id, state: 'ended' })
  const changes = await json(`/coverage/${id}/since/${since}`)
  expect(changes).toMatchObject({ sequence: since + 3, more: false, coverage: { state: 'ended' } })
  expect(changes.coverage.html).toMatch(/^<div class="coverage-state" data-state="ended">/)
  expect(changes.entries).toEqual([
    {
      ...{ id: first, sequence: expect.any(Number), changedSequence: since + 1, state: 'published' },
      ...{ pinned: false, flag: '', keyHtml: null },
      html: expect.stringMatching(
        new RegExp(`^<article class="entry" id="e${first}".*متأخرة.*</article>$`, 's'),
      ),
    },
    { id: third, sequence: expect.any(Number), changedSequence: since + 2, state: 'unpublished' },
  ])
  const page = (await get((await place(`/coverage/${id}`))[1] as string)).html
  expect(page).toContain(changes.entries[0].html)
})

test('a score stands beside its side in every direction, is one sentence for screen readers, and follows changes', async () => {
  const facts = { headline: 'نصف النهائي', standfirst: 'في استاد القطوف' }
  const id = await beginCoverage(site.db, facts, ['سدرة', 'Norvia'])
  const score = {
    home: { name: 'سدرة', shortName: '', points: 2 },
    away: { name: 'Norvia', shortName: '', points: 13 },
  }
  await execute(site.db, desk, setScore, {
    ...{ id, ...score, status: 'الشوط الثاني', minute: 90, addedMinutes: 3 },
  })
  const [address] = (await place(`/coverage/${id}`)).slice(1) as [string]
  const { html } = await get(address)
  const bar = /<section class="score-bar".*?<\/section>/s.exec(html)![0]
  expect(html.indexOf('</h1>')).toBeLessThan(html.indexOf(bar))
  expect(bar).toContain('aria-live="polite">النتيجة: سدرة 2، Norvia 13، الشوط الثاني</p>')
  expect(bar).toContain(
    '<b><span>سدرة</span></b><strong>2</strong><i>–</i><strong>13</strong><b><span><bdi dir="ltr">Norvia</bdi></span></b>',
  )
  expect(bar).toContain('<span>الدقيقة <bdi dir="ltr">90+3</bdi></span>')
  expect(dataOf(html, 'LiveBlogPosting').headline).toBe('نصف النهائي')
  const { sequence, coverage } = await json(`/coverage/${id}/since/0`)
  expect(coverage.score).toBe(bar)
  for (const path of ['/', '/coverage']) expect((await get(path)).html).toContain('<strong>13</strong>')
  expect((await json('/now')).coverages[id]).toContain('<strong>13</strong>')

  await execute(site.db, desk, setScore, { id, ...score, status: 'الشوط الثاني', final: true, minute: 95 })
  const changes = await json(`/coverage/${id}/since/${sequence}`)
  expect(changes).toMatchObject({ sequence: sequence + 1, entries: [] })
  expect(changes.coverage.score).toContain('النتيجة النهائية: سدرة 2، Norvia 13<')
  expect(changes.coverage.score).not.toMatch(/الدقيقة|الشوط/)
  await execute(site.db, desk, setCoverageState, { id, state: 'ended' })
  expect((await get('/coverage')).html).toContain('<strong>13</strong>')
  await execute(site.db, desk, setCoverageState, { id, state: 'unpublished', reason: 'خطأ' })
  for (const path of [address, '/', '/coverage', '/now'])
    expect((await get(path)).html, path).not.toContain('<strong>13</strong>')
})

test('all key events have pages of their own, which follow every change of a key event and no other entry', async () => {
  const id = await beginCoverage(site.db, { headline: 'سباق الهجن' })
  const keys: number[] = []
  for (let n = 0; n < 27; n++)
    keys.push(await post(site.db, id, { headline: `حدث ${n}`, flag: 'key', body: paragraphs('تفصيل') }))
  const plain = await post(site.db, id, { headline: 'خبر عادي' })
  const address = (await place(`/coverage/${id}`))[1] as string
  expect((await get(address)).html).toContain(`<a href="${address}?key=1">كل الأحداث البارزة</a>`)
  expect(await place(`/coverage/${id}?key=1`)).toEqual([301, `${address}?key=1`])
  const first = await get(`${address}?key=1`)
  expect(idsIn(first.html)).toEqual(keys.slice(2).reverse())
  expect(first.html).toContain(`<link rel="canonical" href="${site.url}${address}">`)
  expect(first.gzipBytes).toBeLessThanOrEqual(50_000)
  const [, older] = /<a class="older" rel="next" href="([^"]+&amp;before=\d+)"/.exec(first.html)!
  const second = older!.replace('&amp;', '&')
  expect(idsIn((await get(second)).html)).toEqual(keys.slice(0, 2).reverse())

  const before = site.renders()['coverage-keys']
  await post(site.db, id, { headline: 'خبر عادي آخر' })
  await get(`${address}?key=1`)
  expect(site.renders()['coverage-keys']).toBe(before)
  await execute(site.db, desk, editEntry, { coverageId: id, id: plain, headline: 'صار بارزًا', flag: 'key' })
  await execute(site.db, desk, editEntry, { coverageId: id, id: keys[26]!, headline: 'لم يعد بارزًا' })
  await withdraw(id, keys[0]!)
  expect(idsIn((await get(`${address}?key=1`)).html)).toEqual([plain, ...keys.slice(2, 26).reverse()])
  expect(idsIn((await get(second)).html)).toEqual([keys[1]])

  const none = await beginCoverage(site.db, { headline: 'بلا أحداث' })
  for (const path of [`/coverage/${none}/x?key=1`, '/coverage/99999/x?key=1', `${address}?key=1&before=1`])
    expect((await get(path)).status, path).toBe(404)
  await execute(site.db, desk, setCoverageState, { id: none, state: 'ended' })
  await execute(site.db, desk, setCoverageState, { id, state: 'unpublished', reason: 'خطأ' })
  expect((await get(`${address}?key=1`)).status).toBe(410)
})

test('the text of an unpublished entry appears nowhere', async () => {
  const secret = 'قائمة الأسماء المسرّبة'
  const { coverage } = await addresses(site)
  const id = await post(site.db, made.coverage, {
    ...{ headline: secret, body: paragraphs(`${secret} كاملة`), flag: 'key', pinned: true },
  })
  const pages = Object.values(await addresses(site))
  const older = coverage + /href="(\?before=\d+)"/.exec((await get(coverage!)).html)![1]!
  const paths = [...pages, older, '/now', `/coverage/${made.coverage}/since/0`, `${coverage}/${id}`]
  expect((await get('/')).html).toContain(secret)
  expect((await get('/now')).html).toContain(secret)
  await withdraw(made.coverage, id)
  for (const path of paths) expect((await get(path)).html, path).not.toContain(secret)
})

describe('a coverage of 3,000 entries', () => {
  let address: string
  let id: number
  beforeAll(async () => {
    id = await beginCoverage(site.db, { headline: 'يوم الاقتراع الطويل', storyIds: [made.stories[1]!] })
    // The same rows as from commands, in one statement: one command each would take a minute.
    const written = demoArticles.flatMap(({ body = '' }) =>
      [...body.matchAll(/<p>(.*?)<\/p>/g)].map(([, text = '']) => text.replace(/<[^>]+>/g, '')),
    )
    // Two paragraphs of real prose each, no two entries of a page alike.
    const texts = written.map((text, at) =>
      JSON.stringify(paragraphs(text, written[(at + 200) % written.length]!)),
    )
    expect(texts.length).toBeGreaterThan(100)
    await sql`
      insert into entries (coverage_id, key, state, sequence, changed_sequence, flag, headline, body, person_id, published_at)
      select ${id}, 'n' || n, 'published', 10 + n, 10 + n, case when n % 50 = 0 then 'key' else '' end,
        (${arabic.headlines}::text[])[n % 12 + 1] || n, (${texts}::text[])[n % ${texts.length} + 1]::jsonb, ${made.person.id}, now()
      from generate_series(1, 3000) n`.execute(site.db)
    await sql`update coverages set sequence = 3010 where id = ${id}`.execute(site.db)
    address = (await place(`/coverage/${id}`))[1] as string
  })

  test('is marked on its story in the panel while it is live, and is on top of the story’s page', async () => {
    const strip = (html: string) =>
      /<ul class="strip">.*?<\/details><\/li><\/ul>/s.exec(html)![0].split('<summary>')
    const marked = async () => {
      const parts = strip((await get('/latest')).html).filter((part) => part.includes('لحظة بلحظة'))
      return parts.filter((part) => part.includes(`<span>${arabic.stories[1]}</span>`)).length
    }
    const place = `/stories/${arabic.stories[1]!.replaceAll(' ', '-')}`
    expect(await marked()).toBe(1)
    expect((await get(place)).html).toContain(`data-coverage-line="${id}"`)
    await execute(site.db, desk, setCoverageState, { id, state: 'ended' })
    expect(await marked()).toBe(0)
    const { html } = await get(place)
    expect(html).not.toContain(`data-coverage-line="${id}"`)
    expect(html.slice(html.indexOf('<main'))).toContain('يوم الاقتراع الطويل')
    await execute(site.db, desk, setCoverageState, { id, state: 'live' })
  })

  test('has pages of at most 50 KB', async () => {
    const { html, gzipBytes } = await get(address)
    expect(gzipBytes).toBeLessThanOrEqual(50_000)
    const next = /<a class="older" rel="next" href="([^"]+)"/.exec(html)![1]
    expect((await get(address + next)).gzipBytes).toBeLessThanOrEqual(50_000)
  })

  test('a new entry renders the newest entries and one line elsewhere, and no other page', async () => {
    const older = address + /rel="next" href="([^"]+)"/.exec((await get(address)).html)![1]
    const story = decodeURI(
      (await get(`/stories/${arabic.stories[1]!.replaceAll(' ', '-')}`)).headers.get('location') ??
        `/stories/${arabic.stories[1]!.replaceAll(' ', '-')}`,
    )
    const paths = [...Object.values(await addresses(site)), address, older, story, '/sitemap.xml']
    for (const path of paths) await get(path)
    const before = site.renders()
    for (const path of paths) await get(path)
    expect(site.renders()).toEqual(before)

    await post(site.db, id, { headline: 'أُغلقت الصناديق' })
    const seen: boolean[] = []
    for (const path of paths) seen.push((await get(path)).html.includes('أُغلقت الصناديق'))
    const after = site.renders()
    const changed = Object.keys(after)
      .filter((name) => after[name] !== before[name])
      .sort()
    expect(changed.map((name) => [name, after[name]! - (before[name] ?? 0)])).toEqual([
      ['coverage-head', 1],
      ['coverage-line', 1],
    ])
    expect(paths.filter((_, at) => seen[at])).toEqual(expect.arrayContaining(['/', address, story]))
  })
})
