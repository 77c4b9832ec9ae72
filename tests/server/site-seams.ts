/**
 * Parts of site-folder.test.ts: kinds of a module, its switch, its screen in a browser, and the examples of
 * docs/extending.md.
 */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect } from 'vitest'
import { openBrowser } from '../browser.ts'
import { eventually } from '../harness.ts'

// biome-ignore lint/suspicious/noExplicitAny: a test looks at whatever came
type Ask = (method: string, path: string, body?: unknown) => Promise<{ status: number; body: any }>

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
  await eventually('what nobody waited for is named', async () =>
    JSON.stringify((await ask('GET', '/modules')).body).includes('nobody waited for this'),
  )
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
    await eventually('the settings are kept', async () => {
      const { items } = (await ask('GET', '/modules')).body
      return items.find((one: { name: string }) => one.name === 'ballots').settings.values.choices === 'yes'
    })
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
