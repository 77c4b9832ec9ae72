/**
 * Parts of site-folder.test.ts: kinds of a module, its switch, its screen in a browser, and the examples of
 * docs/extending.md.
 */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect } from 'vitest'
import { openBrowser } from '../browser.ts'
import { eventually, publish, type TestDatabase, untilReady } from '../harness.ts'

// biome-ignore lint/suspicious/noExplicitAny: a test looks at whatever came
type Ask = (method: string, path: string, body?: unknown) => Promise<{ status: number; body: any }>

/** Files of public/ have their type and tag; what is hidden or leads elsewhere is not served. */
export async function readPublicFiles(url: string): Promise<void> {
  const file = await fetch(`${url}/ads.txt`)
  expect(await file.text()).toBe('news.example, 1, DIRECT\n')
  expect(file.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(file.headers.get('x-content-type-options')).toBe('nosniff')
  const known = { 'If-None-Match': file.headers.get('etag')! }
  expect((await fetch(`${url}/ads.txt`, { headers: known })).status).toBe(304)
  const head = await fetch(`${url}/ads.txt`, { method: 'HEAD' })
  expect([head.status, head.headers.get('content-length')]).toEqual([200, '24'])
  expect((await fetch(`${url}/ads.txt`, { method: 'POST' })).status).toBe(405)
  const page = await fetch(`${url}/${encodeURI('تحقق.html')}?x=1`)
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/)
  expect((await fetch(`${url}/.well-known/security.txt`)).status).toBe(200)
  for (const path of ['/.hidden/notes.txt', '/leaves.txt', '/public/ads.txt', '/nashra.config.ts'])
    expect([path, (await fetch(url + path)).status]).toEqual([path, 404])
  expect(await (await fetch(`${url}/robots.txt`)).text()).toContain('sitemap.xml')
}

export const moduleNamed = async (ask: Ask, wanted: string) =>
  (await ask('GET', '/modules')).body.items.find(({ name }: { name: string }) => name === wanted)

/** How often the module "ballots" saw something. */
export const countIn = async (ask: Ask, key: string): Promise<number> =>
  (await ask('GET', `/x/ballots/counts/${key}`)).body.count

/** A wire imports what it finds, and the failure of another is named. */
export async function pollWires(ask: Ask, url: string): Promise<void> {
  await eventually('the item of the wire is published', async () =>
    (await (await fetch(`${url}/latest`)).text()).includes('السفن تدخل الميناء'),
  )
  expect(await countIn(ask, 'polled')).toBe(1)
  const failure = { kind: 'wire', name: 'silent', message: expect.stringContaining('does not answer') }
  await eventually('the other wire is named', async () => {
    const { failures } = await moduleNamed(ask, 'polls')
    return failures.some(({ kind }: { kind: string }) => kind === 'wire')
  })
  expect((await moduleNamed(ask, 'polls')).failures).toContainEqual(expect.objectContaining(failure))
}

