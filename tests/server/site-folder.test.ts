/** A newsroom's own folder, as its engineer meets it: built, started, broken, refused. */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  chmodSync,
  copyFileSync,
  cpSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  eventually,
  freePort,
  newsroomDatabase,
  publish,
  root,
  type TestDatabase,
  temporaryFolder,
} from '../harness.ts'

import {
  countIn,
  holdAndRelease,
  moduleNamed,
  pollWires,
  publishOfModuleKind,
  readPublicFiles,
  removeSecret,
  searchWithModule,
  switchInBoth,
  useDocumentedExamples,
  useModulesScreen,
} from './site-seams.ts'

let newsroom: TestDatabase
let folder: string
let siteDir: string
let url: string
let env: NodeJS.ProcessEnv
let printed = ''
let program: ReturnType<typeof spawn>

const launcher = join(root, 'bin/nashra.js')
/** A command of the launcher, to its end. */
const run = (args: string[], more: Record<string, string> = {}) =>
  spawnSync(process.execPath, [launcher, ...args], { encoding: 'utf8', env: { ...env, ...more } })

const tokenOf = (role: string) =>
  run(['token', 'create', '--role', role, '--name', 'test']).stdout.trim().split('\n').at(-1)!

beforeAll(async () => {
  newsroom = await newsroomDatabase()
  folder = temporaryFolder()
  siteDir = join(folder, 'site')
  // Does not use chmod only, because the checkout may be writable by a group.
  cpSync(join(root, 'tests/fixtures/site'), siteDir, { recursive: true })
  spawnSync('chmod', ['-R', 'go-w', siteDir])
  copyFileSync(join(root, 'src/site/share-images/card-latin.ttf'), join(folder, 'outside.txt'))
  symlinkSync(join(folder, 'outside.txt'), join(siteDir, 'public/leaves.txt'))
  const face = readdirSync(join(root, 'src/site/fonts')).find((name) => name.startsWith('plex-'))!
  copyFileSync(join(root, 'src/site/fonts', face), join(siteDir, 'brand/fonts/harbour.woff2'))
  const picture = { create: { width: 1200, height: 630, channels: 3 as const, background: '#7a3b12' } }
  await sharp(picture).png().toFile(join(siteDir, 'brand/share.png'))
  const port = await freePort()
  url = `http://127.0.0.1:${port}`
  env = {
    ...process.env,
    ...{ SITE_DIR: siteDir, DATABASE_URL: newsroom.url, DATA_DIR: join(folder, 'data') },
    ...{ PORT: String(port), SITE_URL: url, LOG_LEVEL: 'warn', ALLOW_PRIVATE_HOSTS: '127.0.0.1' },
  }
  program = spawn(process.execPath, [launcher, 'start', '--empty'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [program.stdout!, program.stderr!])
    stream.on('data', (chunk) => {
      printed += chunk
    })
  await eventually(
    'the site is up',
    () => {
      if (program.exitCode !== null) throw new Error(`The program did not start:\n${printed}`)
      return printed.includes('Ctrl-C stops everything')
    },
    180_000,
  )
})

afterAll(async () => {
  if (program?.exitCode === null) {
    program.kill('SIGTERM')
    await once(program, 'exit')
  }
  await newsroom?.drop()
  rmSync(folder, { recursive: true, force: true })
})

test('each page has the brand, and the security policy allows exactly its style', async () => {
  await eventually('the modules are named', () => /The newsroom's own modules: [\w, -]*polls/.test(printed))
  const page = await fetch(url)
  const html = await page.text()
  expect(html).toMatch(
    /<a class="name[^>]*><img src="\/assets\/logo\.\w+\.svg" width="160" height="48" alt="[^"]+"/,
  )
  const sheets = [...html.matchAll(/<style>([^<]*)<\/style>/g)].map(([, sheet]) => sheet!)
  expect(sheets.join()).toContain('--paper:light-dark(#fffaf2,#191410)')
  const face = /@font-face\{font-family:Harbour;[^}]*url\((\/assets\/harbour\.\w+\.woff2)\)/.exec(
    sheets.join(),
  )![1]!
  expect(sheets.join()).not.toMatch(/naskh|plex-/)
  const policy = page.headers.get('content-security-policy')!
  for (const sheet of sheets)
    expect(policy).toContain(`'sha256-${createHash('sha256').update(sheet).digest('base64')}'`)
  expect(html).toContain(`as="font" crossorigin href="${face}"`)
  expect((await fetch(url + face)).headers.get('content-type')).toBe('font/woff2')
  const share = /property="og:image" content="([^"]+)"/.exec(html)![1]!
  expect(share).toMatch(/\/assets\/share\.\w+\.png$/)
  expect((await fetch(share)).headers.get('content-type')).toBe('image/png')
  expect(await (await fetch(`${url}/favicon.ico`)).text()).toContain('#7a3b12')
  const manifest = (await (await fetch(`${url}/manifest.webmanifest`)).json()) as { background_color: string }
  expect(manifest.background_color).toBe('#fffaf2')
  const script = /src="(\/assets\/islands\.\w+\.js)"/.exec(html)![1]!
  expect(await (await fetch(url + script)).text()).toContain('readingList')
})

test('modules add a page, a slot, a card and a feed; failing slots are empty and delay nothing', async () => {
  await publish(newsroom.db, { headline: 'The harbour opens' })
  await eventually('the article is on the front page', async () =>
    (await (await fetch(url)).text()).includes('The harbour opens'),
  )
  const front = await (await fetch(url)).text()
  expect(front).toMatch(
    /<main id="main">(<h1[^<]*<\/h1>)?<div class="slot" data-slot="front\.top" data-module="polls" data-island="polls"><p class="poll">/,
  )
  expect(front).toMatch(/<div class="own-card of-\d+"><article class="card/)
  expect(front).not.toMatch(/elsewhere\.example|data-slot="(footer|page\.top)"/)
  const page = await fetch(`${url}/polls?x=1`)
  const html = await page.text()
  expect([page.status, html]).toEqual([
    200,
    expect.stringContaining('<h1>Polls</h1><p>The harbour opens <time'),
  ])
  expect(html).toMatch(/<title>.?Polls of [^<|]+ \| /)
  const feed = await fetch(`${url}/feeds/latest.txt`)
  expect([feed.headers.get('content-type'), (await feed.text()).split('\n')[1]]).toEqual([
    'text/plain; charset=utf-8',
    expect.stringContaining('The harbour opens'),
  ])
})

test('public files have their type and tag; hidden files and links to other folders are not served', async () => {
  await readPublicFiles(url)
  expect(printed).toMatch(/public\/leaves\.txt is a link that leaves the folder/)
  expect(printed).toMatch(/public\/\.hidden is hidden/)
  expect(printed).toMatch(/"file":"public\/robots\.txt"/)
})

test('fields and blocks of a module go from the API to the page and a panel', { tags: 'long' }, async () => {
  const token = tokenOf('editor')
  const call = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    return { status: answer.status, body: (await answer.json()) as never }
  }
  const { fields } = (await call('GET', '/article-types')).body as {
    fields: { name: string; input: object }[]
  }
  expect(fields[0]).toMatchObject({ name: 'reading-list.level', input: { type: 'choice' } })
  const block = { type: 'x_reading-list_book', attrs: { title: 'مدن <الملح>' } }
  const content = { headline: 'كتب الشتاء', body: { type: 'doc', content: [block] } }
  const level = (value: string) => ({ ...content, fields: { 'reading-list.level': value } })
  expect((await call('POST', '/articles', level('unheard-of'))).status).toBe(422)
  expect((await call('POST', '/articles', { ...content, fields: { 'maps.place': 'x' } })).status).toBe(422)
  const made = (await call('POST', '/articles', level('hard'))).body as { id: number }
  expect((await call('GET', `/articles/${made.id}`)).body).toMatchObject({ content: level('hard') })
  const { address } = (await call('POST', `/articles/${made.id}/publish`, {})).body as { address: string }
  const page = await (await fetch(url + encodeURI(address))).text()
  expect(page).toContain('<p class="book">مدن &lt;الملح&gt;</p>')
  const sent = run(['export']).stdout
  expect(sent).toContain('field:reading-list.level')
  const chunks = globSync('**/newsroom/**/*.js', { cwd: join(root, 'dist/sites') })
  const panels = chunks.filter((name) =>
    readFileSync(join(root, 'dist/sites', name), 'utf8').includes('reading-list-screen'),
  )
  expect(panels).not.toEqual([])
})

let token = ''
/** Publications that the module counted before. */
let before = 0
/** Asks the API: as an administrator, or as nobody. */
async function ask(method: string, path: string, body?: unknown, asWhom = token) {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: {
      ...(asWhom ? { Authorization: `Bearer ${asWhom}` } : {}),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    body: body === undefined ? null : JSON.stringify(body),
  })
  const text = await answer.text()
  return { status: answer.status, body: text ? JSON.parse(text) : null }
}
const countOf = (key: string) => countIn(ask, key)
async function publishByApi(headline: string) {
  const text = { body: '<p>نص.</p>', headline }
  const { body } = await ask('POST', '/articles', text)
  return ask('POST', `/articles/${body.id}/publish`, {})
}
const ballotsModule = () => moduleNamed(ask, 'ballots')

