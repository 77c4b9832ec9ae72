/**
 * Live coverage through the API: sequence numbers, repeated requests, handed-over drafts, unpublished entries
 * and public changes.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { countAudience } from '../../src/content/coverage/audience.ts'
import { changesSince, type EntryChange } from '../../src/content/coverage/changes.ts'
import { untracked } from '../../src/kernel/read-context.ts'
import { execute } from '../../src/kernel/run.ts'
import { desk, eventually } from '../harness.ts'
import { type Answer, type Client, openApi, type TestApi } from './api.ts'
import { tellingPicture } from './files.ts'

let api: TestApi
let editor: Awaited<ReturnType<TestApi['member']>>
let reporter: Awaited<ReturnType<TestApi['member']>>
let second: Awaited<ReturnType<TestApi['member']>>
let administrator: Client
beforeAll(async () => {
  api = await openApi()
  ;[editor, reporter, second, administrator] = await Promise.all([
    api.member('editor'),
    api.member('reporter'),
    api.member('reporter'),
    api.as('administrator'),
  ])
})
afterAll(() => api.close())

async function ok(answer: Promise<Answer>): Promise<Answer['body']> {
  const { status, body } = await answer
  if (status >= 300) throw new Error(`${status}: ${JSON.stringify(body)}`)
  return body
}

/** Sends again what a busy database refused, as clients do: the key of an entry makes that harmless. */
async function okWhenFree(send: () => Promise<Answer>): Promise<Answer['body']> {
  const answer = await send()
  return answer.status === 503 ? okWhenFree(send) : ok(Promise.resolve(answer))
}

/** A live coverage with the path of its entries. */
async function liveCoverage(facts: object = {}) {
  const { id } = await ok(editor.post('/coverages', { headline: 'مجلس الأمن يصوّت الليلة', ...facts }))
  await ok(editor.put(`/coverages/${id}/state`, { state: 'live' }))
  return { id: id as number, path: `/coverages/${id}`, entries: `/coverages/${id}/entries` }
}

const sequenceOf = async (path: string): Promise<number> => (await ok(editor.get(path))).sequence
const published = async (entries: string) =>
  (await ok(editor.get(`${entries}?count=200`))).items as { id: number; key: string; sequence: number }[]

test('a coverage goes from draft to announced, live, ended, live again, and unpublished with a reason', async () => {
  const { id, slug, version } = await ok(
    editor.post('/coverages', { headline: 'قمة الرياض', summary: '<p>ما نعرفه حتى الآن</p>' }),
  )
  const path = `/coverages/${id}`
  expect(await ok(editor.get(path))).toMatchObject({ state: 'draft', address: null, sequence: 1 })
  expect((await reporter.put(path, { headline: 'غيره' })).status).toBe(403)
  await ok(editor.put(path, { headline: 'قمة الرياض', version, reportersMayPublish: true }))
  expect((await editor.put(path, { headline: 'قمة', version })).status).toBe(409)
  const states: [string, number][] = [
    ['ended', 409],
    ['announced', 200],
    ['live', 200],
    ['live', 200],
    ['ended', 200],
    ['live', 200],
    ['draft', 422],
    ['unpublished', 422],
  ]
  for (const [state, status] of states)
    expect([state, (await editor.put(`${path}/state`, { state })).status]).toEqual([state, status])
  // The draft's two, and four changes of its state: to be live already is none.
  expect(await ok(editor.get(path))).toMatchObject({
    ...{ state: 'live', sequence: 6, endedAt: null, address: `/coverage/${id}/${slug}` },
  })
  await ok(editor.put(`${path}/state`, { state: 'unpublished', reason: 'نُقلت إلى تغطية أخرى' }))
  expect(await ok(editor.get(path))).toMatchObject({
    ...{ address: null, unpublishedReason: 'نُقلت إلى تغطية أخرى' },
  })
  expect((await changesSince(untracked(api.db), id, 0, 10)).coverage).toBe(null)
  expect((await editor.del(path)).status).toBe(409)
  const listed = await ok(editor.get(`/coverages?state=unpublished&q=${encodeURIComponent('قمه')}`))
  expect(listed.items.map((one: { id: number }) => one.id)).toEqual([id])
  expect((await ok(editor.get(`/find?q=${encodeURIComponent('قمة الر')}`))).items).toMatchObject([
    { kind: 'coverage', id, state: 'unpublished' },
  ])
})

