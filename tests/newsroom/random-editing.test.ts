/**
 * Two people in one article, typing at random, and the server killed again and again: every sentence that was on a
 * screen while it said "saved" is in a revision. Here until a few were saved across two kills; `EDITING_MINUTES=10`
 * goes on for so long, with a kill every minute.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { untilReady } from '../harness.ts'
import { openNewsroom } from './browser.ts'

const isLong = process.env.EDITING_MINUTES !== undefined
const minutes = Number(process.env.EDITING_MINUTES ?? 3)
const killEveryMs = isLong ? 60_000 : 8_000

let newsroom: Awaited<ReturnType<typeof openNewsroom>>
beforeAll(async () => {
  newsroom = await openNewsroom()
}, 120_000)
afterAll(() => newsroom.close())

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const pick = <T>(list: T[]) => list[Math.floor(Math.random() * list.length)]!
const sentences = (text: string) => text.match(/جملة [أب]\d+/g) ?? []

/** What the screen shows, and only while it says that all of it is saved. */
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
          .getByRole('radio', { name: /^نسخة / })
          .first()
          .check()
          .catch(() => {})
      await choose.click().catch(() => {})
      await pause(300)
      continue
    }
    const sentence = `جملة ${letter}${n++}. `
    const deed = pick(['body', 'body', 'body', 'end', 'headline', 'standfirst'])
    try {
      if (deed === 'headline')
        await page.getByLabel('العنوان', { exact: true }).fill(`عنوان ${sentence}`, { timeout: 1_000 })
      else if (deed === 'standfirst')
        await page.getByLabel('المقدمة').fill(`مقدمة ${sentence}`, { timeout: 1_000 })
      else {
        await body.click({ timeout: 1_000 })
        await page.keyboard.press(
          deed === 'end' ? 'Control+End' : pick(['Control+Home', 'End', 'Control+End']),
        )
        if (deed === 'end') await page.keyboard.press('Enter')
        await page.keyboard.type(sentence, { delay: 5 })
      }
    } catch {
      // A dialog came up in between: the next round sees to it.
    }
    await pause(pick([50, 400, 1_500, 2_500]))
    for (const one of sentences(await seenSaved(page).catch(() => ''))) saved.add(one)
  }
}

test(
  'nothing that the screen called saved is lost',
  async () => {
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
        await pause(killEveryMs)
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
    const kept = new Set(rows.flatMap((row) => sentences(JSON.stringify(row.content))))
    console.log(`${saved.size} sentences were called saved, ${rows.length} revisions, ${kills} kills`)
    expect(kills).toBeGreaterThan(0)
    expect(saved.size).toBeGreaterThan(3)
    expect([...saved].filter((sentence) => !kept.has(sentence))).toEqual([])
    expect(two.page.complaints).toEqual([])
    await one.page.context().close()
    await two.page.context().close()
  },
  minutes * 60_000 + 180_000,
)