test('a wire imports its items; a wire that throws is reported', () => {
  token = tokenOf('administrator')
  return pollWires(ask, url)
})

test('a module answers searches; the product answers when the module throws or is switched off', async () => {
  await searchWithModule(ask, url, newsroom)
  expect(printed).toContain('The index has no silver.')
})

test('a module listens to publications; failed and late work is undone, and the article is public', async () => {
  before = await countOf('published')
  expect((await publishByApi('خبر')).body.state).toBe('published')
  expect(await countOf('published')).toBe(before + 1)
  expect((await publishByApi('it throws')).body.state).toBe('published')
  expect(await countOf('published')).toBe(before + 1)
  expect((await publishByApi('it is late')).body.state).toBe('published')
  expect(await countOf('published')).toBe(before + 2)
  await eventually('the late code was refused', () => /refused: .*was too slow or has ended/.test(printed))
  expect(await countOf('late')).toBe(0)
  await eventually('failures are kept', async () => (await ballotsModule()).failures[0]?.count === 2)
  const { failures } = await ballotsModule()
  expect(failures[0]).toMatchObject({ kind: 'listener', name: 'article.published' })
  expect(await (await fetch(`${url}/metrics`)).text()).toContain(
    'nashra_module_failures_total{module="ballots",kind="listener"} 2',
  )
  expect(run(['doctor']).stdout).toMatch(
    /WRONG +The module "ballots" failed \(listener article\.published\), 2 times/,
  )
})