test('entries that several people post twice at the same moment are stored once, in order, without a gap', async () => {
  const { path, entries } = await liveCoverage({ reportersMayPublish: true })
  const from = await sequenceOf(path)
  const keys = [...Array(12).keys()].map((n) => `key-${n}`)
  // A follower that asks all the while, and never asks for what it has seen: it misses nothing that commits late.
  let posting = true
  const seen = new Map<number, number>()
  const follow = (async () => {
    for (let since = from; ; ) {
      const isLast = !posting
      const { items, sequence } = await okWhenFree(() => editor.get(`${entries}?since=${since}&count=5`))
      for (const entry of items) seen.set(entry.id, entry.changedSequence)
      since = sequence
      if (isLast && items.length === 0) return
    }
  })()
  const answers = await Promise.all(
    [editor, reporter, second].flatMap((who, w) =>
      keys.flatMap((key) => {
        const post = () =>
          okWhenFree(() =>
            who.post(entries, { key: `${w}-${key}`, headline: `خبر ${key}`, body: 'نص', publish: true }),
          )
        return [post(), post()]
      }),
    ),
  )
  posting = false
  await follow
  const numbers = (await published(entries)).map((entry) => entry.sequence).reverse()
  expect(numbers).toEqual([...Array(36).keys()].map((n) => from + 1 + n))
  expect(await sequenceOf(path)).toBe(from + 36)
  expect(new Set(answers.map((entry) => entry.id)).size).toBe(36)
  for (const { key } of answers) expect(answers.filter((one) => one.key === key).length).toBe(2)
  expect([...seen.values()].sort((a, b) => a - b)).toEqual(numbers)
  // A retry that comes late, with another text, answers what is there.
  const late = await ok(
    editor.post(entries, { key: '0-key-3', headline: 'غيره', body: 'غيره', publish: true }),
  )
  expect(late).toEqual(answers.find((one) => one.key === '0-key-3'))
  const page = await ok(editor.get(`${entries}?count=10&after=${numbers[20]}`))
  expect(page.items.map((one: { sequence: number }) => one.sequence)).toEqual(numbers.slice(10, 20).reverse())
  expect(page.after).toBe(String(numbers[10]))
})

test('a draft entry is autosaved without revisions, handed over, and published by a permitted member', async () => {
  const { path, entries } = await liveCoverage()
  const draft = await ok(reporter.post(entries, { key: 'd', headline: 'ي' }))
  expect(draft).toMatchObject({
    state: 'draft',
    sequence: null,
    version: 1,
    assignee: { id: reporter.staffId },
  })
  const one = `${entries}/${draft.id}`
  const before = await sequenceOf(path)
  for (const [version, headline] of ['يص', 'يصل', 'يصل الوفد'].entries())
    await ok(reporter.put(one, { headline, version: version + 1 }))
  // Sent again because no answer came: no conflict, and no version more.
  expect(await ok(reporter.put(one, { headline: 'يصل الوفد', version: 3 }))).toMatchObject({ version: 4 })
  const clash = await reporter.put(one, { headline: 'وصل', version: 2 })
  expect([clash.status, clash.body.entry.headline]).toEqual([409, 'يصل الوفد'])
  expect((await second.put(one, { headline: 'لي', version: 4 })).status).toBe(403)
  expect((await second.put(`${one}/assignee`, { staffId: second.staffId })).status).toBe(403)
  expect((await ok(reporter.get(`${one}/revisions`))).items).toEqual([])
  expect((await reporter.put(`${one}/assignee`, { staffId: 999_999 })).status).toBe(422)
  await ok(reporter.put(`${one}/assignee`, { staffId: null }))
  await ok(second.put(one, { headline: 'وصل الوفد', body: '<p>إلى <b>المطار</b></p>' }))
  expect((await reporter.post(`${one}/publish`)).status).toBe(403)
  expect(await sequenceOf(path)).toBe(before)
  const { version } = await ok(editor.get(one))
  expect((await editor.post(`${one}/publish`, { version: version - 1 })).status).toBe(409)
  const out = await ok(editor.post(`${one}/publish`, { version }))
  expect(out).toMatchObject({
    state: 'published',
    sequence: before + 1,
    changedSequence: before + 1,
    assignee: null,
  })
  expect(await ok(editor.post(`${one}/publish`))).toEqual(out)
  expect((await reporter.put(one, { headline: 'غيره' })).status).toBe(403)
  expect((await editor.put(`${one}/assignee`, { staffId: null })).status).toBe(409)
  expect((await editor.del(one)).status).toBe(409)
  const kept = (await ok(editor.get(`${one}/revisions`))).items
  expect(kept.map((one: { command: string }) => one.command)).toEqual(['entry.publish', 'entry.assign'])
  const other = await ok(reporter.post(entries, { key: 'e', headline: 'لا حاجة إليه' }))
  expect((await second.del(`${entries}/${other.id}`)).status).toBe(403)
  await ok(reporter.del(`${entries}/${other.id}`))
  expect((await ok(editor.get(`${entries}?state=draft`))).items).toEqual([])
})

