/**
 * Two people in one article, typing at random, and the server killed again and again: every sentence that was on a
 * screen while it said "saved" is in a revision. Here until a few were saved across two kills; `EDITING_MINUTES=10`
 * goes on for so long, with a kill every minute.
 */
import fc from 'fast-check'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { sameContent } from '../../src/newsroom/drafts/merge.ts'
import { untilReady } from '../harness.ts'
import { openNewsroom } from './browser.ts'
import { fates, openEditor, paragraph, typedIn } from './unreliable-editor.ts'

const isLong = process.env.EDITING_MINUTES !== undefined
const minutes = Number(process.env.EDITING_MINUTES ?? 3)
const killEveryMs = isLong ? 60_000 : 8_000

let newsroom: Awaited<ReturnType<typeof openNewsroom>>
beforeAll(async () => {
  newsroom = await openNewsroom()
})
afterAll(() => newsroom.close())

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const pick = <T>(list: T[]) => list[Math.floor(Math.random() * list.length)]!
const sentences = (text: string) => text.match(/جملة [أب]\d+/g) ?? []

/** The text on the screen, only while the screen says that all of it is saved. */
const seenSaved = (page: Page) =>
  page.evaluate(() => {
    if (!document.querySelector('[data-saving="saved"]')) return ''
    const fields = [...document.querySelectorAll('textarea')].map((area) => area.value)
    return [...fields, document.querySelector('[role=textbox]')?.textContent ?? ''].join('\n')
  })

async function person(page: Page, letter: string, isOver: () => boolean, saved: Set<string>) {
  let n = 0
  const body = page.getByRole('textbox', { name: 'نص المادة' })
  while (!isOver()) {
    const choose = page.getByRole('button', { name: 'احفظ ما اخترت' })
    if (await choose.isVisible().catch(() => false)) {
      if (Math.random() < 0.5)
        await page
          .getByRole('radio', { name: /^صيغة عضو/ })
          .first()
          .check()
          .catch(() => {})
      await choose.click().catch(() => {})
      await pause(300)
      continue
    }
    const sentence = `جملة ${letter}${n++}. `
    const step = pick(['body', 'body', 'body', 'end', 'headline', 'standfirst'])
    try {
      if (step === 'headline')
        await page.getByLabel('العنوان', { exact: true }).fill(`عنوان ${sentence}`, { timeout: 1_000 })
      else if (step === 'standfirst')
        await page.getByLabel('المقدمة').fill(`مقدمة ${sentence}`, { timeout: 1_000 })
      else {
        await body.click({ timeout: 1_000 })
        await page.keyboard.press(
          step === 'end' ? 'Control+End' : pick(['Control+Home', 'End', 'Control+End']),
        )
        if (step === 'end') await page.keyboard.press('Enter')
        await page.keyboard.type(sentence, { delay: 5 })
      }
    } catch {
      // A dialog came up in between: the next round sees to it.
    }
    await pause(pick([50, 400, 1_500, 2_500]))
    for (const one of sentences(await seenSaved(page).catch(() => ''))) saved.add(one)
  }
}

const runs = Number(process.env.EDITING_RUNS ?? 6)
const seed = Number(process.env.EDITING_SEED ?? Math.floor(Math.random() * 1e9))

const step = fc.record({
  who: fc.constantFrom(0, 1),
  what: fc.constantFrom(
    ...(['type', 'type', 'type', 'insert', 'remove', 'rename', 'save', 'save', 'save'] as const),
    ...(['look', 'arrive', 'mine', 'theirs'] as const),
  ),
  at: fc.nat(20),
  fate: fc.constantFrom(...fates),
})

