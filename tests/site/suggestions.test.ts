/** The demonstration on a phone: the frame above an article, and what opens over the page, by hand and by keyboard. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openPage, phone } from '../browser.ts'
import { demonstration, leadPath } from '../demonstration.ts'

test('suggestions open for any spelling, and are chosen by keyboard', { tags: 'long' }, async () => {
  const page = await openPage(`${await demonstration()}/search`, { viewport: phone })
  const box = page.getByRole('combobox', { name: 'بحث' })
  await box.pressSequentially('العاصفه ري')
  const first = page.getByRole('listbox').getByRole('option', { name: 'العاصفة ريما', exact: true })
  await first.waitFor()
  expect(await box.getAttribute('aria-expanded')).toBe('true')
  await box.press('ArrowDown')
  expect(await first.getAttribute('aria-selected')).toBe('true')
  expect(await box.getAttribute('aria-activedescendant')).toBe(await first.getAttribute('id'))
  await box.press('Escape')
  expect(await page.getByRole('listbox').getByRole('option').count()).toBe(0)
  expect(await box.inputValue()).toBe('العاصفه ري')
  await box.pressSequentially('م')
  await first.click()
  await page.waitForURL(/q=%D8%A7%D9%84%D8%B9%D8%A7%D8%B5%D9%81%D8%A9(\+|%20)/)
  await page.getByRole('link', { name: /ريما/ }).first().waitFor()
})

const headlineTop = async (page: Page) => (await page.locator('h1').boundingBox())!.y
const inFocus = (page: Page) =>
  page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
  )

/** The article that leads the front. */
const openArticle = async (options = {}): Promise<Page> =>
  openPage((await demonstration()) + (await leadPath()), { viewport: phone, ...options })

test('the headline of an article begins within 230 pixels of a phone, below the breaking news', async () => {
  const page = await openArticle()
  expect(await page.locator('aside.breaking').isVisible()).toBe(true)
  expect(await page.locator('.announcement').count()).toBe(0)
  expect(await headlineTop(page)).toBeLessThanOrEqual(230)
  const rows = await page.locator('.mast > :visible').evaluateAll((all) =>
    all.map((one) => {
      const { top, bottom } = one.getBoundingClientRect()
      return (top + bottom) / 2
    }),
  )
  expect(rows.length).toBeGreaterThanOrEqual(4)
  expect(Math.max(...rows) - Math.min(...rows)).toBeLessThan(4)
  const row = page.locator('.panel')
  expect((await row.boundingBox())!.height).toBeLessThanOrEqual(56)
  await row.locator('summary').first().click()
  const opened = row.locator('details[open] > div')
  expect(await opened.locator('li time').count()).toBe(2)
  await opened.getByRole('link', { name: 'عرض الكل' }).click()
  await page.waitForURL(/\/stories\//)
})

test('the menu and the search open over an article, keep the focus and give it back', async () => {
  const page = await openArticle()
  const before = await headlineTop(page)
  const button = page.getByRole('button', { name: 'القائمة' })
  const menu = page.getByRole('dialog', { name: 'القائمة' })
  await expect.poll(() => button.getAttribute('aria-haspopup')).toBe('dialog')
  await button.press('Enter')
  expect(await menu.evaluate((dialog) => dialog.matches(':modal'))).toBe(true)
  expect(await headlineTop(page)).toBe(before)
  expect(await menu.getByRole('link', { name: 'أين يمكنك متابعتنا' }).isVisible()).toBe(true)
  const links = await menu.getByRole('link').count()
  for (let at = 0; at < links + 4; at++) {
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('main, footer') === null)).toBe(true)
  }
  await menu.getByRole('button', { name: 'المظهر' }).click()
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('light')
  await page.keyboard.press('Escape')
  expect(await menu.isVisible()).toBe(false)
  expect(await inFocus(page)).toBe('القائمة')

  await page.getByRole('link', { name: 'بحث' }).click()
  const box = page.getByRole('dialog', { name: 'بحث' }).getByRole('combobox')
  await box.pressSequentially('العاصفه ري')
  const option = page.getByRole('option', { name: 'العاصفة ريما', exact: true })
  await option.waitFor()
  expect(await headlineTop(page)).toBe(before)
  await page.keyboard.press('Escape')
  expect(await option.count()).toBe(0)
  await page.keyboard.press('Escape')
  expect(await box.isVisible()).toBe(false)
  expect(await inFocus(page)).toBe('بحث')
  await page.keyboard.press('Enter')
  await box.fill('ريما')
  await box.press('Enter')
  await page.waitForURL(/\/search\?q=/)
})

test('without a script the menu opens too, and the search is a page', async () => {
  const page = await openArticle({ javaScriptEnabled: false })
  await page.getByRole('button', { name: 'القائمة' }).click()
  const menu = page.getByRole('dialog', { name: 'القائمة' })
  expect(await menu.isVisible()).toBe(true)
  await page.keyboard.press('Escape')
  expect(await menu.isVisible()).toBe(false)
  await page.getByRole('link', { name: 'بحث' }).click()
  await page.waitForURL(/\/search$/)
})
