/** A month as a calendar whose days lead to their articles. */
import { toDigits } from '../../language/digits.ts'
import { weekdayInitial, weekdayName, weekOf } from '../../language/months.ts'
import { archivePath, periodName } from '../archive-days.ts'
import type { SiteLocale } from '../locale.tsx'

interface Props {
  locale: SiteLocale
  /** '2026-12' */
  month: string
  /** The number of articles by day. */
  counts: Map<number, number>
}

export function Calendar({ locale, month, counts }: Props) {
  const { language, digits } = locale.publication
  const { first } = weekOf(language)
  const [year = 0, number = 1] = month.split('-').map(Number)
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate()
  const before = (new Date(Date.UTC(year, number - 1, 1)).getUTCDay() - first + 7) % 7
  const cells = Array.from({ length: Math.ceil((before + length) / 7) * 7 }, (_, at) => at - before + 1)
  const weeks = Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
  return (
    <table class="month">
      <caption class="vh">{periodName(locale, month)}</caption>
      <thead>
        <tr>
          {Array.from({ length: 7 }, (_, at) => (first + at) % 7).map((weekday) => (
            <th scope="col">
              <abbr title={weekdayName(weekday, language)}>{weekdayInitial(weekday, language)}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((days) => (
          <tr>
            {days.map((day) => {
              if (day < 1 || day > length) return <td />
              const shown = toDigits(String(day), digits)
              const articles = counts.get(day)
              if (!articles) return <td>{shown}</td>
              const date = `${month}-${String(day).padStart(2, '0')}`
              const counted = locale.messages.articles(articles, digits)
              return (
                <td>
                  <a href={archivePath(date)} title={`${periodName(locale, date)}${locale.colon} ${counted}`}>
                    <b>{shown}</b>
                    <span>{locale.number(articles)}</span>
                  </a>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
