/** The calendar's response type, and calculations with its days. */
import type { ArticleKind, ArticleState } from '../../contract/articles/row.ts'

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
  error: string | null
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

const minuteOf = ({ at }: { at: string }) => Math.floor(Date.parse(at) / 60_000)

/** Other items published in the same minute. */
export const inTheSameMinute = (item: { id: number; at: string }, items: CalendarItem[]): CalendarItem[] =>
  items.filter(
    (other) => other.id !== item.id && other.what === 'scheduled' && minuteOf(other) === minuteOf(item),
  )