test(
  `with lost, repeated and late saves, saved text is in a revision; only real conflicts are asked (seed ${seed})`,
  async () => {
    // Each save is made when the property says so.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const clients = [await newsroom.as('editor'), await newsroom.as('reporter')]
    const start = Array.from({ length: 5 }, (_, n) => paragraph(`فقرة${n} من النص الأول كما بدأ`))
    const property = fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
      const body = { type: 'doc', content: start }
      const { id } = (await clients[0]!.post('/articles', { headline: 'مادة لاثنين', body })).body
      const opened = (await clients[0]!.get(`/articles/${id}`)).body
      const removed = new Set<string>()
      const editors = clients.map((client, n) => openEditor(client, id, n === 0 ? 'a' : 'b', opened, removed))
      for (const { who, what, at, fate } of steps) {
        const editor = editors[who]!
        if (what === 'save') await editor.save(fate)
        else if (what === 'mine' || what === 'theirs') await editor.decide(what)
        else await editor[what](at)
      }
      // In the end the network is well, and both see the same.
      const isCalm = () =>
        editors.every(({ saver }) => saver.state().saving.kind === 'saved' && !saver.isDirty())
      for (let rounds = 0; rounds < 6; rounds++)
        for (const editor of editors) {
          await editor.arrive()
          await editor.save('well')
          await editor.decide('mine')
          await editor.look()
        }
      expect(isCalm()).toBe(true)
      const { content } = (await clients[0]!.get(`/articles/${id}`)).body
      for (const { saver } of editors) expect(sameContent(saver.state().content, content)).toBe(true)
      const rows = await newsroom.db
        .selectFrom('revisions')
        .select('content')
        .where('kind', '=', 'article')
        .where('refId', '=', id)
        .execute()
      const inRevisions = new Set(rows.flatMap((row) => typedIn(row.content)))
      for (const { saved, saver } of editors) {
        expect([...saved].filter((word) => !inRevisions.has(word))).toEqual([])
        saver.close()
      }
    })
    await fc
      .assert(property, { seed, numRuns: runs, endOnFailure: !isLong })
      .finally(() => vi.useRealTimers())
  },
  120_000 + runs * 5_000,
)

test('no text that the screen shows as saved is lost', {
  tags: 'long',
  timeout: minutes * 60_000 + 180_000,
}, async () => {
  const one = await newsroom.enter('editor', '/newsroom')
  const created = await one.member.post('/articles', { headline: 'مادة لاثنين' })
  const path = `/newsroom/articles/${created.body.id}`
  await one.page.goto(newsroom.url + path)
  const two = await newsroom.enter('reporter', path)
  for (const { page } of [one, two]) await page.getByRole('textbox', { name: 'نص المادة' }).waitFor()

  const until = Date.now() + minutes * 60_000
  const saved = new Set<string>()
  let kills = 0
  const isOver = () => Date.now() > until || (!isLong && kills >= 2 && saved.size >= 8)
  const killer = (async () => {
    while (!isOver()) {
      const before = saved.size
      await pause(killEveryMs)
      // On a busy machine a save takes its time: a kill comes after one, or nothing is proved.
      while (saved.size === before && !isOver()) await pause(100)
      await newsroom.killAndRestart()
      kills++
    }
  })()
  await Promise.all([person(one.page, 'أ', isOver, saved), person(two.page, 'ب', isOver, saved), killer])
  await untilReady(newsroom.url)

  const rows = await newsroom.db
    .selectFrom('revisions')
    .select('content')
    .where('kind', '=', 'article')
    .where('refId', '=', created.body.id)
    .execute()
  const inRevisions = new Set(rows.flatMap((row) => sentences(JSON.stringify(row.content))))
  console.log(`${saved.size} sentences were called saved, ${rows.length} revisions, ${kills} kills`)
  expect(kills).toBeGreaterThan(0)
  expect(saved.size).toBeGreaterThan(3)
  expect([...saved].filter((sentence) => !inRevisions.has(sentence))).toEqual([])
  expect(two.page.complaints).toEqual([])
  await newsroom.leave(one.page)
  await newsroom.leave(two.page)
})
