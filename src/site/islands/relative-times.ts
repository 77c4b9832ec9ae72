import type { DigitStyle } from '../../language/digits.ts'
import type { Language } from '../../language/languages.ts'
import { relativeTime } from '../../language/relative.ts'

const absolutes = new WeakMap<HTMLTimeElement, string>()

/** Young times are said as an age ("قبل 5 دقائق"); the absolute time stays as a tooltip, and returns with age. */
export function keepTimesRelative(): void {
  sayAges()
  setInterval(() => document.hidden || sayAges(), 30_000)
  document.addEventListener('visibilitychange', () => document.hidden || sayAges())
}

/** Says the ages of the times that are on the page now. */
export function sayAges(): void {
  const { lang, dataset } = document.documentElement
  const now = new Date()
  for (const element of document.querySelectorAll<HTMLTimeElement>('time[data-at]')) {
    const absolute = absolutes.get(element) ?? element.textContent ?? ''
    absolutes.set(element, absolute)
    const at = new Date(element.dateTime)
    const text = relativeTime(at, now, lang as Language, dataset.digits as DigitStyle) ?? absolute
    if (element.textContent !== text) element.textContent = text
    if (text !== absolute) element.title = absolute
  }
}
