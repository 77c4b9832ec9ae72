import type { Reading } from '../reading.ts'

export interface Slot {
  id: number
  startsAt: Date
  endsAt: Date
  title: string
  summary: string
  state: 'planned' | 'on' | 'over'
  programme: { id: number; slug: string; name: string } | null
}

export interface Channel {
  id: number
  slug: string
  name: string
  description: string
  streamUrl: string
  mediaId: number | null
  /** Whether its stream runs; what the guide says is another matter. */
  onAir: boolean
}

export async function readChannel({ db, note }: Reading): Promise<Channel | null> {
  note('channel')
  const channel = await db
    .selectFrom('channels')
    .select(['id', 'slug', 'name', 'description', 'streamUrl', 'mediaId', 'onAir'])
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return channel ?? null
}

function slotQuery({ db }: Reading) {
  return db
    .selectFrom('slots as s')
    .leftJoin('programmes as p', 'p.id', 's.programmeId')
    .select(['s.id', 's.startsAt', 's.endsAt', 's.title', 's.summary', 's.state'])
    .select(['p.id as programmeId', 'p.slug as programmeSlug', 'p.name as programmeName'])
    .orderBy('s.startsAt')
}

function toSlots(
  reading: Reading,
  rows: Awaited<ReturnType<ReturnType<typeof slotQuery>['execute']>>,
): Slot[] {
  for (const row of rows) if (row.programmeId) reading.note(`programme:${row.programmeId}`)
  return rows.map(({ programmeId, programmeSlug, programmeName, ...slot }) => ({
    ...slot,
    programme: programmeId ? { id: programmeId, slug: programmeSlug!, name: programmeName! } : null,
  }))
}

/** What is on now and the `count` slots after it; kept true by the scheduler, so no clock is read. */
export async function nowAndNext(
  reading: Reading,
  count: number,
): Promise<{ now: Slot | null; next: Slot[] }> {
  reading.note('channel', 'guide')
  const rows = await slotQuery(reading)
    .where('s.state', '!=', 'over')
    .limit(count + 1)
    .execute()
  const slots = toSlots(reading, rows)
  const on = slots.find((slot) => slot.state === 'on') ?? null
  return { now: on, next: slots.filter((slot) => slot.state === 'planned').slice(0, count) }
}

/** The whole guide from the start of the day in which `moveGuide` last moved, one week at most. */
export async function readGuide(reading: Reading, from: Date, to: Date): Promise<Slot[]> {
  reading.note('channel', 'guide', 'today')
  return toSlots(
    reading,
    await slotQuery(reading).where('s.startsAt', '>=', from).where('s.startsAt', '<', to).execute(),
  )
}
