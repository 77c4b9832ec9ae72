import type { DigitStyle } from '../../language/digits.ts'
import type { Language } from '../../language/languages.ts'
import { relativeTime } from '../../language/relative.ts'

const absolutes = new WeakMap<HTMLTimeElement, string>()

/**
 * Shows recent times as an age ("قبل 5 دقائق"), with the absolute time as a tooltip; older times become
 * absolute again.
 */
export function keepTimesRelative(): void {
  updateAges()
  setInterval(() => document.hidden || updateAges(), 30_000)
  document.addEventListener('visibilitychange', () => document.hidden || updateAges())
}

/** Updates the ages of all times on the page. */
export function updateAges(): void {
  const { lang, dataset } = document.documentElement
  const now = new Date()
  const changed: { element: HTMLTimeElement; text: string; width: number }[] = []
  for (const element of document.querySelectorAll<HTMLTimeElement>('time[data-at]')) {
    const absolute = absolutes.get(element) ?? element.textContent ?? ''
    absolutes.set(element, absolute)
    const at = new Date(element.dateTime)
    const text = relativeTime(at, now, lang as Language, dataset.digits as DigitStyle) ?? absolute
    if (element.textContent !== text)
      changed.push({ element, text, width: element.getBoundingClientRect().width })
    if (text !== absolute) element.title = absolute
  }
  for (const { element, text, width } of changed) {
    // The age keeps the width of the date, so that no line breaks elsewhere and nothing moves.
    if (width > 0 && !element.style.minInlineSize)
      Object.assign(element.style, { display: 'inline-block', minInlineSize: `${width}px` })
    element.textContent = text
  }
}
