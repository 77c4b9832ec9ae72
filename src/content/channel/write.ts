/** The channel (قناة البث) and its programme guide: a week as planned, and the days ahead filled from it. */
import { sql } from 'kysely'
import { z } from 'zod'
import { startOfDay } from '../../language/days.ts'
import { may } from '../actor.ts'
import { CommandError, command, type Work } from '../command.ts'
import { id, line, moment, optionalId, requiredLine, webAddress } from '../fields.ts'
import { checkThere } from '../references.ts'
import { checkVersion, seenVersion } from '../versions.ts'

export const saveChannel = command({
  name: 'channel.save',
  input: z.object({
    id: optionalId.default(null),
    slug: line(120).default('live'),
    name: requiredLine(160),
    description: line(2_000).default(''),
    streamUrl: webAddress.default(''),
    mediaId: optionalId.default(null),
    version: seenVersion,
  }),
  may: may.runTheChannel,
  async run(work, { id: channelId, version: seen, ...columns }) {
    await checkVersion(work, 'channel', channelId, seen)
    await checkThere(work, { mediaId: ['media', columns.mediaId] })
    const row = channelId
      ? await work.db
          .updateTable('channels')
          .set({ ...columns, ...(await ofAnotherStream(work, channelId, columns.streamUrl)) })
          .where('id', '=', channelId)
          .returning('id')
          .executeTakeFirst()
      : await work.db.insertInto('channels').values(columns).returning('id').executeTakeFirstOrThrow()
    if (!row) throw new CommandError('not-found', `There is no channel ${channelId}.`)
    const version = await work.revise('channel', row.id, columns)
    if (columns.mediaId) work.touch(`media:${columns.mediaId}`)
    work.touch('channel', 'guide')
    work.about(`channel:${row.id}`)
    return { id: row.id, version }
  },
})

/** Nothing is known of another stream than the one that was looked at. */
async function ofAnotherStream(work: Work, channelId: number, streamUrl: string) {
  const before = await work.db
    .selectFrom('channels')
    .select('streamUrl')
    .where('id', '=', channelId)
    .executeTakeFirst()
  if (before?.streamUrl === streamUrl) return {}
  return { onAir: false, streamPosition: '', streamMovedAt: null, streamLookedAt: null }
}

const plannedSlot = z.object({
  weekday: z.number().int().min(0).max(6),
  at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 19:30'),
  minutes: z.number().int().min(1).max(1440),
  title: requiredLine(200),
  summary: line(1_000).default(''),
  programmeId: optionalId.default(null),
})

/**
 * Plans the channel's week (0 is Sunday), replacing the plan before. Days that are filled already stay as they are,
 * unless `refillFrom` is given: from that day on they are filled anew, without the changes of single days.
 */
export const planWeek = command({
  name: 'channel.plan-week',
  input: z.object({
    channelId: id,
    slots: z.array(plannedSlot).max(1_000),
    version: seenVersion,
    refillFrom: moment.nullable().default(null),
  }),
  may: may.runTheChannel,
  async run(work, { channelId, slots, version: seen, refillFrom }) {
    await checkVersion(work, 'guide-week', channelId, seen)
    const channel = await work.db
      .selectFrom('channels')
      .select('id')
      .where('id', '=', channelId)
      .executeTakeFirst()
    if (!channel) throw new CommandError('not-found', `There is no channel ${channelId}.`)
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
    work.touch('guide')
    work.about(`channel:${channelId}`)
    return { version }
  },
})

/** As many days as the guide had; what is on or over stays. */
async function refill(work: Work, channelId: number, from: Date): Promise<void> {
  const gone = await work.db
    .deleteFrom('slots')
    .where('channelId', '=', channelId)
    .where('state', '=', 'planned')
    .where('startsAt', '>=', from)
    .returning('startsAt')
    .execute()
  const last = Math.max(from.getTime(), ...gone.map((slot) => slot.startsAt.getTime()))
  await fillDays(work, from, Math.min(60, Math.floor((last - from.getTime()) / dayMs) + 1))
}

const dayMs = 86_400_000

/** The scheduler's and the desk's: fills the days from `from` on, as many as `days`, that have no slot yet. */
export const fillGuide = command({
  name: 'channel.fill-guide',
  input: z.object({ from: moment, days: z.number().int().min(1).max(60) }),
  may: may.runTheChannel,
  async run(work, { from, days }) {
    await fillDays(work, from, days)
    work.touch('guide')
  },
})

async function fillDays(work: Work, from: Date, days: number): Promise<void> {
  const { timeZone } = await work.db.selectFrom('publication').select('timeZone').executeTakeFirstOrThrow()
  const plan = await work.db.selectFrom('guideWeek').selectAll().orderBy('at').execute()
  for (let n = 0; n < days; n++) {
    // Noon of the wanted day is in that day whatever its clock change.
    const day = startOfDay(new Date(startOfDay(from, timeZone).getTime() + n * dayMs + dayMs / 2), timeZone)
    await fillDay(work, day, timeZone, plan)
  }
}

type Planned = {
  channelId: number
  weekday: number
  at: string
  minutes: number
  title: string
  summary: string
  programmeId: number | null
}

async function fillDay(work: Work, day: Date, timeZone: string, plan: Planned[]): Promise<void> {
  const weekday = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(
    new Intl.DateTimeFormat('en-US', { weekday: 'short', timeZone, calendar: 'gregory' }).format(
      new Date(day.getTime() + dayMs / 2),
    ),
  )
  const channels = new Set(plan.map((slot) => slot.channelId))
  for (const channelId of channels) {
    const filled = await work.db
      .selectFrom('slots')
      .select('id')
      .where('channelId', '=', channelId)
      .where('startsAt', '>=', day)
      .where('startsAt', '<', new Date(day.getTime() + dayMs))
      .limit(1)
      .executeTakeFirst()
    if (filled) continue
    const slots = plan
      .filter((slot) => slot.channelId === channelId && slot.weekday === weekday)
      .map(({ at, minutes, title, summary, programmeId }) => {
        const [hours = 0, mins = 0] = at.split(':').map(Number)
        const startsAt = new Date(day.getTime() + (hours * 60 + mins) * 60_000)
        return {
          channelId,
          startsAt,
          endsAt: new Date(startsAt.getTime() + minutes * 60_000),
          title,
          summary,
          programmeId,
        }
      })
    if (slots.length > 0)
      await work.db
        .insertInto('slots')
        .values(slots)
        .onConflict((oc) => oc.doNothing())
        .execute()
  }
}

/** The scheduler's: moves the guide on to what is on now; answers when it changes next. */
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
    if (over.length + on.length > 0) work.touch('channel')
    const next = await work.db
      .selectFrom('slots')
      .select(sql<Date | null>`min(case when state = 'on' then ends_at else starts_at end)`.as('at'))
      .where('state', '!=', 'over')
      .executeTakeFirstOrThrow()
    return { next: next.at }
  },
})
