/** The years, months and days of the archive: their addresses, spans and names. */
import type { Span } from '../content/articles/archive.ts'
import { dayAfter, dayStart } from '../language/days.ts'
import { toDigits } from '../language/digits.ts'
import { monthName } from '../language/months.ts'
import type { SiteLocale } from './locale.tsx'

export const archiveAddress = '/archive'

/** '2026', '2026-12' or '2026-12-01' → its address. */
export const archivePath = (period: string) =>
  [archiveAddress, ...(period === '' ? [] : period.split('-'))].join('/')

/** Whether the text is a year from 1800 to 2199, or a month or a day of one. */
export function isPeriod(text: string): boolean {
  if (!/^(18|19|20|21)\d{2}(-\d{2}){0,2}$/.test(text)) return false
  const first = firstDay(text)
  const time = Date.parse(`${first}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === first
}

const firstDay = (period: string) => `${period}-01-01`.slice(0, 10)

/** The first day after the period. */
function nextDay(period: string): string {
  const [year = 0, month = 12] = period.split('-').map(Number)
  if (period.length > 7) return dayAfter(period, 1)
  const next = month === 12 ? [year + 1, 1] : [year, month + 1]
  return firstDay(next.map((n) => String(n).padStart(2, '0')).join('-'))
}

export const spanOf = (period: string, timeZone: string): Span => ({
  from: dayStart(firstDay(period), timeZone),
  until: dayStart(nextDay(period), timeZone),
})

/** "2026", "ديسمبر 2026", "الثلاثاء 1 ديسمبر 2026" */
export function periodName(locale: SiteLocale, period: string): string {
  const { publication } = locale
  const [year = '', month] = period.split('-')
  const shownYear = toDigits(year, publication.digits)
  if (period.length > 7) return locale.date(dayStart(period, publication.timeZone), 'full')
  if (month === undefined) return shownYear
  return `${monthName(Number(month), publication.language, publication.months)} ${shownYear}`
}
