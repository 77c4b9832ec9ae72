/** An archive that moves in, killed ten times at random moments, comes in as in one run; MINUTES sets its size. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { newsroomDatabase, root, type TestDatabase, temporaryFolder } from '../harness.ts'
import { exportXml, itemXml } from '../ingest/wordpress-files.ts'
import { randomFrom, seed } from '../seed.ts'

const minutes = Number(process.env.MINUTES ?? 4)
const posts = Math.round(minutes * 500)
const kills = 10
const random = randomFrom(seed)
const below = (most: number) => Math.floor(random() * most)

const letters = [...'ابتثجحخدذرزسشصضطظعغفقكلمنهوي']
const words = Array.from({ length: 20_000 }, () =>
  Array.from({ length: 3 + below(5) }, () => letters[below(letters.length)]!).join(''),
)
const some = (count: number) =>
  Array.from({ length: count }, () => words[Math.floor(words.length * random() ** 3)]!).join(' ')

/** A post of about 10 KB that links to another one, with a comment. */
function post(id: number): string {
  const link = `<a href="https://old.example/?p=${1 + below(posts)}">${some(3)}</a>`
  const paragraphs = Array.from({ length: 18 }, () => `<p>${some(50)}</p>`)
  const comment = `<wp:comment><wp:comment_id>${id}</wp:comment_id><wp:comment_author>${some(2)}</wp:comment_author>
<wp:comment_date_gmt>2020-01-01 10:00:00</wp:comment_date_gmt><wp:comment_content>${some(20)}</wp:comment_content>
<wp:comment_approved>1</wp:comment_approved><wp:comment_parent>0</wp:comment_parent></wp:comment>`
  return itemXml({
    ...{ id, title: some(8), content: `<p>${some(20)} ${link}</p>${paragraphs.join('\n')}` },
    more: `<category domain="category" nicename="c-${id % 9}">قسم ${id % 9}</category>
<category domain="post_tag" nicename="t-${id % 90}">${words[id % 90]}</category>${comment}`,
  })
}

async function writeArchive(file: string): Promise<void> {
  const out = createWriteStream(file)
  const [head, end] = exportXml('<!-- posts -->').split('<!-- posts -->')
  out.write(head)
  for (let id = 1; id <= posts; id++) if (!out.write(post(id))) await once(out, 'drain')
  out.end(end)
  await once(out, 'finish')
}

function begin(file: string, url: string): ChildProcess {
  const args = ['--max-semi-space-size=8', join(root, 'dist/cli.js'), 'import', file, '--from', 'wordpress']
  const env = { ...process.env, DATA_DIR: temporaryFolder(), DATABASE_URL: url }
  return spawn(process.execPath, args, { env, stdio: 'ignore' })
}

/** The most memory that a process used so far, in MB; 0 where the system does not say it. */
function peakOf({ pid }: ChildProcess): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
  } catch {
    return 0
  }
}

async function runToEnd(file: string, url: string) {
  const startedAt = Date.now()
  const child = begin(file, url)
  const ended = once(child, 'exit')
  let memory = 0
  while (child.exitCode === null && child.signalCode === null) {
    memory = Math.max(memory, peakOf(child))
    await Promise.race([ended, pause(200)])
  }
  expect(child.exitCode).toBe(0)
  return { ms: Date.now() - startedAt, memory }
}

/** What came in, by URI, with names in place of the numbers that differ between two databases. */
async function contentOf({ db }: TestDatabase): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('articles as a')
    .leftJoin('sections as s', 's.id', 'a.sectionId')
    .select(['a.id', 'a.uri', 'a.headline', 'a.standfirst', 'a.slug', 'a.state', 'a.body', 'a.keywords'])
    .select(['a.publishedAt', 'a.latestRevision', 's.name as section'])
    .execute()
  const uris = new Map(rows.map(({ id, uri }) => [id, uri]))
  const comments = Map.groupBy(
    await db.selectFrom('comments').select(['articleId', 'key', 'name', 'text']).orderBy('key').execute(),
    ({ articleId }) => articleId,
  )
  const addresses = Map.groupBy(
    await db.selectFrom('redirects').select(['key', 'targetId']).orderBy('key').execute(),
    ({ targetId }) => targetId,
  )
  return new Map(
    rows.map(({ id, uri, ...row }) => {
      const own = [comments.get(id) ?? [], addresses.get(id) ?? []].flat()
      const named = own.map((one) => ({ ...one, articleId: null, targetId: null }))
      const text = JSON.stringify([row, named]).replace(
        /\/articles\/(\d+)\//g,
        (_, to) => `${uris.get(Number(to))}/`,
      )
      return [uri!, createHash('sha256').update(text).digest('hex')]
    }),
  )
}

test(`an archive of ${posts} posts, killed ${kills} times (seed ${seed})`, async () => {
  const file = join(temporaryFolder(), 'archive.xml')
  await writeArchive(file)
  const whole = await newsroomDatabase()
  const killed = await newsroomDatabase()
  try {
    const { ms, memory } = await runToEnd(file, whole.url)
    console.log(`one run: ${Math.round((posts * 1_000) / ms)} posts/s, at most ${memory} MB`)
    const expected = await contentOf(whole)
    expect(expected.size).toBe(posts)

    let ended = 0
    for (let n = 0; n < kills; n++) {
      const child = begin(file, killed.url)
      const exit = once(child, 'exit')
      await Promise.race([exit, pause(random() * ms)])
      if (child.exitCode !== null) ended++
      child.kill('SIGKILL')
      await exit
    }
    const { count } = await killed.db
      .selectFrom('articles')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    console.log(`${count} posts after ${kills} kills, of which ${ended} came after the end`)
    await runToEnd(file, killed.url)
    const found = await contentOf(killed)
    expect([...expected].filter(([uri, hash]) => found.get(uri) !== hash)).toEqual([])
    expect(found.size).toBe(posts)
  } finally {
    await whole.drop()
    await killed.drop()
  }
})
