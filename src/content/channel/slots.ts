/** Changes of single days in the guide: a special bulletin, a longer match. The week's plan stays. */
import { z } from 'zod'
import { may } from '../actor.ts'
import { CommandError, command, type Work } from '../command.ts'
import { id, line, moment, optionalId, requiredLine } from '../fields.ts'
import { checkThere } from '../references.ts'

const longest = 24 * 3_600_000

/**
 * Puts a slot into the guide (no id) or changes one. What stood at that time makes room: it is cut, and what was
 * covered altogether goes.
 */
export const saveSlot = command({
  name: 'channel.save-slot',
  input: z
    .object({
      id: optionalId.default(null),
      channelId: id,
      startsAt: moment,
      endsAt: moment,
      title: requiredLine(200),
      summary: line(1_000).default(''),
      programmeId: optionalId.default(null),
    })
    .refine(({ startsAt, endsAt }) => endsAt > startsAt, { path: ['endsAt'], error: 'ends before it begins' })
    .refine(({ startsAt, endsAt }) => endsAt.getTime() - startsAt.getTime() <= longest, {
      path: ['endsAt'],
      error: 'is longer than a day',
    }),
  may: may.runTheChannel,
  async run(work, { id: slotId, channelId, ...columns }) {
    await checkThere(work, {
      channelId: ['channels', channelId],
      programmeId: ['programmes', columns.programmeId],
    })
    if (slotId !== null) await lockSlot(work, channelId, slotId)
    await makeRoom(work, channelId, slotId, columns)
    const state = stateAt(work.now, columns)
    const row =
      slotId === null
        ? await work.db
            .insertInto('slots')
            .values({ channelId, state, ...columns })
            .returning('id')
            .executeTakeFirstOrThrow()
        : await work.db
            .updateTable('slots')
            .set({ state, ...columns })
            .where('id', '=', slotId)
            .returning('id')
            .executeTakeFirstOrThrow()
    await work.revise('slot', row.id, columns)
    await changed(work, channelId)
    return { id: row.id }
  },
})

export const removeSlot = command({
  name: 'channel.remove-slot',
  input: z.object({ channelId: id, id }),
  may: may.runTheChannel,
  async run(work, { channelId, id: slotId }) {
    await lockSlot(work, channelId, slotId)
    await work.db.deleteFrom('slots').where('id', '=', slotId).execute()
    await work.revise('slot', slotId, { removed: true })
    await changed(work, channelId)
  },
})

async function lockSlot(work: Work, channelId: number, slotId: number): Promise<void> {
  const row = await work.db
    .selectFrom('slots')
    .select('id')
    .where('id', '=', slotId)
    .where('channelId', '=', channelId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new CommandError('not-found', `There is no slot ${slotId} in the guide.`)
}

const stateAt = (now: Date, { startsAt, endsAt }: { startsAt: Date; endsAt: Date }) =>
  endsAt <= now ? ('over' as const) : startsAt <= now ? ('on' as const) : ('planned' as const)

/** Afterwards no other slot of the channel covers any of this time. */
async function makeRoom(
  work: Work,
  channelId: number,
  slotId: number | null,
  { startsAt, endsAt }: { startsAt: Date; endsAt: Date },
): Promise<void> {
  const others = await work.db
    .selectFrom('slots')
    .selectAll()
    .where('channelId', '=', channelId)
    .where('id', '!=', slotId ?? 0)
    .where('startsAt', '<', endsAt)
    .where('endsAt', '>', startsAt)
    .forUpdate()
    .execute()
  const ids = others.map((slot) => slot.id)
  if (ids.length > 0) await work.db.deleteFrom('slots').where('id', 'in', ids).execute()
  for (const { id, ...slot } of others) {
    const before = slot.startsAt < startsAt ? { ...slot, id, endsAt: startsAt } : null
    const after = slot.endsAt > endsAt ? { ...slot, ...(before ? {} : { id }), startsAt: endsAt } : null
    for (const piece of [before, after])
      if (piece)
        await work.db
          .insertInto('slots')
          .values({ ...piece, state: stateAt(work.now, piece) })
          .onConflict((oc) => oc.columns(['channelId', 'startsAt']).doNothing())
          .execute()
  }
}

/** What is on may be another thing now: the scheduler looks at once. */
async function changed(work: Work, channelId: number): Promise<void> {
  await work.db.updateTable('moments').set({ dueAt: work.now }).where('key', '=', 'guide').execute()
  work.touch('guide', 'channel')
  work.about(`channel:${channelId}`)
}