test('invalid input is refused with its reason, and none of it is stored', async () => {
  const { path, entries } = await liveCoverage()
  const sequence = await sequenceOf(path)
  const entry = { key: 'k', headline: 'خبر', publish: true }
  const figure = { type: 'doc', content: [{ type: 'figure', attrs: { mediaId: 999_999, caption: '' } }] }
  const wrong: [object, number][] = [
    [{ ...entry, key: '' }, 422],
    [{ ...entry, key: 'مفتاح' }, 422],
    [{ ...entry, headline: '' }, 422],
    [{ ...entry, headline: 'س'.repeat(400) }, 422],
    [{ ...entry, body: 'س'.repeat(60_000) }, 422],
    [{ ...entry, body: figure }, 422],
    [{ ...entry, body: { type: 'doc', content: [{ type: 'script' }] } }, 422],
    [{ ...entry, personId: 999_999 }, 422],
    [{ ...entry, flag: 'huge' }, 422],
  ]
  for (const [body, status] of wrong)
    expect([JSON.stringify(body).slice(0, 120), (await editor.post(entries, body)).status]).toEqual([
      JSON.stringify(body).slice(0, 120),
      status,
    ])
  expect((await reporter.post(entries, entry)).status).toBe(403)
  const { id } = await ok(editor.post(entries, entry))
  const elsewhere = await liveCoverage()
  expect((await editor.put(`${elsewhere.entries}/${id}`, { headline: 'x' })).status).toBe(404)
  expect((await editor.put(`${entries}/${id}`, { headline: '', body: '' })).status).toBe(422)
  await ok(editor.put(`${path}/state`, { state: 'ended' }))
  expect((await editor.post(entries, { ...entry, key: 'late' })).status).toBe(409)
  expect(await sequenceOf(path)).toBe(sequence + 2)
})

test('an open console continues under the remaining entity when its person, section or story is merged', async () => {
  const merged = async (path: string): Promise<[number, number]> => {
    const made = async (name: string) => (await ok(administrator.post(path, { name }))).id as number
    const [from, into] = [await made(`${path} قديم`), await made(`${path} باق`)]
    await ok(administrator.post(`${path}/${from}/merge`, { into }))
    return [from, into]
  }
  const [person, section, story] = [
    await merged('/people'),
    await merged('/sections'),
    await merged('/stories'),
  ]
  const { path, entries } = await liveCoverage({ sectionId: section[0], storyIds: [story[0]] })
  expect(await ok(editor.get(path))).toMatchObject({
    section: { id: section[1] },
    stories: [{ id: story[1] }],
  })
  const entry = { key: crypto.randomUUID(), headline: 'من المنصة', personId: person[0] }
  const { id, version } = await ok(editor.post(entries, entry))
  expect(await ok(editor.get(`${entries}/${id}`))).toMatchObject({ person: { id: person[1] } })
  const edited = { headline: 'من المنصة الآن', personId: person[0], version }
  expect(await ok(editor.put(`${entries}/${id}`, edited))).toMatchObject({ person: { id: person[1] } })
})

