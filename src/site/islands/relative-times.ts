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

/** Updates the ages of all times on the page. Reads every width before the first change: the page is laid out once. */
export function updateAges(): void {
  const { lang, dataset } = document.documentElement
  const now = new Date()
  const changed: { element: HTMLTimeElement; text: string; absolute: string; width: number }[] = []
  for (const element of document.querySelectorAll<HTMLTimeElement>('time[data-at]')) {
    const shown = element.textContent ?? ''
    const absolute = absolutes.get(element) ?? shown
    absolutes.set(element, absolute)
    const at = new Date(element.dateTime)
    const text = relativeTime(at, now, lang as Language, dataset.digits as DigitStyle) ?? absolute
    if (shown !== text) changed.push({ element, text, absolute, width: widthOf(element) })
  }
  for (const { element, text, absolute, width } of changed) {
    // The age keeps the width of the date, so that no line breaks elsewhere and nothing moves.
    if (width > 0) Object.assign(element.style, { display: 'inline-block', minInlineSize: `${width}px` })
    element.textContent = text
    if (text !== absolute) element.title = absolute
  }
}

/** Zero where the width is fixed already, and far below the screen, where the browser has laid out nothing yet. */
const widthOf = (element: HTMLElement): number =>
  element.style.minInlineSize || !element.checkVisibility({ contentVisibilityAuto: true })
    ? 0
    : element.getBoundingClientRect().width
