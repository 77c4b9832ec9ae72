/**
 * Web Push subscriptions of browsers. A browser is identified by its endpoint, which is secret, and
 * authenticates with its `auth` secret. There is no account and no name.
 */
import { ECDH } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { CommandError, command } from '../../kernel/command.ts'
import { id } from '../../kernel/fields.ts'
import { assertExist } from '../../kernel/references.ts'
import { survivorsAmong } from '../merged.ts'
import { may } from '../policies.ts'

const hourMs = 3_600_000
/** New subscriptions from one network in an hour; many phones share one. */
export const maxNew = 100
/** The number of sections, and of stories, that one browser may follow. */
const mostFollowed = 50

/** Bytes as base64url without padding, of exactly this length. */
const bytes = (length: number) =>
  z
    .string()
    .max(100)
    .regex(/^[A-Za-z0-9_-]+$/)
    .refine((text) => Buffer.from(text, 'base64url').length === length, `must be ${length} bytes`)

/** An uncompressed point of P-256 (RFC 8291, 3.1). Messages cannot be encrypted for a point off the curve. */
const point = bytes(65).refine((text) => {
  try {
    return text.startsWith('B') && ECDH.convertKey(text, 'prime256v1', 'base64url').length === 65
  } catch {
    return false
  }
}, 'must be a point of P-256')

/**
 * The endpoint at a push service: https, without user, password or fragment. Whether its host is public is
 * checked when a message is sent.
 */
export const endpoint = z
  .string()
  .max(1_000)
  .refine((text) => {
    const url = URL.canParse(text) ? new URL(text) : null
    return url?.protocol === 'https:' && url.username === '' && url.password === '' && url.hash === ''
  }, 'must be an https address')

/** A browser's credentials, which it sends to read or change its own subscription. */
export const browser = z.object({ endpoint, auth: bytes(16) })

const followed = z.array(id).max(mostFollowed).default([])
export const pushChoices = { breaking: z.boolean(), sectionIds: followed, storyIds: followed }

/** Creates or changes a subscription. `replaces` is the browser's former endpoint, which ends. */
export const subscribePush = command({
  name: 'push.subscribe',
  input: browser
    .extend({
      p256dh: point,
      ...pushChoices,
      replaces: browser.nullable().default(null),
      ipHash: z.string().min(1).max(64),
    })
    .refine(({ breaking, sectionIds, storyIds, replaces }) => {
      return breaking || sectionIds.length > 0 || storyIds.length > 0 || replaces !== null
    }, 'choose something to follow'),
  may: may.takePart,
  async run({ db, now }, { replaces, ipHash, ...given }) {
    given.sectionIds = await survivorsAmong(db, 'section', given.sectionIds)
    given.storyIds = await survivorsAmong(db, 'story', given.storyIds)
    await assertExist(db, { sections: given.sectionIds, stories: given.storyIds })
    // Requests run one after the other, so that a burst is counted.
    await sql`select pg_advisory_xact_lock(hashtext('push'), hashtext(${ipHash}))`.execute(db)
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
      .where('ipHash', '=', ipHash)
      .where('createdAt', '>', new Date(now.getTime() - hourMs))
      .executeTakeFirstOrThrow()
    if (n >= maxNew)
      throw new CommandError('conflict', 'Too many browsers began from this network; wait an hour.')
    const row = { ...choice, endpoint: given.endpoint, auth: given.auth, p256dh: given.p256dh, ipHash }
    const added = await db
      .insertInto('pushSubscriptions')
      .values({ ...row, createdAt: now })
      .onConflict((oc) => oc.column('endpoint').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!added) throw new CommandError('forbidden', 'This endpoint belongs to another browser.')
  },
})

type Db = Parameters<typeof assertExist>[0]

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
    .set({ ipHash: null })
    .where('ipHash', 'is not', null)
    .where('createdAt', '<', new Date(now.getTime() - 24 * hourMs))
    .execute()

/** Unsubscribes. A second call changes nothing. */
export const unsubscribePush = command({
  name: 'push.unsubscribe',
  input: browser,
  may: may.takePart,
  run: async ({ db }, who) => void (await ended(db, who)),
})