test('a picture is public while its entry is, counts as used, and becomes private afterwards', async () => {
  const { id, path, entries } = await liveCoverage()
  const bytes = await tellingPicture(31, 'جلسة', 'وكالة')
  const { media } = (await editor.send('POST', '/media', bytes as never)).body
  const picture = `${api.url}/media/${media.id}/${media.fileVersion}/wide-320.webp`
  const isShown = async () => (await fetch(picture)).status === 200
  const body = {
    type: 'doc',
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: 'سر لا يقال' }] },
      { type: 'figure', attrs: { mediaId: media.id, caption: '' } },
    ],
  }
  const { id: entryId } = await ok(editor.post(entries, { key: 'p', headline: 'صورة', body }))
  const one = `${entries}/${entryId}`
  expect(await isShown()).toBe(false)
  expect((await administrator.del(`/media/${media.id}`)).status).toBe(409)
  await ok(editor.post(`${one}/publish`))
  await eventually('readers get the picture', isShown)
  expect((await ok(editor.get(`/media/${media.id}`))).uses.coverages).toMatchObject([{ id }])

  await ok(editor.put(`${one}/pin`, { pinned: true }))
  expect((await editor.post(`${one}/unpublish`, { reason: '' })).status).toBe(422)
  const gone = await ok(editor.post(`${one}/unpublish`, { reason: 'لم يثبت' }))
  expect(gone).toMatchObject({ state: 'unpublished', pinned: false, unpublishedReason: 'لم يثبت' })
  expect(await ok(editor.post(`${one}/unpublish`, { reason: 'لم يثبت' }))).toEqual(gone)
  await eventually('readers no longer get the picture', async () => !(await isShown()))
  const changes = await changesSince(untracked(api.db), id, 0, 10)
  expect(JSON.stringify(changes)).not.toContain('سر')
  expect(changes.entries).toEqual([
    { state: 'unpublished', id: entryId, sequence: gone.sequence, changedSequence: gone.changedSequence },
  ])
  const texts = async () => JSON.stringify((await ok(editor.get(`${one}/revisions`))).items)
  expect(await texts()).toContain('سر')

  expect((await editor.post(`${one}/remove`, { legalReason: 'حكم' })).status).toBe(403)
  await ok(administrator.post(`${one}/remove`, { legalReason: 'حكم محكمة' }))
  expect(await texts()).not.toContain('سر')
  expect(JSON.stringify(await ok(editor.get(one)))).not.toContain('سر')
  // Its picture stands nowhere else, and went with it.
  expect((await administrator.get(`/media/${media.id}`)).status).toBe(404)

  await ok(editor.post(entries, { key: 'q', headline: 'سر آخر', publish: true }))
  expect(await ok(administrator.post(`${path}/remove`, { legalReason: 'حكم محكمة' }))).toEqual({
    removedMedia: [],
  })
  expect((await ok(editor.get(path))).unpublishedReason).toBe('حكم محكمة')
  expect((await editor.put(`${path}/state`, { state: 'live' })).status).toBe(422)
  const { rows } = await api.database.pool.query(
    `select count(*)::integer as n from (
      select content::text from revisions union all select entries::text from entries
      union all select coverages::text from coverages where id = $1) x(text) where text like '%سر آخر%'`,
    [id],
  )
  expect(rows).toEqual([{ n: 0 }])
})

test('an entity that a coverage uses cannot be deleted, and the refusal says why', async () => {
  const section = await ok(administrator.post('/sections', { name: 'العالم' }))
  const story = await ok(editor.post('/stories', { name: 'مفاوضات' }))
  const person = await ok(editor.post('/people', { name: 'ليلى' }))
  const { path, entries } = await liveCoverage({ sectionId: section.id, storyIds: [story.id] })
  const signed = await ok(
    editor.post(entries, { key: 's', headline: 'خبر', personId: person.id, publish: true }),
  )
  expect(signed.person).toEqual({ id: person.id, name: 'ليلى' })
  for (const thing of [`/sections/${section.id}`, `/stories/${story.id}`, `/people/${person.id}`])
    expect([thing, (await administrator.del(thing)).status]).toEqual([thing, 409])
  await ok(editor.put(path, { headline: 'بلا قسم' }))
  for (const thing of [`/sections/${section.id}`, `/stories/${story.id}`]) await ok(administrator.del(thing))
})

