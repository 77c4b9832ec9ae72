import type { DigitStyle } from '../../language/digits.ts'
import type { Language } from '../../language/languages.ts'
import { relativeTime } from '../../language/relative.ts'

/** Young times are said as an age ("قبل 5 دقائق"); the absolute time stays as a tooltip, and returns with age. */
export function keepTimesRelative(): void {
  const { lang, dataset } = document.documentElement
  const times = [...document.querySelectorAll<HTMLTimeElement>('time[data-at]')].map((element) => ({
    element,
    at: new Date(element.dateTime),
    absolute: element.textContent ?? '',
  }))
  const update = () => {
    const now = new Date()
    for (const { element, at, absolute } of times) {
      const text = relativeTime(at, now, lang as Language, dataset.digits as DigitStyle) ?? absolute
      if (element.textContent !== text) element.textContent = text
      if (text !== absolute) element.title = absolute
    }
  }
  update()
  setInterval(() => document.hidden || update(), 30_000)
  document.addEventListener('visibilitychange', () => document.hidden || update())
}
