/**
 * Whether mail, notifications and pings may leave this machine. After a restore, or a start under an address
 * other than the data's, all of them are held until an administrator decides about the queue: a copy of a
 * newsroom must not write to its readers.
 */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { CommandError, command } from '../../kernel/command.ts'
import type { Tables } from '../../kernel/tables.ts'
import { dropOutgoing, type QueuedJobs, queuedOutgoing } from '../../platform/jobs.ts'
import { may } from '../policies.ts'
import { outgoingDiscarded } from './events.ts'

export const outgoingCacheTag = 'outgoing'

export interface Outgoing {
  /** The address that the data belongs to; null before the first start. */
  siteUrl: string | null
  /** The time since which all sending is paused; null while sending is on. */
  heldSince: Date | null
  heldBecause: 'restore' | 'site-url' | null
}

const readRow = (db: Kysely<Tables>): Promise<Outgoing> =>
  db.selectFrom('outgoing').select(['siteUrl', 'heldSince', 'heldBecause']).executeTakeFirstOrThrow()

export const isHeld = async (db: Kysely<Tables>): Promise<boolean> => (await readRow(db)).heldSince !== null

/** With the queued jobs, by kind. */
export const readOutgoing = async (db: Kysely<Tables>): Promise<Outgoing & { queued: QueuedJobs[] }> => ({
  ...(await readRow(db)),
  queued: await queuedOutgoing(db),
})

/** The host of an address. All spellings of an address of this machine, with any port, count as one. */
const placeOf = (siteUrl: string): string => {
  const { hostname, origin } = new URL(siteUrl)
  return /^(localhost|127(\.\d+){3}|\[::1\])$|\.localhost$/.test(hostname) ? 'this machine' : origin
}

/**
 * At the first start, stores the address of the site. At a later start under another address, holds outgoing
 * jobs. Returns the current state.
 */
export const checkSiteUrl = command({
  name: 'outgoing.check-site-url',
  input: z.object({ siteUrl: z.url() }),
  may: may.runTheProgram,
  async run({ db, now, invalidate }, { siteUrl }): Promise<Outgoing> {
    const row = await db
      .selectFrom('outgoing')
      .select(['siteUrl', 'heldSince', 'heldBecause'])
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (row.siteUrl === null) {
      await db.updateTable('outgoing').set({ siteUrl }).execute()
      return { ...row, siteUrl }
    }
    if (row.heldSince !== null || placeOf(row.siteUrl) === placeOf(siteUrl)) return row
    const held = { heldSince: now, heldBecause: 'site-url' as const }
    await db.updateTable('outgoing').set(held).execute()
    invalidate(outgoingCacheTag)
    return { ...row, ...held }
  },
})

/** An administrator's decision: the queued jobs are sent or discarded; later ones are sent normally. */
export const releaseOutgoing = command({
  name: 'outgoing.release',
  input: z.object({ queued: z.enum(['send', 'discard']), siteUrl: z.url() }),
  may: may.administer,
  async run({ db, invalidate, about, emit }, { queued, siteUrl }) {
    const row = await db.selectFrom('outgoing').select('heldSince').forUpdate().executeTakeFirstOrThrow()
    if (row.heldSince === null) throw new CommandError('conflict', 'Nothing is held: sending is on.')
    const discarded = queued === 'discard' ? await dropOutgoing(db) : 0
    await db.updateTable('outgoing').set({ siteUrl, heldSince: null, heldBecause: null }).execute()
    if (queued === 'discard') emit(outgoingDiscarded({}))
    invalidate(outgoingCacheTag)
    about(`outgoing:${queued}`)
    return { discarded }
  },
})
