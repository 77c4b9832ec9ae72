/** The worked examples in examples/, each built and started as its README says, and seen to work. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { eventually, freePort, newsroomDatabase, root, temporaryFolder } from '../harness.ts'

const launcher = join(root, 'bin/nashra.js')
const ends: (() => Promise<unknown>)[] = []

afterAll(async () => {
  for (const end of ends) await end()
})

/** Starts an example on a newsroom of its own; answers how to read it. */
async function start(name: string) {
  const newsroom = await newsroomDatabase()
  const folder = temporaryFolder()
  const siteDir = join(folder, name)
  // Uses a copy, because the checkout may be writable by a group.
  cpSync(join(root, 'examples', name), siteDir, { recursive: true })
  const { tsconfigOf } = await import(join(root, 'bin/site-scaffold.js'))
  writeFileSync(join(siteDir, 'tsconfig.json'), tsconfigOf(root))
  spawnSync('chmod', ['-R', 'go-w', siteDir])
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const env = {
    ...process.env,
    ...{ SITE_DIR: siteDir, DATABASE_URL: newsroom.url, DATA_DIR: join(folder, 'data') },
    ...{ PORT: String(port), SITE_URL: url, LOG_LEVEL: 'warn' },
  }
  let printed = ''
  const program = spawn(process.execPath, [launcher, 'start', '--empty'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  ends.push(async () => {
    if (program.exitCode === null) {
      program.kill('SIGTERM')
      await once(program, 'exit')
    }
    await newsroom.drop()
    rmSync(folder, { recursive: true, force: true })
  })
  for (const stream of [program.stdout!, program.stderr!])
    stream.on('data', (chunk) => {
      printed += chunk
    })
  await eventually(
    `${name} is up`,
    () => {
      if (program.exitCode !== null) throw new Error(`The program did not start:\n${printed}`)
      return printed.includes('Ctrl-C stops everything')
    },
    180_000,
  )
  return {
    url,
    read: async (path: string) => (await fetch(url + path)).text(),
    async ask(method: string, path: string, token: string, body: unknown) {
      const headers = {
        'Content-Type': 'application/json',
        ...(token && { Authorization: `Bearer ${token}` }),
      }
      const answer = await fetch(`${url}/api/v1${path}`, { method, headers, body: JSON.stringify(body) })
      return { status: answer.status, body: await answer.json() }
    },
    /** A command of the launcher, to its end. */
    run(...args: string[]): string {
      const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...args], {
        encoding: 'utf8',
        env,
      })
      expect([status, stderr]).toEqual([0, expect.any(String)])
      return stdout
    },
  }
}

/** The address and the text by which the README says that the example works. */
function promiseOf(name: string): { path: string; text: string } {
  const readme = readFileSync(join(root, 'examples', name, 'README.md'), 'utf8')
  const [, path, text] = /^It works when `(\/[^`]*)` shows «(.+)»\.$/m.exec(readme) ?? []
  expect([name, path, text]).toEqual([name, expect.any(String), expect.any(String)])
  return { path: path!, text: text! }
}

test('al-mida has its own look, and two fields that are shown and searchable', { tags: 'long' }, async () => {
  const { read, run } = await start('al-mida')
  run('import', join(root, 'examples/al-mida/articles.jsonl'))
  const { path, text } = promiseOf('al-mida')
  await eventually('what the README promises', async () => (await read(path)).includes(text))
  const front = await read('/')
  expect(front).toMatch(/<a class="name" href="\/"><img src="\/assets\/logo\.\w+\.svg"/)
  expect(front).toMatch(/font-family:Kufi/)
  expect(front).toMatch(/data-module="table"><section class="band".*class="front-lead typed"/s)
  expect(front).toMatch(/<svg aria-hidden="true" width="100%"/)
  expect(front).toContain('<b>بقلم ليان الحاتمي</b>')
  const address = /href="(\/articles\/\d+\/[^"]*خبز[^"]*)"/.exec(front)![1]!
  const article = await read(address)
  expect(article).toContain('<span>المكان: نزلة الرمان</span>')
  expect(article).toMatch(/<h2>أصوات هذه القصة<\/h2><ul><li>أمّ غيث، خبّازة<\/li>/)
  for (const word of ['نزلة الرمان', 'الرفاعي'])
    await eventually(`${word} is found`, async () =>
      (await read(`/search?q=${encodeURIComponent(word)}`)).includes('خبز الفجر'),
    )
  expect(await read('/ads.txt')).toContain('ads.example, al-mida-1, DIRECT')
  expect(await read('/favicon.ico')).toContain('#b3122f')
})

test('match-centre has a match that the API updates on pages, articles and partner feeds', {
  tags: 'long',
}, async () => {
  const { read, run, ask } = await start('match-centre')
  const token = run('token', 'create', '--role', 'editor').trim().split('\n').at(-1)!
  const final = JSON.parse(readFileSync(join(root, 'examples/match-centre/final.json'), 'utf8'))
  expect((await ask('PUT', '/x/matches/matches/final', '', final)).status).toBe(401)
  expect((await ask('PUT', '/x/matches/matches/final', token, { ...final, minute: 900 })).status).toBe(422)
  expect(await ask('PUT', '/x/matches/matches/final', token, final)).toEqual({ status: 200, body: final })
  const { path, text } = promiseOf('match-centre')
  const plain = async (address: string) => (await read(address)).replace(/<[^>]+>/g, '')
  await eventually('what the README promises', async () => (await plain(path)).includes(text))

  const block = { type: 'x_matches_match', attrs: { ...final, match: 'final' } }
  const content = { headline: 'النسور يتقدمون في النهائي', body: { type: 'doc', content: [block] } }
  const { body: made } = await ask('POST', '/articles', token, content)
  expect(made).toMatchObject({ id: expect.any(Number) })
  const published = await ask('POST', `/articles/${made.id}/publish`, token, {})
  expect([published.status, published.body]).toEqual([200, expect.anything()])
  await eventually('the page of the match links to its article', async () =>
    (await read(path)).includes(content.headline),
  )
  const address = /href="(\/articles\/\d+\/[^"]+)"/.exec(await read(path))![1]!
  const article = await read(address)
  expect(article).toMatch(
    /<aside class="facts"><h2><a href="\/matches\/final">نسور الجبل – بحّارة المرسى<\/a>/,
  )
  expect(article).toMatch(/data-island="matches"><section[^>]* data-match="final">/)

  await ask('PUT', '/x/matches/matches/final', token, { ...final, awayScore: 1, minute: 52 })
  await eventually('the line above the text is updated', async () =>
    /data-match="final"><p>(?:(?!<\/p>).)*الدقيقة 52/.test(await read(address)),
  )
  expect(await read(address)).toMatch(/<aside class="facts">(?:(?!<\/aside>).)*الدقيقة 37/)
  const { scores } = JSON.parse(await read('/api/v1/x/matches/matches/final'))
  expect(scores).toEqual(['52: 1-1'])
  await eventually('the partner feed has it', async () =>
    (await read('/feeds/latest.tsv'))
      .split('\n')
      .some((line) => line.includes(`/articles/${made.id}`) && line.endsWith(`\t${content.headline}`)),
  )
})
