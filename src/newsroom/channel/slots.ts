/** Slots of single days, as readers see them in the guide. */
import { dayAfter, isoDay, momentAt, wallTime } from '../../language/days.ts'
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

/** The days of a guide from today on, as YYYY-MM-DD in the time zone. */
export function daysAhead(count: number, timeZone: string): string[] {
  const today = isoDay(new Date(), timeZone)
  return Array.from({ length: count }, (_, n) => dayAfter(today, n))
}

/** The moment of a local time on a day. */
export function momentOf(day: string, at: string, timeZone: string): Date {
  return momentAt(day, minutesOf(at), timeZone)
}

/** "19:30", the local time of a moment. */
export function clockAt(moment: string, timeZone: string): string {
  const { hour, minute: minutes } = wallTime(new Date(moment), timeZone)
  return clockOf(hour * 60 + minutes)
}

/** The slots that would be shortened or removed by a slot at this time. */
export const inTheWay = (slots: DaySlot[], id: number | null, from: Date, to: Date): DaySlot[] =>
  slots.filter((slot) => slot.id !== id && new Date(slot.startsAt) < to && new Date(slot.endsAt) > from)
