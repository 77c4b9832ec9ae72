/** The local date and time in a time zone and calendar, as numbers. Formatters are cached per zone. */

/** Throws RangeError for an unknown time zone or an invalid date. */
export function wallNumbers(
  fields: Intl.DateTimeFormatOptions & { calendar: string },
): (instant: Date | number, timeZone: string) => Record<string, number> {
  const clocks = new Map<string, Intl.DateTimeFormat>()
  return (instant, timeZone) => {
    let clock = clocks.get(timeZone)
    if (!clock) {
      clock = new Intl.DateTimeFormat('en', { numberingSystem: 'latn', timeZone, ...fields })
      clocks.set(timeZone, clock)
    }
    const found: Record<string, number> = {}
    for (const { type, value } of clock.formatToParts(instant)) {
      if (type !== 'literal' && type !== 'era') found[type] = Number(value)
    }
    return found
  }
}
