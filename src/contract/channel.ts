/** The channel, its week, and the guide of the days ahead. */

import { z } from 'zod'
import { numberText } from '../kernel/fields.ts'
import { operation } from './operation.ts'
import {
  expectedVersion,
  givenMoment,
  idParam,
  instant,
  list,
  mediaId,
  reference,
  savedUnnamed,
} from './values.ts'

const channel = z
  .object({
    ...{ id: z.number(), slug: z.string(), name: z.string(), description: z.string(), streamUrl: z.string() },
    ...{ mediaId: z.number().nullable(), version: z.number() },
    /** Whether its stream runs now, as the last look at it found. */
    onAir: z.boolean(),
  })
  .meta({ id: 'Channel' })

const slot = z
  .object({
    ...{ id: z.number(), startsAt: instant, endsAt: instant, title: z.string(), summary: z.string() },
    state: z.enum(['planned', 'on', 'over']),
    programme: reference.nullable(),
  })
  .meta({ id: 'Slot' })

const planned = z
  .strictObject({
    ...{ weekday: z.number(), at: z.string(), minutes: z.number() },
    ...{ title: z.string(), summary: z.string().default(''), programmeId: mediaId },
  })
  .meta({ id: 'PlannedSlot' })

const fields = z.strictObject({
  ...{ name: z.string(), description: z.string().default(''), streamUrl: z.string().default(''), mediaId },
})

const slotFields = z.strictObject({
  ...{ startsAt: givenMoment, endsAt: givenMoment, title: z.string() },
  ...{ summary: z.string().default(''), programmeId: mediaId },
})

/** `madeRoom`: the slots that were cut, or went, as they were before. */
const savedSlot = z
  .object({
    id: z.number(),
    madeRoom: z.array(z.object({ title: z.string(), startsAt: instant, endsAt: instant })),
  })
  .meta({ id: 'SavedSlot' })

const slotParams = idParam.extend({ slotId: idParam.shape.id })

/** The most days of the guide that one answer holds. */
const maxDays = 14

export const channelOperations = {
  readChannel: operation({
    method: 'get',
    path: '/channel',
    name: 'readChannel',
    may: 'read',
    summary: 'Returns the channel, the current and the next programme; null before the channel is created.',
    answer: z.object({ channel: channel.nullable(), now: slot.nullable(), next: z.array(slot) }),
  }),
  createChannel: operation({
    method: 'post',
    path: '/channel',
    name: 'createChannel',
    may: 'runTheChannel',
    summary: 'Creates the channel. A publication has only one.',
    body: fields,
    answer: savedUnnamed,
    status: 201,
  }),
  editChannel: operation({
    method: 'put',
    path: '/channel/{id}',
    name: 'editChannel',
    may: 'runTheChannel',
    summary: 'Edits the channel.',
    params: idParam,
    body: fields.extend(expectedVersion),
    answer: savedUnnamed,
  }),
  readWeek: operation({
    method: 'get',
    path: '/channel/{id}/week',
    name: 'readWeek',
    may: 'read',
    summary: 'Returns the weekly plan. Weekday 0 is Sunday; times are in the publication’s time zone.',
    params: idParam,
    answer: z.object({ slots: z.array(planned), version: z.number() }),
  }),
  planWeek: operation({
    method: 'put',
    path: '/channel/{id}/week',
    name: 'planWeek',
    may: 'runTheChannel',
    summary:
      'Replaces the weekly plan. With `refill`, the days from tomorrow on follow it and lose their one-off changes.',
    params: idParam,
    body: z.strictObject({
      slots: z.array(planned).max(1_000),
      refill: z.boolean().default(false),
      ...expectedVersion,
    }),
    answer: z.object({ version: z.number() }),
  }),
  listSlots: operation({
    method: 'get',
    path: '/channel/{id}/slots',
    name: 'listSlots',
    may: 'read',
    summary: 'Returns the guide of `days` days, beginning today.',
    params: idParam,
    query: z.object({ days: numberText(1, maxDays).default(8) }),
    answer: list(slot),
  }),
  addSlot: operation({
    method: 'post',
    path: '/channel/{id}/slots',
    name: 'addSlot',
    may: 'runTheChannel',
    summary: 'Adds a slot to one day of the guide. Slots at the same time are shortened or moved.',
    params: idParam,
    body: slotFields,
    answer: savedSlot,
    status: 201,
  }),
  editSlot: operation({
    method: 'put',
    path: '/channel/{id}/slots/{slotId}',
    name: 'editSlot',
    may: 'runTheChannel',
    summary: 'Changes a slot of one day. Slots at its new time are shortened or moved.',
    params: slotParams,
    body: slotFields,
    answer: savedSlot,
  }),
  removeSlot: operation({
    method: 'delete',
    path: '/channel/{id}/slots/{slotId}',
    name: 'removeSlot',
    may: 'runTheChannel',
    summary: 'Removes a slot from one day of the guide.',
    params: slotParams,
  }),
}
