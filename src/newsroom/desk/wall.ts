/** Between moments and what the publication's wall shows, as fields for a day and a time hold it. */
import { isoDay, wallTime } from '../../language/days.ts'

export interface Wall {
  /** YYYY-MM-DD */
  day: string
  /** HH:MM */
  time: string
}

export function wallOf(at: Date, timeZone: string): Wall {
  const { hour, minute } = wallTime(at, timeZone)
  const two = (n: number) => String(n).padStart(2, '0')
  return { day: isoDay(at, timeZone), time: `${two(hour)}:${two(minute)}` }
}

/**
 * The moment at which the wall shows this; where a clock that was turned back shows it twice, the first. Null when
 * it is no day and time. A time that the clock jumped over is the moment as far after the jump.
 */
export function momentOf({ day, time }: Wall, timeZone: string): Date | null {
  const shown = Date.parse(`${day}T${time}:00Z`)
  if (Number.isNaN(shown) || !/^\d{4}-\d\d-\d\d$/.test(day) || !/^\d\d:\d\d$/.test(time)) return null
  const ahead = (at: number) => {
    const wall = wallTime(at, timeZone)
    return (
      Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute) - Math.floor(at / 60_000) * 60_000
    )
  }
  const around = [shown - ahead(shown - 86_400_000), shown - ahead(shown + 86_400_000)]
  const right = around.filter((at) => at + ahead(at) === shown)
  return new Date(right.length > 0 ? Math.min(...right) : Math.max(...around))
}
