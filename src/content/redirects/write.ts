/** Redirects that people write, one by one. */
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { CommandError, command, type Work } from '../../kernel/command.ts'
import { eraseRevisions } from '../../kernel/erase-revisions.ts'
import { id, optionalId } from '../../kernel/fields.ts'
import { fieldError } from '../../kernel/references.ts'
import type { Tables } from '../../kernel/tables.ts'
import { checkVersion, expectedVersion } from '../../kernel/versions.ts'
import { may } from '../policies.ts'
import { redirectsCacheTag } from './cache-tags.ts'
import { keyOfAddress } from './key.ts'
import { liveKeys } from './live.ts'
import { findLoops } from './loops.ts'
import { redirectStatuses, type TargetKind, targetKinds } from './tables.ts'
import { isTargetAddress, writeAddress } from './target-address.ts'

export const targetInput = z
  .union([
    z.strictObject({ kind: z.enum(targetKinds), id }),
    z.strictObject({ address: z.string().trim().min(1).max(2_000) }),
  ])
  .nullable()

const tables = {
  article: 'articles',
  section: 'sections',
  story: 'stories',
  topic: 'topics',
  person: 'people',
  programme: 'programmes',
  page: 'pages',
  coverage: 'coverages',
  media: 'media',
} as const satisfies Record<TargetKind, keyof Tables>

const isThere = async (db: Kysely<Tables>, kind: TargetKind, thing: number): Promise<boolean> =>
  (await db.selectFrom(tables[kind]).select('id').where('id', '=', thing).executeTakeFirst()) !== undefined

/** Creates a redirect (no id) or changes one. Without a target, its address answers 410. */
export const saveRedirect = command({
  name: 'redirect.save',
  input: z.object({
    id: optionalId.default(null),
    source: z.string().min(1).max(4_000),
    target: targetInput,
    status: z.union(redirectStatuses.map((one) => z.literal(one))).default(301),
    version: expectedVersion,
  }),
  may: may.publish,
  async run(work, { id: redirectId, source, target, status: wanted, version: expected }) {
    const { db } = work
    await checkVersion(work, 'redirect', redirectId, expected)
    const key = keyOfAddress(source)
    if (key === null) throw fieldError(['source'], 'not-address', 'source: is no address.')
    const columns = {
      key,
      targetKind: target && 'kind' in target ? target.kind : null,
      targetId: target && 'kind' in target ? target.id : null,
      address: target && 'address' in target ? writeAddress(target.address) : null,
      status: target === null ? (410 as const) : wanted === 410 ? (301 as const) : wanted,
    }
    await checkTarget(work, key, columns)
    if ((await liveKeys(db, [key])).has(key))
      throw fieldError(['source'], 'live', 'source: a page of the site has this address.')
    const other = await db.selectFrom('redirects').select('id').where('key', '=', key).executeTakeFirst()
    if (other && other.id !== redirectId)
      throw fieldError(['source'], 'taken', `source: redirect ${other.id} has this address.`)
    const row = redirectId
      ? await db
          .updateTable('redirects')
          .set(columns)
          .where('id', '=', redirectId)
          .returning('id')
          .executeTakeFirst()
      : await db
          .insertInto('redirects')
          .values({ ...columns, origin: 'person', importRun: null })
          .returning('id')
          .executeTakeFirst()
    if (!row) throw new CommandError('not-found', `There is no redirect ${redirectId}.`)
    await db.deleteFrom('missingAddresses').where('key', '=', key).execute()
    const version = await work.revise('redirect', row.id, columns)
    work.invalidate(redirectsCacheTag)
    work.about(`redirect:${row.id}`)
    return { id: row.id, version }
  },
})

async function checkTarget(
  { db }: Work,
  key: string,
  {
    targetKind,
    targetId,
    address,
  }: { targetKind: TargetKind | null; targetId: number | null; address: string | null },
): Promise<void> {
  if (targetKind !== null && !(await isThere(db, targetKind, targetId!)))
    throw fieldError(['target'], 'missing', `target: there is no ${targetKind} ${targetId}.`)
  if (address === null) return
  if (!isTargetAddress(address))
    throw fieldError(['target'], 'not-address', 'target: must be a path of the site or an http(s) address.')
  if ((await findLoops(db, new Map([[key, { address }]]), new Map())).has(key))
    throw fieldError(['target'], 'loop', 'target: leads back to the source.')
}

export const removeRedirect = command({
  name: 'redirect.remove',
  input: z.object({ id }),
  may: may.publish,
  async run(work, { id: redirectId }) {
    const row = await work.db
      .deleteFrom('redirects')
      .where('id', '=', redirectId)
      .returning('id')
      .executeTakeFirst()
    if (!row) throw new CommandError('not-found', `There is no redirect ${redirectId}.`)
    await work.revise('redirect', redirectId, { removed: true })
    work.invalidate(redirectsCacheTag)
    work.about(`redirect:${redirectId}`)
  },
})

/** Leads the redirects of a thing to another one, into which it was merged. */
export async function moveRedirects(work: Work, kind: TargetKind, from: number, into: number): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    update redirects set target_id = ${into} where target_kind = ${kind} and target_id = ${from}
    returning id`.execute(work.db)
  if (rows.length > 0) work.invalidate(redirectsCacheTag)
}

/** The former addresses of a deleted thing answer as its last one does. Imported ones answer 410. */
export async function dropFormerSlugs(work: Work, kind: TargetKind, thing: number): Promise<void> {
  const { numDeletedRows } = await work.db
    .deleteFrom('redirects')
    .where('targetKind', '=', kind)
    .where('targetId', '=', thing)
    .where('origin', '=', 'slug')
    .executeTakeFirst()
  if (numDeletedRows > 0n) work.invalidate(redirectsCacheTag)
}

/** Removes the redirects of a thing that was removed for legal reasons: their addresses contain its headline. */
export async function eraseRedirects(work: Work, kind: TargetKind, things: number[]): Promise<void> {
  const written = kind === 'article' ? things.map((one) => `^/(articles|a)/${one}(/|$)`) : []
  const rows = await work.db
    .deleteFrom('redirects')
    .where((eb) =>
      eb.or([
        eb.and([eb('targetKind', '=', kind), eb('targetId', 'in', things)]),
        // Those that somebody wrote as an address.
        sql<boolean>`address ~ any(${written}::text[])`,
      ]),
    )
    .returning('id')
    .execute()
  if (rows.length === 0) return
  const erased = rows.map((row) => row.id)
  await eraseRevisions(work, 'redirect', erased)
  work.invalidate(redirectsCacheTag)
}
