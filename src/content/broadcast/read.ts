import type { ReadContext } from '../../kernel/read-context.ts'

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
  /** Whether the stream runs, independently of the guide. */
  onAir: boolean
}

export async function readChannel({ db, dependOn }: ReadContext): Promise<Channel | null> {
  dependOn('channel')
  const channel = await db
    .selectFrom('channels')
    .select(['id', 'slug', 'name', 'description', 'streamUrl', 'mediaId', 'onAir'])
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return channel ?? null
}

function slotQuery({ db }: ReadContext) {
  return db
    .selectFrom('slots as s')
    .leftJoin('programmes as p', 'p.id', 's.programmeId')
    .select(['s.id', 's.startsAt', 's.endsAt', 's.title', 's.summary', 's.state'])
    .select(['p.id as programmeId', 'p.slug as programmeSlug', 'p.name as programmeName'])
    .orderBy('s.startsAt')
}

function toSlots(
  readContext: ReadContext,
  rows: Awaited<ReturnType<ReturnType<typeof slotQuery>['execute']>>,
): Slot[] {
  for (const row of rows) if (row.programmeId) readContext.dependOn(`programme:${row.programmeId}`)
  return rows.map(({ programmeId, programmeSlug, programmeName, ...slot }) => ({
    ...slot,
    programme: programmeId ? { id: programmeId, slug: programmeSlug!, name: programmeName! } : null,
  }))
}

/**
 * The current slot and the `count` slots after it. The scheduler keeps this list current, so no clock is read.
 */
export async function nowAndNext(
  readContext: ReadContext,
  count: number,
): Promise<{ now: Slot | null; next: Slot[] }> {
  readContext.dependOn('channel', 'guide')
  const rows = await slotQuery(readContext)
    .where('s.state', '!=', 'over')
    .limit(count + 1)
    .execute()
  const slots = toSlots(readContext, rows)
  const on = slots.find((slot) => slot.state === 'on') ?? null
  return { now: on, next: slots.filter((slot) => slot.state === 'planned').slice(0, count) }
}

/**
 * The slots that run between two times, also those that began before the first: a night show is on both days.
 */
export async function readGuide(readContext: ReadContext, from: Date, to: Date): Promise<Slot[]> {
  readContext.dependOn('channel', 'guide', 'today')
  return toSlots(
    readContext,
    await slotQuery(readContext).where('s.endsAt', '>', from).where('s.startsAt', '<', to).execute(),
  )
}