/** The fixture's index knows no gold and fails for silver; the product's knows both. */
export async function searchWithModule(ask: Ask, url: string, { db }: TestDatabase): Promise<void> {
  const gold = await publish(db, { headline: 'Gold below the quay' })
  const silver = await publish(db, { headline: 'Silver above the quay' })
  const found = async (q: string) =>
    [
      ...(await (await fetch(`${url}/search?q=${q}`)).text()).matchAll(/<h2><a href="\/articles\/(\d+)\//g),
    ].map(([, id]) => Number(id))
  await eventually('the newest is found', async () => (await found('quay')).includes(silver))
  expect(await found('quay')).toEqual([silver])
  expect(await found('gold')).toEqual([])
  expect(await found('silver')).toEqual([silver])
  const turn = (enabled: boolean) => ask('PUT', '/modules/polls', { enabled })
  expect((await turn(false)).status).toBe(204)
  await eventually('the database answers', async () => (await found('quay')).includes(gold))
  expect((await turn(true)).status).toBe(204)
}

/** An empty text or null removes a secret, and the module works without it. */
export async function removeSecret(ask: Ask): Promise<void> {
  const put = async (token: string | null) =>
    (await ask('PUT', '/modules/ballots/settings', { settings: { token } })).status
  expect(await put('')).toBe(200)
  expect((await moduleNamed(ask, 'ballots')).settings.secretsSet).toEqual([])
  expect([await put('another'), await put(null)]).toEqual([200, 200])
  expect((await ask('POST', '/x/ballots/close')).status).toBe(200)
  await eventually('the job has run without it', async () => (await countIn(ask, 'reported:none')) === 1)
}

/** As after a restore: what leaves the machine waits until an administrator releases it. */
export async function holdAndRelease(ask: Ask, pool: TestDatabase['pool']): Promise<void> {
  const waiting = async () => (await moduleNamed(ask, 'ballots')).outgoing
  await eventually('nothing waits', async () => (await waiting()) === 0)
  const [sent, reported] = [await countIn(ask, 'notified'), await countIn(ask, 'reported:none')]
  await pool.query(`update outgoing set held_since = now(), held_because = 'restore'`)
  expect((await ask('POST', '/x/ballots/close')).status).toBe(200)
  await pool.query(`update timers set due_at = now() where key = 'x:ballots:wire:harbour'`)
  await eventually('both wait', async () => (await waiting()) === 2)
  await eventually('the job that stays runs', async () => (await countIn(ask, 'reported:none')) > reported)
  expect([await countIn(ask, 'notified'), await countIn(ask, 'polled')]).toEqual([sent, 1])
  expect((await ask('POST', '/outgoing/release', { queued: 'send' })).status).toBe(200)
  await eventually('the job is done', async () => (await countIn(ask, 'notified')) === sent + 1)
  await eventually('the wire is polled', async () => (await countIn(ask, 'polled')) === 2)
}

/** Switches modules off: both processes follow, also with pages and feeds that they have in their caches. */
export async function switchInBoth(ask: Ask, first: string, second: string): Promise<void> {
  await untilReady(second)
  const statusOf = (path: string) =>
    Promise.all([first, second].map(async (url) => (await fetch(url + path)).status))
  const both = (said: string, path: string, status: number) =>
    eventually(said, async () => (await statusOf(path)).every((one) => one === status))
  expect(await statusOf('/feeds/latest.txt')).toEqual([200, 200])
  for (const name of ['ballots', 'polls'])
    expect((await ask('PUT', `/modules/${name}`, { enabled: false })).status).toBe(204)
  await both('the route is gone', '/api/v1/x/ballots/counts/all', 404)
  await both('the feed is gone', '/feeds/latest.txt', 404)
  await both('the page is gone', '/polls', 404)
  expect((await ask('PUT', '/modules/polls', { enabled: true })).status).toBe(204)
  await both('the feed is back', '/feeds/latest.txt', 200)
}

/** A kind of article goes out with what it requires, is found by its name, and is its base without its module. */
export async function publishOfModuleKind(ask: Ask, url: string): Promise<void> {
  const book = { type: 'x_reading-list_book', attrs: { title: 'مدن الملح' } }
  const content = {
    headline: 'كتاب في رفّ البيت',
    kind: 'news',
    moduleKind: 'reading-list.review',
    body: { type: 'doc', content: [book] },
    fields: { 'reading-list.level': 'hard' },
  }
  const { id } = (await ask('POST', '/articles', content)).body
  const early = await ask('POST', `/articles/${id}/publish`, {})
  expect([early.status, early.body.errors]).toEqual([
    422,
    [expect.objectContaining({ path: 'content.standfirst', code: 'required' })],
  ])
  const kept = (await ask('GET', `/articles/${id}`)).body.content
  expect(kept).toMatchObject({ kind: 'opinion', moduleKind: 'reading-list.review' })
  expect(
    (await ask('PUT', `/articles/${id}`, { base: 1, content: { ...kept, standfirst: 'رفّ' } })).status,
  ).toBe(200)
  const { address } = (await ask('POST', `/articles/${id}/publish`, {})).body
  const read = async (path = encodeURI(address)) => (await fetch(url + path)).text()
  expect(await read()).toMatch(/<b>مراجعة كتاب<\/b>(?=.*<p class="book">مدن الملح)/s)
  const listed = await ask('GET', '/articles?kind=reading-list.review')
  expect(listed.body.items).toMatchObject([{ id, kind: 'opinion', moduleKind: 'reading-list.review' }])
  const found = `/search?q=${encodeURIComponent('البيت')}&kind=reading-list.review`
  await eventually('the search knows the kind', async () => (await read(found)).includes(`/articles/${id}/`))
  expect((await ask('PUT', '/modules/reading-list', { enabled: false })).status).toBe(204)
  await eventually(
    'nothing of the module is shown',
    async () => !/class="book"|مراجعة كتاب/.test(await read()),
  )
  const { switchedOff, ...types } = (await ask('GET', '/article-types')).body
  expect(switchedOff).toEqual(['reading-list'])
  expect(JSON.stringify(types)).not.toContain('reading-list')
  expect((await ask('GET', `/articles/${id}`)).body.content).toMatchObject({ body: content.body, fields: {} })
  expect((await ask('PUT', '/modules/reading-list', { enabled: true })).status).toBe(204)
  await eventually('it is back', async () => /<b>مراجعة كتاب<\/b>(?=.*class="book")/s.test(await read()))
}

/** An administrator sees what failed, and sets what the schema of the settings asks for. */
export async function useModulesScreen(ask: Ask, url: string): Promise<void> {
  expect((await ask('GET', '/x/ballots/careless')).status).toBe(200)
  await eventually('what nobody waited for is named', async () => {
    const said = JSON.stringify((await ask('GET', '/modules')).body)
    return said.includes('nobody waited for this') && said.includes('nobody could catch this')
  })
  const settingsOf = async () =>
    (await ask('GET', '/modules')).body.items.find(({ name }: { name: string }) => name === 'ballots')
      .settings
  const secret = { settings: { token: 'a secret' } }
  expect((await ask('PUT', '/modules/ballots/settings', secret)).status).toBe(200)
  const member = { name: 'ليان', email: 'l@example.org', role: 'administrator' }
  const { invitation } = (await ask('POST', '/staff', member)).body
  const token = new URL(invitation.url).searchParams.get('token')
  const joined = await fetch(`${url}/api/v1/invitations/${token}`, {
    method: 'POST',
    headers: { Origin: url, 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'ليان', email: 'l@example.org', password: 'كلمة سر طويلة 2026' }),
  })
  expect(joined.status).toBe(200)
  const context = await (await openBrowser()).newContext()
  try {
    const cookies = joined.headers.getSetCookie().map((line) => line.split(';')[0]!)
    await context.addCookies(
      cookies.map((pair) => ({ name: pair.split('=')[0]!, value: pair.slice(pair.indexOf('=') + 1), url })),
    )
    const page = await context.newPage()
    await page.goto(`${url}/newsroom/modules`)
    await page.getByRole('button', { name: 'افتح «ballots»' }).click()
    await page.getByText('the route is broken').waitFor()
    await page.getByText('nobody waited for this').waitFor()
    await page.getByLabel('Choices').fill('yes')
    await page.getByRole('button', { name: 'احفظ الإعدادات' }).click()
    await eventually('the settings are kept', async () => (await settingsOf()).values.choices === 'yes')
    expect((await settingsOf()).secretsSet).toEqual(['token'])
    await page.getByRole('button', { name: 'احذف «Token»' }).click()
    await page.getByRole('button', { name: 'أبقِ «Token»' }).waitFor()
    await page.getByRole('button', { name: 'احفظ الإعدادات' }).click()
    await eventually('the secret is removed', async () => (await settingsOf()).secretsSet.length === 0)
    await page.getByRole('button', { name: 'احذف «Token»' }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'أوقفها' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'أوقفها' }).click()
    await page.getByRole('button', { name: 'شغّلها' }).click()
    await page.getByRole('button', { name: 'أوقفها' }).waitFor()
    await page.goto(`${url}/newsroom/articles/new`)
    await page.getByRole('button', { name: 'أدرج' }).click()
    await page.getByRole('menuitem', { name: 'reading-list_book' }).click()
    await page.getByRole('button', { name: 'ضعه في النص' }).click()
    await page.getByText('لا بدّ من ملء هذه الخانة.').waitFor()
    await page.getByLabel('title').fill('مدن الملح')
    await page.getByRole('button', { name: 'ضعه في النص' }).click()
    await page.locator('.body-card').getByText('مدن الملح').waitFor()
  } finally {
    await context.close()
  }
}