test('a rule of a module prevents publication, and so does a failing rule', async () => {
  const gossip = await publishByApi('gossip of the day')
  expect([gossip.status, gossip.body.errors]).toEqual([
    422,
    [{ path: 'content.headline', code: 'custom', message: 'This is gossip.' }],
  ])
  const broken = await publishByApi('a broken rule')
  expect([broken.status, broken.body.detail]).toEqual([
    409,
    expect.stringContaining('The module "ballots" failed'),
  ])
  expect(await countOf('published')).toBe(before + 2)
  const file = join(folder, 'lines.txt')
  writeFileSync(file, 'a line from elsewhere\nmore gossip\n')
  const { stderr, status } = run(['import', file, '--from', 'poll-lines'])
  expect(stderr).toContain('1 created')
  expect([status, stderr]).toEqual([1, expect.stringContaining('This is gossip.')])
  expect(await countOf('published')).toBe(before + 3)
})

test('a module adds API routes, and simultaneous commands through them all count', async () => {
  const votes = await Promise.all(
    Array.from({ length: 8 }, () => ask('POST', '/x/ballots/votes', { choice: 'yes' }, '')),
  )
  expect(votes.map(({ status }) => status)).toEqual(Array(8).fill(201))
  expect(await countOf('vote:yes')).toBe(8)
  const wrong = [
    await ask('POST', '/x/ballots/votes', { choice: 'maybe' }, ''),
    await ask('POST', '/x/ballots/votes', { choice: 'yes', more: 1 }, ''),
    await ask('POST', '/x/ballots/close', undefined, ''),
    await ask('GET', '/x/ballots/nothing', undefined, ''),
    await ask('GET', '/x/ballots/broken', undefined, ''),
    await ask('DELETE', '/x/ballots/votes', undefined, ''),
  ]
  expect(wrong.map(({ status, body }) => [status, body.code])).toEqual([
    [422, 'invalid'],
    [422, 'invalid'],
    [401, 'unauthenticated'],
    [404, 'not-found'],
    [500, 'failed'],
    [405, 'method-not-allowed'],
  ])
  const foreign = await fetch(`${url}/api/v1/x/ballots/votes`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: 'https://elsewhere.example' },
    body: '{"choice":"yes"}',
  })
  expect(foreign.status).toBe(403)
  const { paths } = (await ask('GET', '/openapi.json')).body
  expect(paths['/api/v1/x/ballots/votes'].post.operationId).toBe('xBallotsVote')
})

