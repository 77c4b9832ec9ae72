/** The slots of single days, as readers see them in the guide. */
import { dayStart, isoDay, wallTime } from '../../../language/days.ts'
import { clockOf, minutesOf } from './week.ts'

export interface DaySlot {
  id: number
  startsAt: string
  endsAt: string
  title: string
  summary: string
  state: 'planned' | 'on' | 'over'
  programme: { id: number; name: string } | null
}

export const minute = 60_000

/** The days that a guide covers from today on, as YYYY-MM-DD in the time zone. */
export function daysAhead(count: number, timeZone: string): string[] {
  const today = Date.parse(`${isoDay(new Date(), timeZone)}T00:00:00Z`)
  return Array.from({ length: count }, (_, n) => new Date(today + n * 86_400_000).toISOString().slice(0, 10))
}

/** The moment at which the clock of the time zone shows this time on this day. */
export function momentOf(day: string, at: string, timeZone: string): Date {
  const start = dayStart(day, timeZone)
  const guess = new Date(start.getTime() + minutesOf(at) * minute)
  const shown = wallTime(guess, timeZone)
  return new Date(guess.getTime() + (minutesOf(at) - (shown.hour * 60 + shown.minute)) * minute)
}

/** "19:30" on the clock of the time zone. */
export function clockAt(moment: string, timeZone: string): string {
  const { hour, minute: minutes } = wallTime(new Date(moment), timeZone)
  return clockOf(hour * 60 + minutes)
}

/** The slots that would be cut or go, were this time taken. */
export const inTheWay = (slots: DaySlot[], id: number | null, from: Date, to: Date): DaySlot[] =>
  slots.filter((slot) => slot.id !== id && new Date(slot.startsAt) < to && new Date(slot.endsAt) > from)
