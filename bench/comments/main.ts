/** `npm run bench:comments [-- SECONDS]`: 200 comments a second on one article, moderated, while it is read at full speed. */
import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { createToken } from '../../src/content/staff/tokens.ts'
import { execute } from '../../src/kernel/run.ts'
import { addressesOf, desk, markIndexed } from '../archive.ts'
import { endAll } from '../ending.ts'
import { type Ground, note, prepareGround, type Row } from '../ground.ts'
import { writeScript, wrk } from '../load.ts'
import { median, ms, percentile, say } from '../numbers.ts'
import { startProgram } from '../program.ts'
import { toTable } from '../table.ts'
import { checkTools } from '../tools.ts'

const articles = 2_000
const perSecond = 200
/** What a moderator decides in a second: far more than people do. */
const decidedPerSecond = 2
/** Looking costs the machine that is measured. */
const lookEveryMs = 250
const rounds = 3
const roundSeconds = 5
/** Stands in each comment, so that it is known again on the page. */
const mark = (n: number) => `قارئ-${n}-`

/** A guest's form, from an address of its own. */
function createWriter(port: number, articleId: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const origin = `http://localhost:${port}`
  const post = (n: number) =>
    new Promise<number>((resolve, reject) => {
      const form = new URLSearchParams({
        ...{ article: String(articleId), key: `bench-comment-key-${n}`, name: `قارئ ${n}` },
        text: `${mark(n)} انقطع الطريق عند الجسر منذ الفجر، ونقل الجيران العائلات إلى المدرسة.`,
      }).toString()
      const asked = request(
        {
          ...{ host: '127.0.0.1', port, path: '/readers/comments', method: 'POST', agent },
          headers: {
            'Content-Type': 'application/x-www-form-urlencoded',
            'Content-Length': Buffer.byteLength(form),
            'Sec-Fetch-Site': 'same-origin',
            Origin: origin,
            'X-Forwarded-For': `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`,
          },
        },
        (answer) => {
          answer.resume()
          answer.on('end', () => resolve(answer.statusCode ?? 0))
        },
      )
      asked.on('error', reject)
      asked.end(form)
    })
  return { post, close: () => agent.destroy() }
}

async function measure(ground: Ground, seconds: number): Promise<Row[]> {
  const { db } = ground.newsroom
  await markIndexed(ground.newsroom)
  await db.updateTable('publication').set({ guestsComment: true }).execute()
  // Each writer has an address of its own; this machine is the proxy that says so.
  process.env.TRUSTED_PROXIES = '127.0.0.1'
  const program = await startProgram(ground)
  const { token } = await execute(db, desk, createToken, { name: 'bench', role: 'moderator' })
  const [address = ''] = await addressesOf(ground.newsroom, 1)
  const articleId = Number(/^\/articles\/(\d+)\//.exec(address)?.[1])
  const writer = createWriter(program.port, articleId)
  const script = await writeScript(ground.folder, 'comments', [address])
  // The readers' pages are loaded when they are first asked for.
  await writer.post(0)
  await wrk(program.port, script, 2)
  // Before and after: a machine is not as fast at every time.
  const quiet: number[] = []
  const readUndisturbed = async () => {
    for (let round = 0; round < rounds; round++)
      quiet.push((await wrk(program.port, script, roundSeconds)).rate)
  }
  await readUndisturbed()

  let running = true
  const waits: number[] = []
  const answers = new Map<number, number>()
  /** Comments that a moderator was about to publish: from then on they may be on the page. */
  const decided = new Set<number>()
  const early = new Set<number>()
  let looks = 0

  async function write(): Promise<void> {
    const began = performance.now()
    const asked: Promise<void>[] = []
    for (let n = 1; n <= seconds * perSecond; n++) {
      const due = began + (n * 1_000) / perSecond - performance.now()
      if (due > 0) await sleep(due)
      const sentAt = performance.now()
      const answered = (status: number) => {
        waits.push(performance.now() - sentAt)
        answers.set(status, (answers.get(status) ?? 0) + 1)
      }
      asked.push(writer.post(n).then(answered, () => answered(0)))
    }
    await Promise.all(asked)
  }

  async function moderate(): Promise<void> {
    while (running) {
      const rows = await db
        .selectFrom('comments')
        .select(['id', 'name', 'version'])
        .where('state', '=', 'held')
        .orderBy('id', 'desc')
        .limit(decidedPerSecond)
        .execute()
      for (const { id, name, version } of rows) {
        decided.add(Number(name.split(' ')[1]))
        const path = `http://127.0.0.1:${program.port}/api/v1/comments/${id}/publish`
        const answer = await fetch(path, {
          method: 'POST',
          headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
          body: JSON.stringify({ version }),
        })
        if (!answer.ok) throw new Error(`A decision was answered ${answer.status}: ${await answer.text()}`)
      }
      await sleep(1_000)
    }
  }

  async function look(): Promise<void> {
    while (running) {
      for (const path of [address, `/comments/${articleId}`]) {
        const html = gunzipSync((await program.client.get(path)).body).toString()
        for (const [, n] of html.matchAll(/قارئ-(\d+)-/g)) if (!decided.has(Number(n))) early.add(Number(n))
      }
      looks++
      await sleep(lookEveryMs)
    }
  }

  const beside = [moderate(), look()]
  const reading = wrk(program.port, script, seconds - 2)
  await write()
  const { rate } = await reading
  running = false
  await Promise.all(beside)
  writer.close()
  await readUndisturbed()
  const kept = await db
    .selectFrom('comments')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .where('key', '!=', 'bench-comment-key-0')
    .executeTakeFirstOrThrow()
  await program.stop()
  const accepted = answers.get(303) ?? 0
  const refused = [...answers].filter(([status]) => status !== 303)
  const ratio = rate / median(quiet)
  return [
    {
      what: `comments of ${say(seconds)} s, answered as taken (p50, p99)`,
      measured: `${say(accepted)} (${ms(median(waits))}, ${ms(percentile(waits, 99))})`,
      against: `${say(seconds * perSecond)}${refused.length > 0 ? `; also ${refused.map(([status, n]) => `${n} × ${status}`).join(', ')}` : ''}`,
      ok: accepted === seconds * perSecond,
    },
    {
      what: 'of them in the database',
      measured: say(Number(kept.n)),
      against: say(accepted),
      ok: Number(kept.n) === accepted,
    },
    {
      what: `on a page before their decision (${say(looks)} looks, ${say(decided.size)} decisions)`,
      measured: say(early.size),
      against: '0',
      ok: early.size === 0 && looks > 0 && decided.size > 0,
    },
    {
      what: 'the article read meanwhile, beside undisturbed',
      measured: `${say(rate)}/s`,
      against: `${say(median(quiet))}/s`,
      ratio: `${ratio.toFixed(2)}, bound 0.7`,
      ok: ratio >= 0.7,
    },
  ]
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, async () => {
    await endAll()
    process.exit(130)
  })
try {
  checkTools(['wrk'])
  const rows = await measure(await prepareGround(articles), Number(process.argv[2] ?? 60))
  process.stdout.write(`\n${toTable(rows)}\n`)
  if (!rows.every((row) => row.ok)) process.exitCode = 1
} catch (error) {
  note((error as Error).message)
  process.exitCode = 1
}
await endAll()
process.exit()
