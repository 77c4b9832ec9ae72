/** The list that opens below the search box, by hand and by keyboard, on a phone too. */
import { expect, test } from 'vitest'
import { openPage, phone } from '../browser.ts'
import { demonstration } from '../demonstration.ts'

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
