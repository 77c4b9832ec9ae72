/** Advertisements are saved and deleted by the newsroom; the scheduler turns them on and off, and gives each its turn. */
import { sql } from 'kysely'
import { z } from 'zod'
import { CommandError, command, type Work } from '../../kernel/command.ts'
import { id, moment, optionalId, requiredLine, webAddress } from '../../kernel/fields.ts'
import { fieldError } from '../../kernel/references.ts'
import { execute } from '../../kernel/run.ts'
import { defineTimer } from '../../kernel/timers.ts'
import { checkVersion, expectedVersion } from '../../kernel/versions.ts'
import { may } from '../policies.ts'
import { advertisementsTag } from './read.ts'
import { type AdvertisementPlace, advertisementPlaces } from './tables.ts'

interface Dates {
  startsAt: Date | null
  endsAt: Date | null
}

const hasEnded = ({ endsAt }: Dates, now: Date) => endsAt !== null && endsAt <= now
const isShownAt = (dates: Dates, now: Date) =>
  !(dates.startsAt && dates.startsAt > now) && !hasEnded(dates, now)

/** Sets the timer of the next of its dates. */
async function setTimer(
  { db, now }: Work,
  advertisementId: number,
  { startsAt, endsAt }: Dates,
): Promise<void> {
  const key = `advertisement:${advertisementId}`
  await db.deleteFrom('timers').where('key', '=', key).execute()
  const dueAt = [startsAt, endsAt].find((at) => at !== null && at > now)
  if (dueAt) await db.insertInto('timers').values({ key, dueAt }).execute()
}

/** Creates an advertisement (no id) or edits one. */
export const saveAdvertisement = command({
  name: 'advertisement.save',
  input: z.object({
    id: optionalId.default(null),
    name: requiredLine(120),
    place: z.enum(advertisementPlaces),
    fileId: z.string(),
    url: webAddress.pipe(z.string().min(1, 'is missing')),
    altText: requiredLine(300),
    startsAt: moment.nullable().default(null),
    endsAt: moment.nullable().default(null),
    version: expectedVersion,
  }),
  may: may.administer,
  async run(work, { id: given, version: seen, ...columns }) {
    await checkVersion(work, 'advertisement', given, seen)
    const { db, now } = work
    const { startsAt, endsAt } = columns
    if (hasEnded(columns, now)) throw fieldError(['endsAt'], 'past', 'endsAt is over already.')
    if (startsAt && endsAt && endsAt <= startsAt)
      throw fieldError(['endsAt'], 'past', 'endsAt is not after startsAt.')
    const file = await db
      .selectFrom('brandFiles')
      .select('id')
      .where('id', '=', columns.fileId)
      .where('use', '=', 'advertisement')
      .executeTakeFirst()
    if (!file) throw fieldError(['fileId'], 'missing', 'fileId: no such file was sent for an advertisement.')
    const before = given
      ? await db.selectFrom('advertisements').select('place').where('id', '=', given).executeTakeFirst()
      : undefined
    if (given && !before) throw new CommandError('not-found', `There is no advertisement ${given}.`)
    const row = { ...columns, isShown: isShownAt(columns, now) }
    const saved = given
      ? await db
          .updateTable('advertisements')
          .set(row)
          .where('id', '=', given)
          .returning('id')
          .executeTakeFirstOrThrow()
      : await db.insertInto('advertisements').values(row).returning('id').executeTakeFirstOrThrow()
    await setTimer(work, saved.id, columns)
    const version = await work.revise('advertisement', saved.id, columns)
    work.invalidate(advertisementsTag(columns.place), ...(before ? [advertisementsTag(before.place)] : []))
    work.about(`advertisement:${saved.id}`)
    return { id: saved.id, version }
  },
})

export const removeAdvertisement = command({
  name: 'advertisement.remove',
  input: z.object({ id }),
  may: may.administer,
  async run(work, { id: advertisementId }) {
    const row = await work.db
      .deleteFrom('advertisements')
      .where('id', '=', advertisementId)
      .returning('place')
      .executeTakeFirst()
    if (!row) throw new CommandError('not-found', `There is no advertisement ${advertisementId}.`)
    await setTimer(work, advertisementId, { startsAt: null, endsAt: null })
    await work.revise('advertisement', advertisementId, { removed: true })
    work.invalidate(advertisementsTag(row.place))
    work.about(`advertisement:${advertisementId}`)
  },
})

/** The scheduler's: shows an advertisement or takes it off, by its dates. Doing it twice changes nothing. */
export const turnAdvertisement = command({
  name: 'advertisement.turn',
  input: z.object({ id }),
  may: may.runTheProgram,
  async run(work, { id: advertisementId }) {
    const row = await work.db
      .selectFrom('advertisements')
      .select(['place', 'startsAt', 'endsAt', 'isShown'])
      .where('id', '=', advertisementId)
      .forUpdate()
      .executeTakeFirst()
    await setTimer(work, advertisementId, row ?? { startsAt: null, endsAt: null })
    if (!row) return
    const isShown = isShownAt(row, work.now)
    if (isShown === row.isShown) return
    await work.db.updateTable('advertisements').set({ isShown }).where('id', '=', advertisementId).execute()
    work.invalidate(advertisementsTag(row.place))
    work.about(`advertisement:${advertisementId}`)
  },
})

const turnMs = 3_600_000

/** The scheduler's: where several advertisements are shown at a place, the next one has its turn. */
export const rotateAdvertisements = command({
  name: 'advertisement.rotate',
  input: z.object({}),
  may: may.runTheProgram,
  async run(work) {
    const { rows } = await sql<{ place: AdvertisementPlace }>`
      update advertisements a set turn = f.last + 1
      from (
        select distinct on (place) id, max(turn) over (partition by place) as last,
          count(*) over (partition by place) as several
        from advertisements where is_shown order by place, turn, id
      ) f
      where a.id = f.id and f.several > 1 returning a.place`.execute(work.db)
    work.invalidate(rows.map(({ place }) => advertisementsTag(place)))
  },
})

export const advertisementTimers = [
  defineTimer({
    key: 'advertisement',
    async run({ db, actor, id: advertisementId }) {
      await execute(db, actor, turnAdvertisement, { id: advertisementId })
      return null
    },
  }),
  defineTimer({
    key: 'advertisement-turn',
    first: 'now',
    async run({ db, actor, postpone }) {
      await postpone(new Date(Date.now() + turnMs))
      await execute(db, actor, rotateAdvertisements, {})
      return null
    },
  }),
]
