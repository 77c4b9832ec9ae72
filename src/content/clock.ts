/**
 * What happens by the clock. No page reads the clock: when a moment comes, the scheduler carries out a command,
 * whose change-log row makes stale what shows it. Every command here may be asked twice and acts once.
 */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { nextMidnight } from '../language/days.ts'
import { goRound, type Rounds } from '../platform/rounds.ts'
import { may, system } from './actor.ts'
import { moveNewsWindow } from './articles/news-window.ts'
import { publishDue } from './articles/publish.ts'
import { fillGuide, moveGuide } from './channel/write.ts'
import { command, execute } from './command.ts'
import { closeComments } from './comments/closing.ts'
import { forgetOld } from './comments/upkeep.ts'
import { expireMedia } from './media/write.ts'
import { claimMoment } from './moments.ts'
import { composeDaily, nextSending } from './newsletter/issues.ts'
import { orderMostRead } from './readership/readership.ts'
import { relateMissing } from './related/relate.ts'
import { indexUpkeep } from './search/upkeep.ts'
import type { Tables } from './tables.ts'

const scheduler = system('scheduler')
const minuteMs = 60_000
const relatedEveryMs = 3_000
/** The days for which the guide is kept filled. */
const guideDays = 8
/** Long enough for any process to catch up with the change log; revisions keep the history. */
const changesKeptMs = 7 * 86_400_000

const nothing = z.object({})

/** Midnight in the publication's time zone: another day on every page. */
const turnDay = command({
  name: 'clock.turn-day',
  input: nothing,
  may: may.runTheProgram,
  async run(work) {
    const { timeZone } = await work.db.selectFrom('publication').select('timeZone').executeTakeFirstOrThrow()
    if (!(await claimMoment(work, 'midnight', nextMidnight(work.now, timeZone)))) return
    await work.db
      .deleteFrom('changes')
      .where('at', '<', new Date(work.now.getTime() - changesKeptMs))
      .execute()
    work.touch('today')
    work.about('today')
  },
})

const postpone = command({
  name: 'clock.postpone',
  input: z.object({ key: z.string(), until: z.date() }),
  may: may.runTheProgram,
  run: async (work, { key, until }) =>
    void (await work.db.updateTable('moments').set({ dueAt: until }).where('key', '=', key).execute()),
})

/** What has a whole archive before it rests three times as long as it works: readers must not feel it. */
const afterRest = (began: number) => Date.now() + 3 * (Date.now() - began)

type KeepIndex = ReturnType<typeof indexUpkeep>

async function handle(db: Kysely<Tables>, key: string, keepIndex: KeepIndex): Promise<void> {
  const [name, ref] = key.split(':') as [string, string?]
  const id = Number(ref)
  const again = (until: Date) => execute(db, scheduler, postpone, { key, until })
  switch (name) {
    case 'publish':
      await execute(db, scheduler, publishDue, { id })
      return
    case 'expire-media':
      await execute(db, scheduler, expireMedia, { id })
      return
    case 'midnight':
      await execute(db, scheduler, turnDay, {})
      await execute(db, scheduler, fillGuide, { from: new Date(), days: guideDays })
      return
    case 'guide': {
      const { next } = await execute(db, scheduler, moveGuide, {})
      await again(new Date(Math.min(next?.getTime() ?? Number.POSITIVE_INFINITY, Date.now() + 10 * minuteMs)))
      return
    }
    case 'most-read':
      await again(new Date(Date.now() + minuteMs))
      await execute(db, scheduler, orderMostRead, { count: 10 })
      return
    case 'news-window':
      await execute(db, scheduler, moveNewsWindow, {})
      return
    case 'newsletter':
      await execute(db, scheduler, composeDaily, {})
      return
    case 'comments':
      await again(new Date(Date.now() + minuteMs))
      await execute(db, scheduler, closeComments, {})
      await execute(db, scheduler, forgetOld, {})
      return
    case 'related': {
      const began = Date.now()
      const found = await execute(db, scheduler, relateMissing, {})
      await again(new Date(found > 0 ? afterRest(began) : Date.now() + relatedEveryMs))
      return
    }
    case 'search': {
      const began = Date.now()
      const isMore = await keepIndex()
      await again(new Date(isMore ? afterRest(began) : Date.now() + minuteMs))
      return
    }
  }
}

const standing = ['midnight', 'news-window', 'guide', 'most-read', 'search', 'related', 'comments']

/** Makes sure that the moments that always come are there. */
export async function setClock(db: Kysely<Tables>): Promise<void> {
  const rows = standing.map((key) => ({ key, dueAt: new Date() }))
  await db
    .insertInto('moments')
    .values(rows)
    .onConflict((oc) => oc.doNothing())
    .execute()
  // Not at once, as the others: a site that is started in the evening sends no morning's issue.
  const { timeZone, newsletterHour } = await db
    .selectFrom('publication')
    .select(['timeZone', 'newsletterHour'])
    .executeTakeFirstOrThrow()
  await db
    .insertInto('moments')
    .values({ key: 'newsletter', dueAt: nextSending(new Date(), timeZone, newsletterHour) })
    .onConflict((oc) => oc.doNothing())
    .execute()
}

/** Runs the scheduler in this process; in several processes each moment still comes once. */
export function startClock(db: Kysely<Tables>, onError: (error: unknown, key?: string) => void): Rounds {
  const keepIndex = indexUpkeep(db, scheduler)
  const clock = goRound(async () => {
    const due = await db
      .selectFrom('moments')
      .select('key')
      .where('dueAt', '<=', new Date())
      .orderBy('dueAt')
      .limit(50)
      .execute()
    for (const { key } of due) {
      if (clock.isClosed()) break
      try {
        await handle(db, key, keepIndex)
      } catch (error) {
        onError(error, key)
        // One moment that can't be carried out now must not hold up the others, and is tried again.
        await execute(db, scheduler, postpone, { key, until: new Date(Date.now() + minuteMs) })
      }
    }
    const next = await db.selectFrom('moments').select('dueAt').orderBy('dueAt').limit(1).executeTakeFirst()
    return Math.min(1_000, Math.max(5, (next?.dueAt.getTime() ?? Number.POSITIVE_INFINITY) - Date.now()))
  }, onError)
  return clock
}
