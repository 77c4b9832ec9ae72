/** The calendar's response type, and calculations with its days. */
import type { AnswerOf } from '../api.ts'

export type CalendarDay = AnswerOf<'get', '/calendar'>['days'][number]
export type CalendarItem = CalendarDay['items'][number]

const minuteOf = ({ at }: { at: string }) => Math.floor(Date.parse(at) / 60_000)

/** Other items published in the same minute. */
export const inTheSameMinute = (item: { id: number; at: string }, items: CalendarItem[]): CalendarItem[] =>
  items.filter(
    (other) => other.id !== item.id && other.event === 'scheduled' && minuteOf(other) === minuteOf(item),
  )
