/** Fills the coming days of the guide from the weekly plan, by each day's local time, around existing slots. */
import { type Selectable, sql } from 'kysely'
import type { Work } from '../../kernel/command.ts'
import type { Tables } from '../../kernel/tables.ts'
import { dayAfter, momentAt, weekdayOf } from '../../language/days.ts'

type Planned = Omit<Selectable<Tables['guideWeek']>, 'id'>

interface Span {
  startsAt: Date
  endsAt: Date
}

export async function timeZoneOf({ db }: Pick<Work, 'db'>): Promise<string> {
  const { timeZone } = await db.selectFrom('publication').select('timeZone').executeTakeFirstOrThrow()
  return timeZone
}

/** Fills the days from `first` (YYYY-MM-DD) on that were not filled before; filled days stay unchanged. */
export async function fillDays(work: Work, first: string, days: number): Promise<void> {
  const timeZone = await timeZoneOf(work)
  const plan = await work.db.selectFrom('guideWeek').selectAll().orderBy('at').execute()
  for (const channelId of new Set(plan.map((slot) => slot.channelId))) {
    const week = plan.filter((slot) => slot.channelId === channelId)
    const { filledTo } = await work.db
      .selectFrom('channels')
      .select(sql<string | null>`guide_filled_to::text`.as('filledTo'))
      .where('id', '=', channelId)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const wanted = Array.from({ length: days }, (_, n) => dayAfter(first, n))
    const fresh = wanted.filter((day) => filledTo === null || day > filledTo)
    for (const day of fresh) await fillDay(work, channelId, plannedOn(week, day, timeZone))
    const last = fresh.at(-1)
    if (last)
      await work.db.updateTable('channels').set({ guideFilledTo: last }).where('id', '=', channelId).execute()
  }
}

/**
 * The plan of a day as absolute times. A slot keeps its local start and end, also on days of 23 and 25 hours; a
 * slot within a skipped hour is left out. Where two slots overlap, the later one begins at its time.
 */
function plannedOn(week: Planned[], day: string, timeZone: string): (Planned & Span)[] {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const weekday = weekdayOf(year, month, date)
  const slots = week
    .filter((slot) => slot.weekday === weekday)
    .map((slot) => {
      const [hours = 0, minutes = 0] = slot.at.split(':').map(Number)
      const from = hours * 60 + minutes
      const startsAt = momentAt(day, from, timeZone)
      return { ...slot, startsAt, endsAt: momentAt(day, from + slot.minutes, timeZone) }
    })
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  return slots
    .map((slot, at) => {
      const next = slots.slice(at + 1).find(({ startsAt }) => startsAt > slot.startsAt)
      return next && next.startsAt < slot.endsAt ? { ...slot, endsAt: next.startsAt } : slot
    })
    .filter(({ startsAt, endsAt }) => endsAt > startsAt)
}

async function fillDay(work: Work, channelId: number, planned: (Planned & Span)[]): Promise<void> {
  const first = planned[0]
  if (!first) return
  const last = planned.reduce((a, b) => (a.endsAt > b.endsAt ? a : b))
  const existing = await work.db
    .selectFrom('slots')
    .select(['startsAt', 'endsAt'])
    .where('channelId', '=', channelId)
    .where('startsAt', '<', last.endsAt)
    .where('endsAt', '>', first.startsAt)
    .orderBy('startsAt')
    .execute()
  const slots = planned.flatMap(({ title, summary, programmeId, ...span }) =>
    leftOf(span, existing).map((piece) => ({ channelId, title, summary, programmeId, ...piece })),
  )
  if (slots.length > 0)
    await work.db
      .insertInto('slots')
      .values(slots)
      .onConflict((oc) => oc.doNothing())
      .execute()
}

/** The parts of a span that no slot covers; `existing` is ordered by time. */
function leftOf({ startsAt, endsAt }: Span, existing: Span[]): Span[] {
  const pieces: Span[] = []
  let from = startsAt
  for (const slot of existing) {
    if (slot.endsAt <= from || slot.startsAt >= endsAt) continue
    if (slot.startsAt > from) pieces.push({ startsAt: from, endsAt: slot.startsAt })
    from = slot.endsAt
  }
  if (from < endsAt) pieces.push({ startsAt: from, endsAt })
  return pieces
}
