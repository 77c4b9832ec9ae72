/** The newsroom's door and the frame around every screen. */
import { request } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publish } from '../harness.ts'
import { desktop, openNewsroom, phone, violations } from './browser.ts'

let newsroom: Awaited<ReturnType<typeof openNewsroom>>
beforeAll(async () => {
  newsroom = await openNewsroom()
})
afterAll(() => newsroom.close())

test('the page has a new nonce in each answer, and nobody may frame or keep it', async () => {
  const nonces = new Set<string>()
  for (const path of ['/newsroom', '/newsroom/articles/12?x=1']) {
    const answer = await fetch(newsroom.url + path)
    const html = await answer.text()
    const policy = answer.headers.get('content-security-policy') ?? ''
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
    expect(nonce.length).toBeGreaterThan(20)
    nonces.add(nonce)
    expect(html.match(/<script /g)?.length).toBe(html.split(`<script nonce="${nonce}"`).length - 1)
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('x-frame-options')).toBe('DENY')
    expect(answer.headers.get('referrer-policy')).toBe('same-origin')
  }
  expect(nonces.size).toBe(2)
})

test('the built files may be kept for ever; nothing else of the folder is given out', async () => {
  const html = await (await fetch(`${newsroom.url}/newsroom`)).text()
  const script = /src="(\/newsroom\/assets\/[^"]+)"/.exec(html)![1]!
  const answer = await fetch(newsroom.url + script)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('cache-control')).toContain('immutable')
  for (const name of ['manifest.json', 'main.js', '..%2fcli.js', '.hidden', '']) {
    const missing = await fetch(`${newsroom.url}/newsroom/assets/${name}`)
    expect([name, missing.status, missing.headers.get('cache-control')]).toEqual([name, 404, 'no-store'])
  }
})

test('who comes by number is led to the name, for passkeys belong to names', async () => {
  const port = new URL(newsroom.url).port
  const location = await new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: '/newsroom/invitation?token=abc' }, (answer) => {
      answer.resume()
      resolve([answer.statusCode, answer.headers.location])
    })
      .on('error', reject)
      .end()
  })
  expect(location).toEqual([302, `${newsroom.url}/newsroom/invitation?token=abc`])
})

test('everybody sees the places that their role may use, and no others', async () => {
  const places = async (role: 'reporter' | 'editor' | 'administrator') => {
    const { page } = await newsroom.enter(role, '/newsroom/account')
    const links = page.getByRole('navigation', { name: 'أقسام غرفة الأخبار' }).getByRole('link')
    const names = await links.allInnerTexts()
    await page.context().close()
    return names
  }
  const reporter = await places('reporter')
  expect(reporter).toEqual(['اليوم', 'المواد', 'التغطيات', 'الجدول', 'الصور'])
  const editor = await places('editor')
  expect(editor).toEqual(expect.arrayContaining([...reporter, 'الواجهة', 'الملفات', 'الوكالات', 'البرامج']))
  expect(editor).not.toContain('فريق التحرير')
  expect(await places('administrator')).toEqual(
    expect.arrayContaining([
      ...editor,
      'الأقسام',
      'إعدادات النشرة',
      'فريق التحرير',
      'رموز الوصول',
      'سجل الأعمال',
    ]),
  )
})

test('the palette goes to a place, finds an article and says what it found, by keyboard alone', async () => {
  await publish(newsroom.db, { headline: 'افتتاح جسر المرفأ القديم بعد ترميمه' })
  const { page } = await newsroom.enter('editor', '/newsroom/account')
  // The same key on an Arabic keyboard.
  await page.keyboard.press('Control+KeyK')
  const input = page.getByRole('combobox', { name: 'ابحث أو نفّذ' })
  await input.fill('الجدول')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/newsroom/calendar')
  await page.keyboard.press('Control+KeyK')
  await input.fill('جسر المرفا')
  const option = page.getByRole('option', { name: /افتتاح جسر المرفأ القديم/ })
  await option.waitFor()
  const active = await input.getAttribute('aria-activedescendant')
  expect(await option.getAttribute('id')).toBe(active)
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/newsroom\/articles\/\d+$/)
  await page.context().close()
})

test('the question mark shows the keys, on an Arabic keyboard too', async () => {
  const { page } = await newsroom.enter('editor', '/newsroom/account')
  await page.locator('body').dispatchEvent('keydown', { key: '؟', bubbles: true })
  const help = page.getByRole('dialog', { name: 'اختصارات لوحة المفاتيح' })
  await help.getByText('مادة جديدة').waitFor()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await help.waitFor({ state: 'hidden' })
  await page.context().close()
})

for (const viewport of [desktop, phone]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`the frame is right at ${viewport.width} px, ${colorScheme}, in both languages`, async () => {
      const { page } = await newsroom.enter('administrator', '/newsroom/nowhere', { viewport, colorScheme })
      expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
      expect(await violations(page)).toEqual([])
      if (viewport === phone) {
        await page.getByRole('button', { name: 'المزيد' }).click()
        await page.getByRole('dialog').getByRole('link', { name: 'سجل الأعمال' }).waitFor()
        expect(await violations(page)).toEqual([])
        await page.keyboard.press('Escape')
      }
      await page.getByRole('button', { name: /^حساب/ }).click()
      await page.getByRole('menuitem', { name: 'حسابي' }).waitFor()
      expect(await violations(page)).toEqual([])
      await page.getByRole('menuitem', { name: 'حسابي' }).click()
      await page.getByRole('radiogroup', { name: 'لغة غرفة الأخبار' }).getByText('English').click()
      await page.getByRole('heading', { level: 1, name: 'My account' }).waitFor()
      expect(await page.locator('html').getAttribute('dir')).toBe('ltr')
      await page.reload()
      await page.getByRole('heading', { level: 1, name: 'My account' }).waitFor()
      expect(await violations(page)).toEqual([])
      const widest = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(widest).toBeLessThanOrEqual(viewport.width)
      expect(page.complaints).toEqual([])
      await page.context().close()
    })
  }
}

test('a list screen brings at most 450 KB of scripts and styles, compressed', async () => {
  const { page } = await newsroom.enter('administrator', '/newsroom/account')
  const loaded = new Set<string>()
  page.on('request', (request) => {
    if (/\/newsroom\/assets\/.*\.(js|css)$/.test(request.url())) loaded.add(request.url())
  })
  await page.goto(`${newsroom.url}/newsroom/articles`)
  await page.locator('h1').first().waitFor()
  await page.waitForLoadState('networkidle')
  let bytes = 0
  for (const url of loaded) bytes += gzipSync(await (await fetch(url)).bytes()).length
  expect(loaded.size).toBeGreaterThan(1)
  expect(bytes).toBeLessThanOrEqual(450_000)
  await page.context().close()
})