test('settings of a module are validated and secrets stay; its timer and job run', async () => {
  const settings = (await ballotsModule()).settings
  expect(settings.schema.properties.choices).toMatchObject({ title: 'Choices', maxLength: 200 })
  const put = (given: object, version: number | null = null) =>
    ask('PUT', '/modules/ballots/settings', { settings: given, version })
  expect((await put({ choices: 7 })).body.errors[0].path).toBe('settings.choices')
  expect((await put({ other: 'x' })).status).toBe(422)
  expect((await put({ choices: 'maybe', token: 's3cret' }, 0)).body).toEqual({ version: 1 })
  expect((await put({ choices: 'yes' }, 0)).status).toBe(409)
  const whole = JSON.stringify(await ballotsModule())
  expect(whole).not.toContain('s3cret')
  expect((await ballotsModule()).settings).toMatchObject({
    ...{ values: { choices: 'maybe' }, secretsSet: ['token'], version: 1 },
  })
  expect((await ask('POST', '/x/ballots/votes', { choice: 'maybe' }, '')).status).toBe(201)
  expect((await ask('POST', '/x/ballots/close')).body).toEqual({ votes: 9 })
  expect(await countOf('closed-with')).toBe(9)
  await eventually('the job has run', async () => (await countOf('reported:s3cret')) === 1)
  await eventually('the timer has come twice', async () => (await countOf('ticks')) > 1)
  await removeSecret(ask)
})

test('after a restore jobs and wires of a module wait, except a job that sends nothing', () =>
  holdAndRelease(ask, newsroom.pool))

test('a module is switched off in all processes without a restart; none of it runs, and its data stays', async () => {
  const port = await freePort()
  const second = spawn(process.execPath, [launcher, 'start', '--empty'], {
    env: { ...env, PORT: String(port) },
    stdio: 'ignore',
  })
  try {
    await switchInBoth(ask, url, `http://127.0.0.1:${port}`)
  } finally {
    second.kill('SIGTERM')
    if (second.exitCode === null) await once(second, 'exit')
  }
  expect((await ask('PUT', '/modules/nothing', { enabled: false })).status).toBe(404)
  expect((await publishByApi('gossip, without a module')).body.state).toBe('published')
  expect(await ballotsModule()).toMatchObject({
    enabled: false,
    data: [{ collection: 'counts', isKnown: true }],
  })
  expect((await ask('PUT', '/modules/ballots', { enabled: true })).status).toBe(204)
  await eventually(
    'the route is back',
    async () => (await ask('GET', '/x/ballots/counts/all')).status === 200,
  )
  expect(await countOf('published')).toBe(before + 3)
  expect((await publishByApi('more gossip')).status).toBe(422)
})

test('a module’s kind of article and its other additions appear and disappear with its switch', () =>
  publishOfModuleKind(ask, url))

test('the examples of docs/extending.md do what they say', () => useDocumentedExamples(ask, url))

test('administrators and editors see the modules in the newsroom', () => useModulesScreen(ask, url))

test('a failed build keeps the last good one and is reported; code outside the folder is not built', () => {
  const outside = join(folder, 'outside')
  mkdirSync(outside)
  writeFileSync(join(outside, 'module.ts'), "export const outside = { name: 'outside' }\n")
  symlinkSync(outside, join(siteDir, 'outside'))
  const config = join(siteDir, 'nashra.config.ts')
  writeFileSync(
    config,
    "import { outside } from './outside/module.ts'\nexport default { api: 1, modules: [outside] }\n",
  )
  const { stderr, stdout } = run(['doctor'])
  expect(stderr).toContain('imports "./outside/module.ts", which is outside the folder of the site')
  expect(stderr).toMatch(/THE SITE RUNS ON ITS LAST GOOD BUILD, of 20.*Mend/)
  expect(stdout).toMatch(/PostgreSQL 18 answers/)
  expect(stdout).toMatch(/ok +The newsroom's own modules: reading-list, polls/)
  expect(stdout).toMatch(/THE SITE RUNS ON ITS LAST GOOD BUILD/)
})

test('a folder that others may write is refused before any file is read', () => {
  const file = join(siteDir, 'reading-list/module.ts')
  for (const mode of [0o664, 0o646]) {
    chmodSync(file, mode)
    const { status, stderr } = run(['start'])
    expect(status).toBe(1)
    expect(stderr).toContain(`is refused: users other than its owner may write to ${file}`)
  }
  chmodSync(file, 0o644)
  const nowhere = run(['doctor'], { SITE_DIR: join(folder, 'nowhere') })
  expect([nowhere.status, nowhere.stderr]).toEqual([
    1,
    expect.stringMatching(/^SITE_DIR=\S+ cannot be read \(ENOENT\)/),
  ])
})
