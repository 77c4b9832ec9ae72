/** Parts of site-folder.test.ts: kinds of a module, its switch, and its screen in a browser. */
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
  expect((await ask('GET', '/article-types')).body).toMatchObject({
    ...{ switchedOff: ['reading-list'], kinds: [], fields: [], blocks: [] },
  })
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
