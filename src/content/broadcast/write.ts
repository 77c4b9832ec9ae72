/** The channel (قناة البث) and its programme guide: the weekly plan, and the coming days filled from it. */
import { sql } from 'kysely'
import { z } from 'zod'
import { CommandError, command, type Work } from '../../kernel/command.ts'
import { id, line, moment, optionalId, requiredLine, streamAddress } from '../../kernel/fields.ts'
import { checkThere } from '../../kernel/references.ts'
import { checkVersion, expectedVersion } from '../../kernel/versions.ts'
import { dayAfter, daysFrom, isoDay } from '../../language/days.ts'
import { survivorsOf } from '../merged.ts'
import { may } from '../policies.ts'
import { fillDays, timeZoneOf } from './fill.ts'

export const saveChannel = command({
  name: 'channel.save',
  input: z.object({
    id: optionalId.default(null),
    slug: line(120).default('live'),
    name: requiredLine(160),
    description: line(2_000).default(''),
    streamUrl: streamAddress.default(''),
    mediaId: optionalId.default(null),
    version: expectedVersion,
  }),
  may: may.runTheChannel,
  async run(work, { id: channelId, version: expected, ...columns }) {
    await checkVersion(work, 'channel', channelId, expected)
    await checkThere(work, { mediaId: ['media', columns.mediaId] })
    const before = channelId
      ? await work.db
          .selectFrom('channels')
          .select(['streamUrl', 'mediaId'])
          .where('id', '=', channelId)
          .executeTakeFirst()
      : undefined
    const row = channelId
      ? await work.db
          .updateTable('channels')
          .set({ ...columns, ...(before?.streamUrl === columns.streamUrl ? {} : unchecked) })
          .where('id', '=', channelId)
          .returning('id')
          .executeTakeFirst()
      : await work.db.insertInto('channels').values(columns).returning('id').executeTakeFirstOrThrow()
    if (!row) throw new CommandError('not-found', `There is no channel ${channelId}.`)
    const version = await work.revise('channel', row.id, columns)
    for (const mediaId of [columns.mediaId, before?.mediaId]) if (mediaId) work.invalidate(`media:${mediaId}`)
    work.invalidate('channel', 'guide')
    work.about(`channel:${row.id}`)
    return { id: row.id, version }
  },
})

/** Another stream has no results of checks yet. */
const unchecked = { onAir: false, streamPosition: '', streamMovedAt: null, streamLookedAt: null }

const plannedSlot = z.object({
  weekday: z.number().int().min(0).max(6),
  at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 19:30'),
  minutes: z.number().int().min(1).max(1440),
  title: requiredLine(200),
  summary: line(1_000).default(''),
  programmeId: optionalId.default(null),
})

/**
 * Replaces the channel's weekly plan (0 is Sunday). Filled days stay unchanged, unless `refillFrom` is given:
 * from that day on they are filled again, and changes of single days are lost.
 */
export const planWeek = command({
  name: 'channel.plan-week',
  input: z.object({
    channelId: id,
    slots: z.array(plannedSlot).max(1_000),
    version: expectedVersion,
    refillFrom: moment.nullable().default(null),
  }),
  may: may.runTheChannel,
  async run(work, { channelId, slots: given, version: expected, refillFrom }) {
    await checkVersion(work, 'guide-week', channelId, expected)
    const channel = await work.db
      .selectFrom('channels')
      .select('id')
      .where('id', '=', channelId)
      .executeTakeFirst()
    if (!channel) throw new CommandError('not-found', `There is no channel ${channelId}.`)
    const now = await survivorsOf(work.db, { programme: given.map(({ programmeId }) => programmeId) })
    const slots = given.map((slot) => ({ ...slot, programmeId: now('programme', slot.programmeId) }))
    for (const [at, slot] of slots.entries())
      await checkThere(work, { [`slots.${at}.programmeId`]: ['programmes', slot.programmeId] })
    await work.db.deleteFrom('guideWeek').where('channelId', '=', channelId).execute()
    if (slots.length > 0)
      await work.db
        .insertInto('guideWeek')
        .values(slots.map((slot) => ({ channelId, ...slot })))
        .execute()
    if (refillFrom) await refill(work, channelId, refillFrom)
    const version = await work.revise('guide-week', channelId, slots)
    work.invalidate('guide')
    work.about(`channel:${channelId}`)
    return { version }
  },
})

/** Refills as many days as the guide had; slots that have begun stay. */
async function refill(work: Work, channelId: number, from: Date): Promise<void> {
  const timeZone = await timeZoneOf(work)
  const removedSlots = await work.db
    .deleteFrom('slots')
    .where('channelId', '=', channelId)
    .where('state', '=', 'planned')
    .where('startsAt', '>=', from)
    .returning('startsAt')
    .execute()
  const first = isoDay(from, timeZone)
  const { filledTo } = await work.db
    .selectFrom('channels')
    .select(sql<string | null>`guide_filled_to::text`.as('filledTo'))
    .where('id', '=', channelId)
    .executeTakeFirstOrThrow()
  const days = [first, filledTo ?? first, ...removedSlots.map((slot) => isoDay(slot.startsAt, timeZone))]
  const last = days.reduce((a, b) => (a > b ? a : b))
  await work.db
    .updateTable('channels')
    .set({ guideFilledTo: dayAfter(first, -1) })
    .where('id', '=', channelId)
    .execute()
  await fillDays(work, first, Math.min(maxDays, daysFrom(first, last) + 1))
}

const maxDays = 60

/** For the scheduler and the desk: fills `days` days from `from` on, except those filled before. */
export const fillGuide = command({
  name: 'channel.fill-guide',
  input: z.object({ from: moment, days: z.number().int().min(1).max(maxDays) }),
  may: may.runTheChannel,
  async run(work, { from, days }) {
    await fillDays(work, isoDay(from, await timeZoneOf(work)), days)
    work.invalidate('guide')
  },
})

/** For the scheduler: moves the guide to the current slot; returns the time of its next change. */
export const moveGuide = command({
  name: 'channel.move-guide',
  input: z.object({}),
  may: may.runTheProgram,
  async run(work) {
    const over = await work.db
      .updateTable('slots')
      .set({ state: 'over' })
      .where('state', '!=', 'over')
      .where('endsAt', '<=', work.now)
      .returning('id')
      .execute()
    const on = await work.db
      .updateTable('slots')
      .set({ state: 'on' })
      .where('state', '=', 'planned')
      .where('startsAt', '<=', work.now)
      .returning('id')
      .execute()
    if (over.length + on.length > 0) work.invalidate('channel')
    const next = await work.db
      .selectFrom('slots')
      .select(sql<Date | null>`min(case when state = 'on' then ends_at else starts_at end)`.as('at'))
      .where('state', '!=', 'over')
      .executeTakeFirstOrThrow()
    return { next: next.at }
  },
})
