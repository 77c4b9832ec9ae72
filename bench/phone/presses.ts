/** Presses what a reader presses on a page. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'

const pressed = [
  '.mast button[popovertarget=menu]',
  '#menu > button[popovertarget=menu]',
  '.strip summary',
  '.strip [open] summary',
  'a.find',
  '[data-save]',
  '[data-sizes]',
  '.key-only input',
  '[data-themes]',
]
/** An event's whole answer is known after its next frame. */
const answerMs = 300

/** The longest time from a press or a key to the frame that shows its answer. */
export async function presses(page: Page): Promise<number> {
  for (const selector of pressed) {
    const control = page.locator(selector).filter({ visible: true }).first()
    if ((await control.count()) === 0) continue
    await control.tap()
    await sleep(answerMs)
    if (selector !== 'a.find') continue
    await page.keyboard.type('بحر', { delay: 200 })
    // Empties the field, closes the suggestions, closes the search.
    for (let time = 0; time < 3; time++) await page.keyboard.press('Escape')
  }
  await sleep(answerMs)
  return page.evaluate(() => (window as unknown as { seen: { inpMs: number } }).seen.inpMs)
}