/** One opinion with the documented fields and block, its feed, and the request to a partner. */
export async function useDocumentedExamples(ask: Ask, url: string): Promise<void> {
  const received: unknown[] = []
  const partner = createServer(async (request, response) => {
    received.push(JSON.parse(await text(request)))
    response.end()
  }).listen(0, '127.0.0.1')
  await once(partner, 'listening')
  try {
    const { port } = partner.address() as { port: number }
    const settings = { url: `http://127.0.0.1:${port}/new` }
    expect((await ask('PUT', '/modules/partners/settings', { settings })).status).toBe(200)
    const block = (attrs: object) => ({
      ...{ headline: 'رأي في الشاي', kind: 'opinion' },
      fields: { 'reviews.rating': 4 },
      body: { type: 'doc', content: [{ type: 'x_checks_verdict', attrs }] },
    })
    const refused = await ask('POST', '/articles', block({ claim: '', verdict: 'wrong' }))
    expect([refused.status, refused.body.errors[0].path]).toEqual([422, 'content.body.content.0.attrs.claim'])
    const { id } = (await ask('POST', '/articles', block({ claim: 'الشاي <أزرق>', verdict: 'wrong' }))).body
    const { address } = (await ask('POST', `/articles/${id}/publish`, {})).body
    const read = async (path: string) => (await fetch(url + encodeURI(path))).text()
    const page = await read(address)
    expect(page).toContain('<aside class="facts"><h2>الشاي &lt;أزرق&gt;</h2><p>خطأ</p></aside>')
    expect(page).toContain('<p>التقييم: 4 من 5</p>')
    expect(page).toContain('<p>رأي الكاتب لا رأي الصحيفة</p>')
    expect(page).toContain('data-island="question"><p>هل تتفق مع الكاتب؟</p>')
    await eventually('the feed has it', async () =>
      (await read('/feeds/latest.tsv')).startsWith('رأي في الشاي\thttp'),
    )
    expect(await read('/feeds/latest.rss')).toContain('<p>الشاي &lt;أزرق&gt;: خطأ</p>')
    expect(await read('/questions/ports?round=2')).toContain('<h1>ports: 2</h1>')
    expect((await ask('POST', '/x/votes/votes', { choice: 'yes' })).body).toEqual({ count: 1 })
    await eventually('the partner knows it', () =>
      received.some((one) => JSON.stringify(one) === JSON.stringify({ id, headline: 'رأي في الشاي' })),
    )
  } finally {
    partner.close()
  }
}
