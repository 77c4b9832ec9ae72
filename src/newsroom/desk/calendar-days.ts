/** The calendar as it is answered, and small sums with its days. */
import type { ArticleKind, ArticleState } from '../../content/tables.ts'

export interface CalendarItem {
  id: number
  what: 'scheduled' | 'embargo' | 'published'
  at: string
  headline: string
  kind: ArticleKind
  state: ArticleState
  urgency: number
  breaking: boolean
  section: { id: number; name: string } | null
}

export interface CalendarDay {
  date: string
  start: string
  end: string
  items: CalendarItem[]
  more: boolean
}

export interface CalendarAnswer {
  timeZone: string
  days: CalendarDay[]
}

/** A date (YYYY-MM-DD) so many days later. */
export const shiftDay = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

const minuteOf = ({ at }: { at: string }) => Math.floor(Date.parse(at) / 60_000)

/** The others that go out in the minute of this one. */
export const inTheSameMinute = (item: { id: number; at: string }, items: CalendarItem[]): CalendarItem[] =>
  items.filter(
    (other) => other.id !== item.id && other.what === 'scheduled' && minuteOf(other) === minuteOf(item),
  )