/** The lines of the staff's event stream, as they come. */
async function listen(path: string, cookie: string) {
  const head = await fetch(`${api.url}/api/v1${path}/events`, { method: 'HEAD', headers: { Cookie: cookie } })
  expect([head.status, head.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8'])
  const answer = await fetch(`${api.url}/api/v1${path}/events`, { headers: { Cookie: cookie } })
  expect(answer.headers.get('content-type')).toContain('text/event-stream')
  const received = { text: '', ended: false }
  const reading = (async () => {
    for await (const chunk of answer.body!) received.text += new TextDecoder().decode(chunk)
  })()
  reading
    .catch(() => {})
    .finally(() => {
      received.ended = true
    })
  return received
}

test('the event stream tells the newsroom of changes and of typing, until the session ends', async () => {
  const { id, path, entries } = await liveCoverage()
  const guest = await api.member('reporter')
  const received = await listen(path, guest.cookie)
  const sequence = await sequenceOf(path)
  const times = (n: number) => received.text.split(`data: {"sequence":${n}}`).length - 1
  await eventually('the first event gives the state of the coverage', () => times(sequence) === 1)
  const draft = await ok(reporter.post(entries, { key: 'd', headline: 'م' }))
  await eventually('the draft arrives', () => times(sequence) === 2)
  await ok(reporter.put(`${entries}/${draft.id}`, { headline: 'مس', version: 1 }))
  await eventually('the autosave arrives', () => times(sequence) === 3)
  await ok(editor.post(`${entries}/${draft.id}/publish`))
  await eventually('the publication arrives', () => times(sequence + 1) >= 1)
  expect(received.ended).toBe(false)
  await ok(administrator.del(`/staff/${guest.staffId}/sessions`))
  await eventually('the stream ends with the session', () => received.ended)

  expect(await ok(editor.get(`${path}/watchers`))).toEqual({ count: 0 })
  for (const [process, count] of Object.entries({ a: 3, b: 4 }))
    await execute(api.db, desk, countAudience, { coverageId: id, process, count })
  await execute(api.db, desk, countAudience, { coverageId: id, process: 'a', count: 5 })
  expect(await ok(editor.get(`${path}/watchers`))).toEqual({ count: 9 })
})

test('changes since any sequence number turn the old state into the current one', async () => {
  const action = fc.record({
    what: fc.constantFrom('post', 'post', 'post', 'edit', 'pin', 'withdraw', 'state', 'draft'),
    which: fc.nat(30),
    flag: fc.constantFrom('', 'key', 'breaking'),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 15, maxLength: 30 }), async (actions) => {
      const { id, path, entries } = await liveCoverage()
      type Held = Map<number, EntryChange>
      const now = async (): Promise<Held> => {
        const { entries: all } = await changesSince(untracked(api.db), id, 0, 1_000)
        return new Map(all.filter((one) => one.state === 'published').map((one) => [one.id, one]))
      }
      const held: { sequence: number; entries: Held }[] = [
        { sequence: await sequenceOf(path), entries: await now() },
      ]
      for (const [n, { what, which, flag }] of actions.entries()) {
        const all = await published(entries)
        const one = all.length > 0 ? `${entries}/${all[which % all.length]!.id}` : null
        if (what === 'post')
          await ok(editor.post(entries, { key: `${n}`, headline: `${n}`, flag, publish: true }))
        else if (what === 'draft') await ok(reporter.post(entries, { key: `${n}`, headline: `${n}` }))
        else if (what === 'state') await ok(editor.put(path, { headline: `عنوان ${n}` }))
        else if (one && what === 'edit') await ok(editor.put(one, { headline: `${n}`, flag }))
        else if (one && what === 'pin') await ok(editor.put(`${one}/pin`, { pinned: which % 2 === 0 }))
        else if (one) await ok(editor.post(`${one}/unpublish`, { reason: 'خطأ' }))
        held.push({ sequence: await sequenceOf(path), entries: await now() })
      }
      const last = held.at(-1)!
      // The staff's list, read by its own query, is the measure.
      expect(new Set(last.entries.keys())).toEqual(new Set((await published(entries)).map((one) => one.id)))
      for (const { sequence, entries: then } of held) {
        const mine = new Map(then)
        for (let since = sequence, more = true; more; ) {
          const changes = await changesSince(untracked(api.db), id, since, 3)
          for (const change of changes.entries) {
            expect(change.changedSequence).toBeGreaterThan(since)
            if (change.state === 'published') mine.set(change.id, change)
            else mine.delete(change.id)
          }
          ;({ sequence: since, more } = changes)
        }
        expect(mine).toEqual(last.entries)
      }
    }),
    { numRuns: 2 },
  )
})
