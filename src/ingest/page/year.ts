/** Guesses the year of a page without one: its weekday must fit, and its people must have held their offices. */
import { candidateYears, readArabicDate } from '../../language/dates.ts'
import { isoOf } from '../../language/days.ts'
import { normalise } from '../../language/search-form.ts'
import { type Office, offices } from './offices.ts'

export interface DateGuess {
  /** YYYY-MM-DD; null when the text has no date. */
  day: string | null
  /** The reason for this year, as a sentence for the user; empty when the text gives the year. */
  notice: string
}

const former = /(?:السابقه?|الاسبق|سابقا|الراحله?)/
/** The maximum number of characters between an office and its holder. */
const near = 40

/** The offices whose holders the text names: "وزير الخارجية الأمريكي جون كيري". */
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
 * Among the last 30 years in which the day and its weekday fit, takes those in which most of the named people
 * were in office, and of these the latest. It is only a guess, so the notice asks the user to check.
 */
export function guessDate(text: string, before: Date, timeZone: string): DateGuess {
  const written = readArabicDate(text)
  if (!written)
    return { day: null, notice: 'No date was found on the page. Give one with --date YYYY-MM-DD.' }
  const dayIn = (year: number) => isoOf(year, written.month, written.day)
  if (written.year !== undefined) return { day: dayIn(written.year), notice: '' }
  const years = candidateYears(written, before, timeZone)
  if (years.length === 0)
    return { day: null, notice: 'The date of the page fits no year. Give one with --date YYYY-MM-DD.' }
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
    notice: `The page has no year. ${year} was assumed, ${why}${else_}. Check it, or give --date YYYY-MM-DD.`,
  }
}
