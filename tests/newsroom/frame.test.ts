/** The newsroom's page and the frame around every screen. */

import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, publish } from '../harness.ts'
import { desktop, openNewsroom, overhang, phone, violations, violationsInBothSchemes } from './browser.ts'

let newsroom: Awaited<ReturnType<typeof openNewsroom>>
beforeAll(async () => {
  newsroom = await openNewsroom()
})
afterAll(() => newsroom.close())

test('the page has a new nonce in each response, and cannot be framed or cached', async () => {
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

test('built files can be cached for ever, and no other file of the folder is served', async () => {
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

test('an IP address redirects to the host name, because passkeys are bound to host names', async () => {
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

test('the navigation shows exactly the screens of the role', { tags: 'long' }, async () => {
  const places = async (role: 'reporter' | 'editor' | 'administrator') => {
    const { page } = await newsroom.enter(role, '/newsroom/account')
    const links = page.getByRole('navigation', { name: 'أقسام غرفة الأخبار' }).getByRole('link')
    const names = await links.allInnerTexts()
    await newsroom.leave(page)
    return names
  }
  const reporter = await places('reporter')
  expect(reporter).toEqual(['اليوم', 'المواد', 'التغطيات', 'الجدول', 'الوسائط'])
  const editor = await places('editor')
  expect(editor).toEqual(expect.arrayContaining([...reporter, 'الواجهة', 'الملفات', 'الوكالات', 'البرامج']))
  expect(editor).not.toContain('فريق التحرير')
  expect(await places('administrator')).toEqual(
    expect.arrayContaining([
      ...editor,
      'الأقسام',
      'إعدادات الموقع',
      'فريق التحرير',
      'رموز الوصول',
      'سجل النشاط',
    ]),
  )
})

test('the palette opens a screen, finds an article and announces results, by keyboard alone', {
  tags: 'long',
}, async () => {
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
  await newsroom.leave(page)
})

test('the question mark shows the keyboard shortcuts, on an Arabic keyboard too', async () => {
  const { page } = await newsroom.enter('editor', '/newsroom/account')
  await page.locator('body').dispatchEvent('keydown', { key: '؟', bubbles: true })
  const help = page.getByRole('dialog', { name: 'اختصارات لوحة المفاتيح' })
  await help.getByText('مادة جديدة').waitFor()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await help.waitFor({ state: 'hidden' })
  await newsroom.leave(page)
})

for (const viewport of [desktop, phone]) {
  test(`the frame fits at ${viewport.width} px, light and dark, in both languages`, {
    tags: 'long',
  }, async () => {
    const { page } = await newsroom.enter('administrator', '/newsroom/nowhere', { viewport })
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
    expect(await violationsInBothSchemes(page)).toEqual([])
    if (viewport === phone) {
      await page.getByRole('button', { name: 'المزيد' }).click()
      await page.getByRole('dialog').getByRole('link', { name: 'سجل النشاط' }).waitFor()
      expect(await violationsInBothSchemes(page)).toEqual([])
      await page.keyboard.press('Escape')
    }
    await page.getByRole('button', { name: /^حساب/ }).click()
    await page.getByRole('menuitem', { name: 'حسابي' }).waitFor()
    expect(await violationsInBothSchemes(page)).toEqual([])
    await page.getByRole('menuitem', { name: 'حسابي' }).click()
    await page.getByRole('radiogroup', { name: 'لغة غرفة الأخبار' }).getByText('English').click()
    await page.getByRole('heading', { level: 1, name: 'My account' }).waitFor()
    expect(await page.locator('html').getAttribute('dir')).toBe('ltr')
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'My account' }).waitFor()
    expect([await violationsInBothSchemes(page), await overhang(page)]).toEqual([[], 0])
    expect(page.complaints).toEqual([])
    await newsroom.leave(page)
  })
}

test('a list screen loads at most 450 KB of scripts and styles, compressed', async () => {
  // A moderator writes no articles, for whom the screen brings the editor a moment later.
  const { page } = await newsroom.enter('moderator', '/newsroom/account')
  // Files of the first screen do not count for the list.
  await page.waitForLoadState('networkidle')
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
  await newsroom.leave(page)
})

test('closing a dialog returns the focus to the element that opened it', { tags: 'long' }, async () => {
  const { page } = await newsroom.enter('editor', async (member) => {
    const { id } = (await member.post('/articles', { headline: 'مادة بحوارات كثيرة' })).body
    return `/newsroom/articles/${id}`
  })
  await page.getByRole('textbox', { name: 'نص المادة' }).waitFor()
  const button = (name: string) => page.getByRole('button', { name, exact: true }).first()
  const dialog = page.getByRole('dialog')
  const isBack = (name: string) =>
    expect
      .poll(() => button(name).evaluate((one) => one === document.activeElement), { message: name })
      .toBe(true)
  const closings = {
    escape: () => page.keyboard.press('Escape'),
    cross: () =>
      dialog
        .getByRole('button', { name: /^(إغلاق|إلغاء)$/ })
        .first()
        .click(),
  }
  for (const name of ['انشر', 'معاينة', 'الإصدارات', 'اختر صورة', 'أضف مادة'])
    for (const close of Object.values(closings)) {
      await button(name).click()
      await dialog.waitFor()
      await close()
      await dialog.waitFor({ state: 'detached' })
      await isBack(name)
    }
  // After a menu, whose item no longer exists: its button. After a shortcut: the field that had the focus.
  await button('إجراءات أخرى').click()
  await page.getByRole('menuitem', { name: 'سلّم إلى الدسك' }).click()
  await dialog.waitFor()
  await page.keyboard.press('Escape')
  await isBack('إجراءات أخرى')
  const headline = page.getByLabel('العنوان', { exact: true })
  await headline.focus()
  await page.keyboard.press('Control+Enter')
  await dialog.waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => headline.evaluate((one) => one === document.activeElement)).toBe(true)
  // A dialog that stays mounted, and one above another.
  await page.goto(`${newsroom.url}/newsroom/people`)
  await button('كاتب جديد').click()
  await dialog.waitFor()
  await page.keyboard.press('Escape')
  await isBack('كاتب جديد')
  expect(page.complaints).toEqual([])
  await newsroom.leave(page)
})

test('at 400 % zoom no bar covers the text', { tags: 'long' }, async () => {
  const { page, member } = await newsroom.enter('editor', '/newsroom', {
    viewport: { width: 320, height: 256 },
  })
  const { id } = (await member.post('/articles', { headline: 'مادة طويلة', body: '<p>سطر</p>'.repeat(60) }))
    .body
  for (const path of ['/newsroom', '/newsroom/articles', `/newsroom/articles/${id}`, '/newsroom/pictures']) {
    await page.goto(newsroom.url + path)
    await page.locator('h1').first().waitFor()
    if (path.endsWith(String(id))) await page.getByRole('textbox', { name: 'نص المادة' }).waitFor()
    await page.evaluate(() => {
      document.body.style.minHeight = '300vh'
      window.scrollTo(0, 400)
    })
    const staying = await page.evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter((one) => /^(sticky|fixed)$/.test(getComputedStyle(one).position))
        .map((one) => ({ rect: one.getBoundingClientRect(), name: one.outerHTML.slice(0, 80) }))
        .filter(
          ({ rect }) => rect.height > 4 && rect.width > 200 && rect.bottom > 0 && rect.top < innerHeight,
        )
        .map(({ name }) => name),
    )
    expect([path, staying]).toEqual([path, []])
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect([path, over]).toEqual([path, 0])
  }
  await newsroom.leave(page)
})

// The program that it starts ends with it.
test('after an upgrade the files of the previous build stay for a week', async () => {
  const archive = join(newsroom.dataDir, 'newsroom-builds')
  const running = () => readFile(join(archive, 'running'), 'utf8').catch(() => '')
  await eventually('the build is kept', async () => (await running()) !== '')
  const build = await running()
  // Simulates a previous build that ran until now, and an older one.
  for (const name of ['0123456789abcdef', 'fedcba9876543210']) {
    await mkdir(join(archive, name))
    await writeFile(join(archive, name, `part-${name}.abc.js`), 'export {}')
    await writeFile(join(archive, name, 'manifest.json'), '{}')
    const long = new Date(Date.now() - 8 * 86_400_000)
    await utimes(join(archive, name), long, long)
  }
  await writeFile(join(archive, 'running'), '0123456789abcdef')
  await newsroom.killAndRestart()
  const statusOf = async (name: string) => (await fetch(`${newsroom.url}/newsroom/assets/${name}`)).status
  await eventually(
    'the former build is served',
    async () => (await statusOf('part-0123456789abcdef.abc.js')) === 200,
  )
  expect(await statusOf('part-fedcba9876543210.abc.js')).toBe(404)
  expect(await statusOf('manifest.json')).toBe(404)
  const keptNow = async () => (await readdir(archive)).sort().join()
  const wanted = ['0123456789abcdef', build, 'running'].sort().join()
  await eventually('what is too old has left', async () => (await keptNow()) === wanted)
})
