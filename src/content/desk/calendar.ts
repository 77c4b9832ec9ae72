/** The newsroom's calendar by the publication's days: scheduled articles, embargoes and published articles. */
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../kernel/tables.ts'
import type { ArticleKind } from '../../language/article-kinds.ts'
import { dayStart, isoDay, nextMidnight } from '../../language/days.ts'
import type { ArticleState } from '../articles/tables.ts'

/** The number of published articles shown for a day; the list of articles has all of them. */
const publishedADay = 60
/** An upper bound for the entries of six weeks. */
const plannedInAll = 1_000

export interface CalendarItem {
  id: number
  /** The time of publication for 'scheduled' and 'published'; the end of the embargo for 'embargo'. */
  event: 'scheduled' | 'embargo' | 'published'
  at: Date
  headline: string
  kind: ArticleKind
  state: ArticleState
  urgency: number
  breaking: boolean
  section: { id: number; name: string } | null
  /** Why a scheduled article was not published, when that was tried. */
  error: string | null
}

export interface CalendarDay {
  /** YYYY-MM-DD */
  date: string
  start: Date
  end: Date
  items: CalendarItem[]
  /** Whether more articles were published than are shown. */
  more: boolean
}

/** The days from one date to another, both included, in a time zone. */
export function daysBetween(
  from: string,
  to: string,
  timeZone: string,
): Omit<CalendarDay, 'items' | 'more'>[] {
  const days = []
  for (let start = dayStart(from, timeZone); isoDay(start, timeZone) <= to; ) {
    const end = nextMidnight(start, timeZone)
    days.push({ date: isoDay(start, timeZone), start, end })
    start = end
  }
  return days
}

export async function readCalendar(
  db: Kysely<Tables>,
  { from, to, timeZone }: { from: string; to: string; timeZone: string },
): Promise<CalendarDay[]> {
  const days = daysBetween(from, to, timeZone)
  if (days.length === 0) return []
  const [planned, published] = await Promise.all([
    readPlanned(db, days[0]!.start, days.at(-1)!.end),
    readPublished(db, days),
  ])
  const items = [...planned, ...published]
    .map(
      ({ sectionId, sectionName, ...item }): CalendarItem => ({
        ...item,
        section: sectionId ? { id: sectionId, name: sectionName! } : null,
      }),
    )
    .sort((a, b) => a.at.getTime() - b.at.getTime() || a.id - b.id)
  return days.map((day) => {
    const own = items.filter(({ at }) => at >= day.start && at < day.end)
    const out = own.filter(({ event }) => event === 'published').length
    return { ...day, items: own, more: out === publishedADay }
  })
}

type Row = Omit<CalendarItem, 'section'> & { sectionId: number | null; sectionName: string | null }

const columns = sql.raw(
  'a.id, a.headline, a.kind, a.state, a.urgency, a.breaking, s.id as section_id, s.name as section_name',
)

async function readPlanned(db: Kysely<Tables>, from: Date, to: Date): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select 'scheduled' as event, a.scheduled_at as at, ${columns}, m.error
    from articles a left join sections s on s.id = a.section_id
    left join timers m on m.key = 'publish:' || a.id and m.attempts > 0
    where a.state = 'scheduled' and a.scheduled_at >= ${from} and a.scheduled_at < ${to}
    union all
    select 'embargo', a.embargoed_until, ${columns}, null
    from articles a left join sections s on s.id = a.section_id
    where a.state = 'draft' and a.trashed_at is null
      and a.embargoed_until >= ${from} and a.embargoed_until < ${to}
    order by at limit ${plannedInAll}`.execute(db)
  return rows
}

/** The last articles of each day, bounded for days with many. */
async function readPublished(db: Kysely<Tables>, days: { start: Date; end: Date }[]): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select 'published' as event, a.published_at as at, ${columns}, null as error
    from unnest(${days.map((day) => day.start)}::timestamptz[], ${days.map((day) => day.end)}::timestamptz[])
      as day(starts, ends)
    cross join lateral (
      select * from articles where state = 'published' and published_at >= day.starts and published_at < day.ends
      order by published_at desc, id desc limit ${publishedADay}
    ) a
    left join sections s on s.id = a.section_id
    where day.starts < now()`.execute(db)
  return rows
}
