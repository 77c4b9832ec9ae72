/** Lines of a plain text mail, whose programs know no direction but what the letters say. */
import { firstStrong, isolate, stripBidi } from '../../language/bidi.ts'

const marks = { rtl: '\u200f', ltr: '\u200e' }

/**
 * One line that reads in the direction of its publication: foreign runs are isolated (UAX #9, 2.4), and a line that
 * begins with one is told its direction by a mark.
 */
export function plainLine(text: string, base: 'rtl' | 'ltr'): string {
  const runs = isolate(stripBidi(text).replace(/\s+/g, ' ').trim(), base)
  const isolates = base === 'rtl' ? '\u2066' : '\u2067'
  const line = runs.map((run) => (run.isolate ? `${isolates}${run.text}\u2069` : run.text)).join('')
  return firstStrong(line) === base && runs[0]?.isolate !== true ? line : marks[base] + line
}
