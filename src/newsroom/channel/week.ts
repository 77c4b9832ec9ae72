/** The weekly plan in the editor: minutes after midnight, gaps and overlaps. */
import type { AnswerOf } from '../api.ts'

export type PlannedSlot = AnswerOf<'get', '/channel/{id}/week'>['slots'][number]

export const minutesOf = (at: string): number => {
  const [hours = 0, minutes = 0] = at.split(':').map(Number)
  return hours * 60 + minutes
}

/** "19:30"; times past midnight continue at 00:00. */
export const clockOf = (minutes: number): string => {
  const within = ((minutes % 1440) + 1440) % 1440
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(Math.floor(within / 60))}:${two(within % 60)}`
}

export interface PlacedSlot {
  slot: PlannedSlot
  /** Its index in the whole week's list. */
  index: number
  /** Minutes after this day's midnight. */
  from: number
  to: number
  /** The earlier slot that has not ended yet; otherwise null. */
  overlaps: PlannedSlot | null
  /** The start of the gap before the slot; null without a gap. */
  gapFrom: number | null
}

/** The slots of a day in order. A slot of the day before that lasts beyond midnight counts for the first one. */
export function dayOf(slots: PlannedSlot[], weekday: number): PlacedSlot[] {
  const placed = slots
    .map((slot, index) => ({ slot, index, from: minutesOf(slot.at) }))
    .filter(({ slot }) => slot.weekday === weekday)
    .sort((a, b) => a.from - b.from || a.index - b.index)
  const before = slots.filter((slot) => slot.weekday === (weekday + 6) % 7)
  const late = before.reduce<PlannedSlot | null>(
    (last, slot) => (!last || endOf(slot) > endOf(last) ? slot : last),
    null,
  )
  let last = late && endOf(late) > 1440 ? late : null
  let end = last ? endOf(last) - 1440 : 0
  return placed.map(({ slot, index, from }) => {
    const overlaps = last && from < end ? last : null
    const gapFrom = from > end && (last || end > 0) ? end : null
    const to = from + slot.minutes
    if (to >= end) {
      last = slot
      end = to
    }
    return { slot, index, from, to, overlaps, gapFrom }
  })
}

const endOf = (slot: PlannedSlot) => minutesOf(slot.at) + slot.minutes

/** The start of a new slot: the end of the day's last one. */
export function nextFree(slots: PlannedSlot[], weekday: number): string {
  const ends = slots.filter((slot) => slot.weekday === weekday).map(endOf)
  return clockOf(Math.min(Math.max(0, ...ends), 1435))
}
