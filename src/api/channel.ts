/** The channel, its week, and the guide of the days ahead. */
import { z } from 'zod'
import { channelToEdit, readWeek } from '../content/channel/desk.ts'
import { nowAndNext, readGuide } from '../content/channel/read.ts'
import { removeSlot, saveSlot } from '../content/channel/slots.ts'
import { planWeek, saveChannel } from '../content/channel/write.ts'
import { nextMidnight, startOfDay } from '../language/days.ts'
import { Problem } from './problem.ts'
import { givenMoment, idParam, instant, route } from './route.ts'
import { mediaId, reference, savedUnnamed, seen } from './shapes.ts'

const channel = z.object({
  ...{ id: z.number(), slug: z.string(), name: z.string(), description: z.string(), streamUrl: z.string() },
  ...{ mediaId: z.number().nullable(), version: z.number() },
  /** Whether its stream runs now, as the last look at it found. */
  onAir: z.boolean(),
})
const slot = z.object({
  ...{ id: z.number(), startsAt: instant, endsAt: instant, title: z.string(), summary: z.string() },
  state: z.enum(['planned', 'on', 'over']),
  programme: reference.nullable(),
})
const planned = z.object({
  ...{ weekday: z.number(), at: z.string(), minutes: z.number() },
  ...{ title: z.string(), summary: z.string().default(''), programmeId: mediaId },
})
const fields = z.object({
  ...{ name: z.string(), description: z.string().default(''), streamUrl: z.string().default(''), mediaId },
})
const slotFields = z.object({
  ...{ startsAt: givenMoment, endsAt: givenMoment, title: z.string() },
  ...{ summary: z.string().default(''), programmeId: mediaId },
})
const slotParams = idParam.extend({ slotId: idParam.shape.id })

/** The most days of the guide that one answer holds. */
const mostDays = 14

export const channelRoutes = [
  route({
    method: 'get',
    path: '/channel',
    name: 'readChannel',
    summary: 'The channel, what is on now and what comes next; null before there is one.',
    answer: z.object({ channel: channel.nullable(), now: slot.nullable(), next: z.array(slot) }),
    run: async ({ reading }) => ({
      channel: await channelToEdit(reading),
      ...(await nowAndNext(reading, 3)),
    }),
  }),
  route({
    method: 'post',
    path: '/channel',
    name: 'createChannel',
    summary: 'Makes the channel; a publication has one.',
    body: fields,
    answer: savedUnnamed,
    status: 201,
    async run({ execute, body, reading }) {
      if (await channelToEdit(reading))
        throw new Problem('conflict', 'The publication has a channel already.')
      return execute(saveChannel, body)
    },
  }),
  route({
    method: 'put',
    path: '/channel/{id}',
    name: 'editChannel',
    summary: 'Edits the channel.',
    params: idParam,
    body: fields.extend(seen),
    answer: savedUnnamed,
    run: ({ execute, params, body }) => execute(saveChannel, { ...body, id: params.id }),
  }),
  route({
    method: 'get',
    path: '/channel/{id}/week',
    name: 'readWeek',
    summary: 'The week as planned; weekday 0 is Sunday, times are those of the publication’s time zone.',
    params: idParam,
    answer: z.object({ slots: z.array(planned), version: z.number() }),
    run: ({ reading, params }) => readWeek(reading, params.id),
  }),
  route({
    method: 'put',
    path: '/channel/{id}/week',
    name: 'planWeek',
    summary:
      'Plans the week anew; `refill` fills the days from tomorrow on with it, without their one-off changes.',
    params: idParam,
    body: z.object({ slots: z.array(planned).max(1_000), refill: z.boolean().default(false), ...seen }),
    answer: z.object({ version: z.number() }),
    async run({ execute, params, body: { refill, ...body }, db }) {
      const { timeZone } = await db.selectFrom('publication').select('timeZone').executeTakeFirstOrThrow()
      const refillFrom = refill ? nextMidnight(new Date(), timeZone) : null
      return execute(planWeek, { ...body, channelId: params.id, refillFrom })
    },
  }),
  route({
    method: 'get',
    path: '/channel/{id}/slots',
    name: 'listSlots',
    summary: 'The guide from the start of today on, `days` long.',
    params: idParam,
    query: z.object({ days: z.coerce.number().int().min(1).max(mostDays).default(8) }),
    answer: z.object({ items: z.array(slot) }),
    async run({ reading, query, db }) {
      const { timeZone } = await db.selectFrom('publication').select('timeZone').executeTakeFirstOrThrow()
      const from = startOfDay(new Date(), timeZone)
      let to = from
      for (let n = 0; n < query.days; n++) to = nextMidnight(to, timeZone)
      return { items: await readGuide(reading, from, to) }
    },
  }),
  route({
    method: 'post',
    path: '/channel/{id}/slots',
    name: 'addSlot',
    summary: 'Puts a slot into one day of the guide; what stands at that time makes room.',
    params: idParam,
    body: slotFields,
    answer: z.object({ id: z.number() }),
    status: 201,
    run: ({ execute, params, body }) => execute(saveSlot, { ...body, channelId: params.id }),
  }),
  route({
    method: 'put',
    path: '/channel/{id}/slots/{slotId}',
    name: 'editSlot',
    summary: 'Changes a slot of one day; what stands at its new time makes room.',
    params: slotParams,
    body: slotFields,
    answer: z.object({ id: z.number() }),
    run: ({ execute, params, body }) =>
      execute(saveSlot, { ...body, channelId: params.id, id: params.slotId }),
  }),
  route({
    method: 'delete',
    path: '/channel/{id}/slots/{slotId}',
    name: 'removeSlot',
    summary: 'Takes a slot out of one day of the guide.',
    params: slotParams,
    run: ({ execute, params }) => execute(removeSlot, { channelId: params.id, id: params.slotId }),
  }),
]
