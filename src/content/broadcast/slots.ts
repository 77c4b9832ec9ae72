/** Changes to single days of the guide, such as a special bulletin. The weekly plan stays unchanged. */
import { z } from 'zod'
import { CommandError, command, type Work } from '../../kernel/command.ts'
import { id, line, moment, optionalId, requiredLine } from '../../kernel/fields.ts'
import { checkThere } from '../../kernel/references.ts'
import { survivorOf } from '../merged.ts'
import { may } from '../policies.ts'

const longest = 24 * 3_600_000

/**
 * Adds a slot to the guide (no id) or changes one. Existing slots at that time are shortened, and removed when
 * fully covered.
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
    columns.programmeId = await survivorOf(work.db, 'programme', columns.programmeId)
    await checkThere(work, {
      channelId: ['channels', channelId],
      programmeId: ['programmes', columns.programmeId],
    })
    if (slotId !== null) await lockSlot(work, channelId, slotId)
    const madeRoom = await makeRoom(work, channelId, slotId, columns)
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
    return { id: row.id, madeRoom }
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

/** Clears a time of all other slots of the channel; returns the slots that covered it. */
async function makeRoom(
  work: Work,
  channelId: number,
  slotId: number | null,
  { startsAt, endsAt }: { startsAt: Date; endsAt: Date },
) {
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
  return others.map(({ title, startsAt, endsAt }) => ({ title, startsAt, endsAt }))
}

/** The current slot may have changed: the scheduler checks at once. */
async function changed(work: Work, channelId: number): Promise<void> {
  await work.db.updateTable('timers').set({ dueAt: work.now }).where('key', '=', 'guide').execute()
  work.invalidate('guide', 'channel')
  work.about(`channel:${channelId}`)
}
