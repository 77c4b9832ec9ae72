/** Between an instant and what a clock in a time zone shows. */

const wall = (at: Date, timeZone: string): string => {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(at)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`
}

/** '2026-11-24T18:30', as an input of type datetime-local shows it. */
export const toZone = (iso: string, timeZone: string): string => wall(new Date(iso), timeZone)

/**
 * The instant at which the zone's clock shows this. A time that the clock jumps over is moved on, of one that it
 * shows twice the first is meant.
 */
export function fromZone(shown: string, timeZone: string): string | null {
  const asUtc = Date.parse(`${shown}:00Z`)
  if (Number.isNaN(asUtc)) return null
  const offsetAt = (at: number) => Date.parse(`${wall(new Date(at), timeZone)}:00Z`) - at
  const tries = [offsetAt(asUtc - 86_400_000), offsetAt(asUtc + 86_400_000)].map((offset) => asUtc - offset)
  const right = tries.filter((at) => toZone(new Date(at).toISOString(), timeZone) === shown.slice(0, 16))
  return new Date(Math.min(...(right.length > 0 ? right : tries))).toISOString()
}
