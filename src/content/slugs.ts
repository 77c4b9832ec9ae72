/** Slugs of things with one address each. Every slug ever used is kept, so that it can redirect. */
import { type Kysely, sql } from 'kysely'
import { CommandError, type Work } from '../kernel/command.ts'
import { sameSpelling } from '../kernel/name-search.ts'
import type { ReadContext } from '../kernel/read-context.ts'
import type { Tables } from '../kernel/tables.ts'
import { slugify } from '../language/slug.ts'
import { publicationLanguage } from './publication/language.ts'
import { redirectsCacheTag } from './redirects/cache-tags.ts'

type SluggedKind = 'section' | 'story' | 'person' | 'programme' | 'page' | 'channel' | 'topic'

/** Finds a free slug for a name, adding a number if needed. Earlier slugs of the same thing count as free. */
export async function freeSlug(
  db: Kysely<Tables>,
  kind: SluggedKind,
  name: string,
  refId: number | null,
): Promise<string> {
  const base = slugify(name, await publicationLanguage(db)) || kind
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
  throw new CommandError('conflict', `Too many names are like "${name}". Choose another name.`)
}

const numbers = Array.from({ length: 19 }, (_, n) => `-${n + 2}`)

/**
 * Free slugs for new things by id, each another one: made of the name, with a number if needed, and with the id where
 * many names are alike. The caller creates no such things elsewhere meanwhile.
 */
export async function newSlugs(
  db: Kysely<Tables>,
  kind: SluggedKind,
  things: { id: number; name: string }[],
): Promise<Map<number, string>> {
  const language = await publicationLanguage(db)
  const bases = things.map(({ id, name }) => ({ id, base: slugify(name, language) || kind }))
  const taken = await takenSlugs(
    db,
    kind,
    bases.map(({ base }) => base),
  )
  const alike = Map.groupBy(bases, ({ base }) => base)
  const repeated = bases.filter(({ base }) => taken.has(base) || alike.get(base)!.length > 1)
  const others = ({ id, base }: { id: number; base: string }) =>
    [...numbers, `-${id}`, ...numbers.map((number) => `-${id}${number}`)].map((ending) => base + ending)
  for (const slug of await takenSlugs(db, kind, repeated.flatMap(others))) taken.add(slug)
  const slugs = new Map<number, string>()
  for (const one of bases) {
    const slug = [one.base, ...others(one)].find((each) => !taken.has(each))
    if (slug === undefined) throw new CommandError('conflict', `Too many names are like "${one.base}".`)
    taken.add(slug)
    slugs.set(one.id, slug)
  }
  return slugs
}

async function takenSlugs(db: Kysely<Tables>, kind: SluggedKind, slugs: string[]): Promise<Set<string>> {
  if (slugs.length === 0) return new Set()
  const { rows } = await sql<{ slug: string }>`
    select slug from slugs where kind = ${kind} and slug = any(${slugs}::text[])`.execute(db)
  return new Set(rows.map(({ slug }) => slug))
}

export async function keepSlug(
  work: Pick<Work, 'db' | 'invalidate'>,
  kind: SluggedKind,
  slug: string,
  refId: number,
): Promise<void> {
  await work.db
    .insertInto('slugs')
    .values({ kind, slug, refId })
    .onConflict((oc) => oc.columns(['kind', 'slug']).doNothing())
    .execute()
  const folder = folders[kind]
  if (folder) await redirectFormerSlugs(work, kind, folder, slug, refId)
}

/** The folders of the site, by kind. */
const folders: Partial<Record<SluggedKind, string>> = {
  section: 'sections',
  story: 'stories',
  topic: 'topics',
  programme: 'programmes',
  person: 'authors',
}

/**
 * Lists the former addresses of a thing among the redirects, where its current one may have stood. An address that
 * somebody led elsewhere stays so.
 */
async function redirectFormerSlugs(
  { db, invalidate }: Pick<Work, 'db' | 'invalidate'>,
  kind: SluggedKind,
  folder: string,
  slug: string,
  refId: number,
): Promise<void> {
  const hidden = await sql`delete from redirects where key = ${`/${folder}/${slug}`}`.execute(db)
  const added = await sql`
    insert into redirects (key, target_kind, target_id, status, origin)
    select ${`/${folder}/`}::text || slug, ${kind}, ref_id, 301, 'slug'
    from slugs where kind = ${kind} and ref_id = ${refId} and slug <> ${slug}
    on conflict (key) do nothing`.execute(db)
  if (hidden.numAffectedRows || added.numAffectedRows) invalidate(redirectsCacheTag)
}

/** The cache tags invalidated whenever a thing of this kind is saved. */
const listCacheTags: Partial<Record<SluggedKind, string>> = {
  section: 'sections',
  story: 'stories',
  person: 'people',
  programme: 'programmes',
}

/**
 * The id of the thing that has or had this slug; otherwise of the oldest thing whose slug differs only in
 * spelling (سياسه, سياسة).
 */
export async function bySlug(
  readContext: ReadContext,
  kind: SluggedKind,
  slug: string,
): Promise<number | null> {
  return (await byExactSlug(readContext, kind, slug)) ?? (await byLikeSlug(readContext, kind, slug))
}

async function byLikeSlug(
  { db, dependOn }: ReadContext,
  kind: SluggedKind,
  slug: string,
): Promise<number | null> {
  const cacheTag = listCacheTags[kind]
  const plain = slugify(slug, 'ar')
  if (!cacheTag || plain === '') return null
  dependOn(cacheTag)
  const row = await db
    .selectFrom('slugs')
    .select('refId')
    .where('kind', '=', kind)
    .where(sameSpelling('slug', plain))
    .orderBy('refId')
    .limit(1)
    .executeTakeFirst()
  return row?.refId ?? null
}

/** Records the slug's cache tag, so that a thing created later is found. */
async function byExactSlug(
  { db, dependOn }: ReadContext,
  kind: SluggedKind,
  slug: string,
): Promise<number | null> {
  dependOn(`slug:${kind}:${slug}`)
  const row = await db
    .selectFrom('slugs')
    .select('refId')
    .where('kind', '=', kind)
    .where('slug', '=', slug)
    .executeTakeFirst()
  return row?.refId ?? null
}
