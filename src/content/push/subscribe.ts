/**
 * Browsers that want to be told. A browser is known by its endpoint, which nobody else knows, and proves with its
 * `auth` secret that it is the one; there is no account and no name.
 */
import { ECDH } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { may } from '../actor.ts'
import { CommandError, command } from '../command.ts'
import { id } from '../fields.ts'
import { checkAllThere } from '../references.ts'

const hourMs = 3_600_000
/** New browsers from one network in an hour: many phones share one. */
export const mostNew = 100
/** Sections, and stories, that one browser follows. */
const mostFollowed = 50

/** Bytes as base64url without padding, of exactly this length. */
const bytes = (length: number) =>
  z
    .string()
    .max(100)
    .regex(/^[A-Za-z0-9_-]+$/)
    .refine((text) => Buffer.from(text, 'base64url').length === length, `must be ${length} bytes`)

/** An uncompressed point of P-256 (RFC 8291, 3.1); what lies beside the curve could not be written to. */
const point = bytes(65).refine((text) => {
  try {
    return text.startsWith('B') && ECDH.convertKey(text, 'prime256v1', 'base64url').length === 65
  } catch {
    return false
  }
}, 'must be a point of P-256')

/** An address at a push service: by https, without a user, a password or a fragment. Whether its host is public is asked when something is sent. */
export const endpoint = z
  .string()
  .max(1_000)
  .refine((text) => {
    const url = URL.canParse(text) ? new URL(text) : null
    return url?.protocol === 'https:' && url.username === '' && url.password === '' && url.hash === ''
  }, 'must be an https address')

/** The browser itself: what it says when it asks for something that is its own. */
export const browser = z.object({ endpoint, auth: bytes(16) })

const followed = z.array(id).max(mostFollowed).default([])
export const pushChoices = { breaking: z.boolean(), sectionIds: followed, storyIds: followed }

/** Begins a subscription, or changes what one follows. `replaces`: the browser's former endpoint, which ends. */
export const subscribePush = command({
  name: 'push.subscribe',
  input: browser
    .extend({
      p256dh: point,
      ...pushChoices,
      replaces: browser.nullable().default(null),
      address: z.string().min(1).max(64),
    })
    .refine(({ breaking, sectionIds, storyIds, replaces }) => {
      return breaking || sectionIds.length > 0 || storyIds.length > 0 || replaces !== null
    }, 'choose something to follow'),
  may: may.takePart,
  async run({ db, now }, { replaces, address, ...given }) {
    await checkAllThere(db, { sections: given.sectionIds, stories: given.storyIds })
    // One after the other, so that a burst is counted.
    await sql`select pg_advisory_xact_lock(hashtext('push'), hashtext(${address}))`.execute(db)
    const former = replaces && (await ended(db, replaces))
    const choice = former ?? {
      breaking: given.breaking,
      sectionIds: given.sectionIds,
      storyIds: given.storyIds,
    }
    const changed = await db
      .updateTable('pushSubscriptions')
      .set(choice)
      .where('endpoint', '=', given.endpoint)
      .where('auth', '=', given.auth)
      .returning('id')
      .executeTakeFirst()
    if (changed) return
    if (replaces && !former) throw new CommandError('not-found', 'This browser had not subscribed.')
    await forgetAddresses(db, now)
    const { n } = await db
      .selectFrom('pushSubscriptions')
      .select(sql<number>`count(*)::integer`.as('n'))
      .where('address', '=', address)
      .where('createdAt', '>', new Date(now.getTime() - hourMs))
      .executeTakeFirstOrThrow()
    if (n >= mostNew)
      throw new CommandError('conflict', 'Too many browsers began from this network; wait an hour.')
    const row = { ...choice, endpoint: given.endpoint, auth: given.auth, p256dh: given.p256dh, address }
    const made = await db
      .insertInto('pushSubscriptions')
      .values({ ...row, createdAt: now })
      .onConflict((oc) => oc.column('endpoint').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) throw new CommandError('forbidden', 'This endpoint belongs to another browser.')
  },
})

type Db = Parameters<typeof checkAllThere>[0]

const ended = (db: Db, { endpoint, auth }: z.output<typeof browser>) =>
  db
    .deleteFrom('pushSubscriptions')
    .where('endpoint', '=', endpoint)
    .where('auth', '=', auth)
    .returning(['breaking', 'sectionIds', 'storyIds'])
    .executeTakeFirst()

const forgetAddresses = (db: Db, now: Date) =>
  db
    .updateTable('pushSubscriptions')
    .set({ address: null })
    .where('address', 'is not', null)
    .where('createdAt', '<', new Date(now.getTime() - 24 * hourMs))
    .execute()

/** Ends it. Twice is the same as once. */
export const unsubscribePush = command({
  name: 'push.unsubscribe',
  input: browser,
  may: may.takePart,
  run: async ({ db }, who) => void (await ended(db, who)),
})
