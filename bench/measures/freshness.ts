/** From a command's commit to the first response that shows it, in two processes on one database. */
import { setTimeout as sleep } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import type { ArticleInput } from '../../src/content/articles/content.ts'
import { correctArticle, publishArticle } from '../../src/content/articles/publish.ts'
import { createArticle } from '../../src/content/articles/write.ts'
import { setBreaking } from '../../src/content/publication/publication.ts'
import { saveStory } from '../../src/content/stories/write.ts'
import { execute } from '../../src/kernel/run.ts'
import { addressesOf, desk } from '../archive.ts'
import type { Ground, Row } from '../ground.ts'
import type { Client } from '../load.ts'
import { percentile, spread } from '../numbers.ts'
import { startProgram } from '../program.ts'

const changes = 200
const boundMs = 100
const givenUpMs = 10_000

const content = (headline: string): ArticleInput => ({
  headline,
  slug: 'قياس',
  sectionId: 1,
  body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: headline }] }] },
})

export async function freshness(ground: Ground): Promise<Row[]> {
  const { db } = ground.newsroom
  const programs = [await startProgram(ground, null), await startProgram(ground, null)]
  const [page = ''] = await addressesOf(ground.newsroom, 1)
  const { id } = await execute(db, desk, createArticle, { content: content('قياس') })
  await execute(db, desk, publishArticle, { id })
  const own = `/articles/${id}/${encodeURIComponent('قياس')}`

  /** What the desk does in turn, and the page that shows it. */
  const actions: ((text: string) => Promise<{ shown: string; done: Promise<unknown> }>)[] = [
    async (text) => ({ shown: page, done: execute(db, desk, setBreaking, { text }) }),
    async (text) => ({
      shown: page,
      done: execute(db, desk, saveStory, { id: 1, name: text, pinned: true }),
    }),
    async (text) => ({
      shown: own,
      done: execute(db, desk, correctArticle, { id, content: content(text), note: 'تصويب' }),
    }),
    async (text) => {
      const draft = await execute(db, desk, createArticle, { content: content(text) })
      return { shown: page, done: execute(db, desk, publishArticle, { id: draft.id }) }
    },
  ]

  const waits: number[][] = programs.map(() => [])
  for (let n = 0; n < changes; n++) {
    const text = `تغيير رقم ${n}`
    for (const { client } of programs) for (const address of [page, own]) await client.get(address)
    // Off the beat of whatever runs in the programs.
    await sleep(Math.random() * 60)
    const { shown, done } = await actions[n % actions.length]!(text)
    await done
    const committed = performance.now()
    const seen = await Promise.all(programs.map(({ client }) => untilShown(client, shown, text)))
    for (const [process, at] of seen.entries()) waits[process]!.push(at - committed)
  }
  for (const program of programs) await program.stop()
  return waits.map((all, n) => ({
    what: `commit → first response with the change, ${n === 0 ? 'one process' : 'a second process'}, ${changes} changes`,
    measured: spread(all),
    against: `p99 ≤ ${boundMs} ms`,
    ok: percentile(all, 99) <= boundMs,
  }))
}

/** Asks again and again, as a browser that has the page does; answers when the text was there. */
async function untilShown(client: Client, address: string, text: string): Promise<number> {
  let tag = ''
  for (const until = performance.now() + givenUpMs; performance.now() < until; ) {
    const { status, headers, body } = await client.get(address, tag ? { 'If-None-Match': tag } : {})
    const at = performance.now()
    if (status === 304) continue
    if (status !== 200) throw new Error(`${address} was answered ${status}.`)
    if (gunzipSync(body).includes(text)) return at
    tag = headers.etag ?? ''
  }
  throw new Error(`"${text}" did not come to ${address} within ${givenUpMs} ms.`)
}
