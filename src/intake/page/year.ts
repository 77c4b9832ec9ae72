/** The year of a page that does not say it: one in which its weekday fits and in which its people held their offices. */
import { candidateYears, readArabicDate } from '../../language/dates.ts'
import { isoOf } from '../../language/days.ts'
import { normalise } from '../../language/search-form.ts'
import { type Office, offices } from './offices.ts'

export interface DateGuess {
  /** YYYY-MM-DD; null when the text has no date. */
  day: string | null
  /** Why this year: a sentence for the person who imports; empty when the text says the year itself. */
  notice: string
}

const former = /(?:السابقه?|الاسبق|سابقا|الراحله?)/
/** How many characters may stand between an office and its holder. */
const near = 40

/** The offices whose holders the text names as such: "وزير الخارجية الأمريكي جون كيري". */
function officesNamed(text: string): Office[] {
  const plain = normalise(text)
  return offices.filter((one) => {
    const name = normalise(one.name)
    return one.office.map(normalise).some((title) => {
      for (let at = plain.indexOf(title); at >= 0; at = plain.indexOf(title, at + 1)) {
        const after = plain.slice(at + title.length, at + title.length + near)
        const end = after.search(new RegExp(`(?<![\\p{L}])${name}(?![\\p{L}])`, 'u'))
        if (end >= 0 && !former.test(after.slice(0, end + name.length + 12))) return true
      }
      return false
    })
  })
}

/**
 * Among the last 30 years in which the day and its weekday fit, those in which most of the named people were in
 * office; of these the latest. Nothing else in a text is understood, so the notice asks to check.
 */
export function guessDate(text: string, before: Date, timeZone: string): DateGuess {
  const written = readArabicDate(text)
  if (!written)
    return { day: null, notice: 'The page has no date that can be read; give one with --date YYYY-MM-DD.' }
  const dayIn = (year: number) => isoOf(year, written.month, written.day)
  if (written.year !== undefined) return { day: dayIn(written.year), notice: '' }
  const years = candidateYears(written, before, timeZone)
  if (years.length === 0)
    return { day: null, notice: 'The date of the page fits no year; give one with --date YYYY-MM-DD.' }
  const named = officesNamed(text)
  const inOffice = (year: number) =>
    named.filter(({ from, to }) => from <= dayIn(year) && (!to || dayIn(year) <= to))
  const most = Math.max(...years.map((year) => inOffice(year).length))
  const year = years.find((one) => inOffice(one).length === most)!
  const others = years.filter((one) => one !== year).slice(0, 4)
  const holders = inOffice(year).map(
    (one) => `${one.name} (${one.from.slice(0, 4)}–${one.to?.slice(0, 4) ?? ''})`,
  )
  const why = holders.length > 0 ? `for the time in office of ${holders.join(', ')}` : 'the latest that fits'
  const else_ = others.length > 0 ? ` (the day fits ${others.join(', ')} too)` : ''
  return {
    day: dayIn(year),
    notice: `The page does not say its year: ${year} was taken, ${why}${else_}. Check it, or give --date YYYY-MM-DD.`,
  }
}
