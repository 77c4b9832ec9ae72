/** Slugs of the things that have one address each; every slug ever used stays known, so that it can redirect. */
import type { Kysely } from 'kysely'
import { slugify } from '../language/slug.ts'
import { CommandError } from './command.ts'
import type { Reading } from './reading.ts'
import type { Tables } from './tables.ts'

type SluggedKind = 'section' | 'story' | 'person' | 'programme' | 'page' | 'channel'

/** A free slug made of a name: as it is, else with a number. A slug that this thing had before is free for it. */
export async function freeSlug(
  db: Kysely<Tables>,
  kind: SluggedKind,
  name: string,
  refId: number | null,
): Promise<string> {
  const base = slugify(name, 'ar') || kind
  for (let n = 1; n < 1000; n++) {
    const slug = n === 1 ? base : `${base}-${n}`
    const owner = await db
      .selectFrom('slugs')
      .select('refId')
      .where('kind', '=', kind)
      .where('slug', '=', slug)
      .executeTakeFirst()
    if (!owner || owner.refId === refId) return slug
  }
  throw new CommandError('conflict', `There are too many names like "${name}".`)
}

export async function keepSlug(
  db: Kysely<Tables>,
  kind: SluggedKind,
  slug: string,
  refId: number,
): Promise<void> {
  await db
    .insertInto('slugs')
    .values({ kind, slug, refId })
    .onConflict((oc) => oc.columns(['kind', 'slug']).doNothing())
    .execute()
}

/** The id of the thing that has or had this slug. Notes the slug, so that a thing made later is found. */
export async function bySlug({ db, note }: Reading, kind: SluggedKind, slug: string): Promise<number | null> {
  note(`slug:${kind}:${slug}`)
  const row = await db
    .selectFrom('slugs')
    .select('refId')
    .where('kind', '=', kind)
    .where('slug', '=', slug)
    .executeTakeFirst()
  return row?.refId ?? null
}
