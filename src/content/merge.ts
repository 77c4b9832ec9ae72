/**
 * Merges two entries for one person, section, story, agency or programme. Every reference to the first one
 * becomes a reference to the second, in public, in drafts and in the trash, and its addresses redirect. Older
 * revisions stay unchanged; readers of revisions resolve merged references.
 */

import { sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../kernel/actor.ts'
import { CommandError, command, type Work } from '../kernel/command.ts'
import { id } from '../kernel/fields.ts'
import { currentContent } from './articles/content.ts'
import { thingMerged } from './merged.ts'
import { may } from './policies.ts'
import { moveRedirects } from './redirects/write.ts'
import { searchableCacheTag, searchCacheTag } from './search/cache-tags.ts'
import { renamed, type UsedKind, workingArticles } from './uses.ts'

const tables = {
  person: 'people',
  section: 'sections',
  story: 'stories',
  agency: 'agencies',
  programme: 'programmes',
} as const satisfies Record<UsedKind, string>

/** Above this number of articles, local search indexes read everything again. */
const maxCacheTags = 20_000

/** A column that references a kind. `owner` is the other column of a link table; `isList` marks an array. */
interface Reference {
  table: string
  column: string
  owner?: string
  isList?: true
}

const references: Record<UsedKind, Reference[]> = {
  person: [
    { table: 'article_bylines', column: 'person_id', owner: 'article_id' },
    { table: 'entries', column: 'person_id' },
    { table: 'programmes', column: 'presenter_id' },
    { table: 'staff', column: 'person_id' },
  ],
  section: [
    { table: 'articles', column: 'section_id' },
    { table: 'articles', column: 'secondary_section_ids', isList: true },
    { table: 'coverages', column: 'section_id' },
    { table: 'sections', column: 'parent_id' },
    { table: 'push_subscriptions', column: 'section_ids', isList: true },
    { table: 'subscribers', column: 'section_ids', isList: true },
  ],
  story: [
    { table: 'article_stories', column: 'story_id', owner: 'article_id' },
    { table: 'coverage_stories', column: 'story_id', owner: 'coverage_id' },
    { table: 'push_subscriptions', column: 'story_ids', isList: true },
  ],
  agency: [
    { table: 'articles', column: 'agency_id' },
    { table: 'media', column: 'agency_id' },
  ],
  programme: [
    { table: 'articles', column: 'programme_id' },
    { table: 'stories', column: 'programme_id' },
    { table: 'guide_week', column: 'programme_id' },
    { table: 'slots', column: 'programme_id' },
  ],
}

/** Replaces one id by another in a column. A row of a link table goes where its owner links both. */
async function replaceReferences(
  { db }: Work,
  { table, column, owner, isList }: Reference,
  from: number,
  into: number,
): Promise<void> {
  const [rows, value] = [sql.table(table), sql.ref(column)]
  if (owner)
    await sql`delete from ${rows} x where ${sql.ref(`x.${column}`)} = ${from} and exists (
      select from ${rows} y where ${sql.ref(`y.${column}`)} = ${into}
        and ${sql.ref(`y.${owner}`)} = ${sql.ref(`x.${owner}`)})`.execute(db)
  if (isList)
    await sql`update ${rows} set ${value} = (
      select array_agg(distinct case when one = ${from} then ${into}::integer else one end) from unnest(${value}) one)
      where ${from} = any(${value})`.execute(db)
  else await sql`update ${rows} set ${value} = ${into} where ${value} = ${from}`.execute(db)
}

/** Stores a new revision of a draft that references the remaining item. */
async function rewriteWorking(work: Work, kind: UsedKind, from: number, into: number): Promise<void> {
  const { db } = work
  const { rows: found } = await sql<{ id: number }>`${workingArticles(kind, [from])}`.execute(db)
  for (const { id: articleId } of found) {
    const row = await db
      .selectFrom('articles as a')
      .innerJoin('revisions as r', (join) =>
        join.onRef('r.refId', '=', 'a.id').onRef('r.number', '=', 'a.latestRevision'),
      )
      .select(['a.latestRevision', 'r.content'])
      .where('r.kind', '=', 'article')
      .where('a.id', '=', articleId)
      .forUpdate('a')
      .executeTakeFirst()
    if (!row?.content) continue
    const content = renamed(
      currentContent(row.content) as Record<string, unknown>,
      kind,
      new Map([[from, into]]),
    )
    const number = await work.revise('article', articleId, content, row.latestRevision + 1)
    await db.updateTable('articles').set({ latestRevision: number }).where('id', '=', articleId).execute()
    work.invalidate(`draft:${articleId}`)
  }
}

/** Moves listings and search marks of articles to the other list. */
async function moveLists(work: Work, kind: UsedKind, from: number, into: number): Promise<void> {
  const { db } = work
  const [old, fresh] = [`${kind}:${from}`, `${kind}:${into}`]
  await sql`delete from listings x where x.list = ${old} and exists (
    select from listings y where y.list = ${fresh} and y.article_id = x.article_id)`.execute(db)
  await sql`update listings set list = ${fresh} where list = ${old}`.execute(db)
  const { rows: moved } = await sql<{ id: number }>`
    update search_documents set words = ts_delete(words, ${old}) || array_to_tsvector(array[${fresh}])
    where words @@ ${`'${old}'`}::tsquery returning article_id as id`.execute(db)
  work.invalidate(`list:${old}`, `list:${fresh}`)
  if (moved.length === 0) return
  work.invalidate(searchCacheTag)
  if (moved.length > maxCacheTags) work.invalidate('*')
  else work.invalidate(moved.map((row) => searchableCacheTag(row.id)))
}

/** A programme without a podcast takes over that of the other; their addresses stay the same. */
async function movePodcast({ db }: Work, from: number, into: number): Promise<void> {
  await sql`update programmes p set podcast = other.podcast, podcast_media_id = other.podcast_media_id
    from programmes other where other.id = ${from} and p.id = ${into} and p.podcast is null`.execute(db)
}

/** Merges two items; the caller has checked that the actor may. */
export async function mergeInto(work: Work, kind: UsedKind, from: number, into: number): Promise<void> {
  const { db } = work
  const table = tables[kind]
  if (from === into) throw new CommandError('invalid', `into: ${into} is the same ${kind}.`)
  const both = await db
    .selectFrom(table)
    .select(['id', 'uri'])
    .where('id', 'in', [from, into])
    .orderBy('id')
    .forUpdate()
    .execute()
  for (const one of [from, into])
    if (!both.some((row) => row.id === one))
      throw new CommandError('not-found', `There is no ${kind} ${one}.`)
  for (const reference of references[kind]) await replaceReferences(work, reference, from, into)
  // The one that remains may have stood below the other.
  if (kind === 'section') await sql`update sections set parent_id = null where id = parent_id`.execute(db)
  if (kind === 'programme') await movePodcast(work, from, into)
  await rewriteWorking(work, kind, from, into)
  await moveLists(work, kind, from, into)
  if (kind !== 'agency') await moveRedirects(work, kind, from, into)
  // Articles on pages of either item are stale.
  const slugs = await db
    .updateTable('slugs')
    .set({ refId: into })
    .where('kind', '=', kind)
    .where('refId', '=', from)
    .returning('slug')
    .execute()
  await db
    .updateTable('merged')
    .set({ toId: into })
    .where('kind', '=', kind)
    .where('toId', '=', from)
    .execute()
  await db
    .insertInto('merged')
    .values({ kind, fromId: from, toId: into, uri: both.find((row) => row.id === from)!.uri })
    .execute()
  await db.deleteFrom('demoRows').where('kind', '=', table).where('refId', '=', from).execute()
  await db.deleteFrom(table).where('id', '=', from).execute()
  await work.revise(kind, from, { removed: true, mergedInto: into })
  work.invalidate(
    // The cache tag of a list is the name of its table.
    table,
    `${kind}:${from}`,
    `${kind}:${into}`,
    slugs.map(({ slug }) => `slug:${kind}:${slug}`),
  )
  if (kind === 'story') work.invalidate(`story-page:${from}`, `story-page:${into}`)
  if (kind === 'programme') work.invalidate('guide', 'channel')
  if (kind === 'person' || kind === 'section' || kind === 'story') work.invalidate('coverages')
  work.about(`${kind}:${into}`)
  work.emit(thingMerged({ kind, from, into }))
}

const mergeCommand = (kind: UsedKind, allowed: (actor: Actor) => boolean) =>
  command({
    name: `${kind}.merge`,
    input: z.object({ id, into: id }),
    may: allowed,
    run: (work, { id: from, into }) => mergeInto(work, kind, from, into),
  })

/** Merges `id` into `into`. */
export const mergePeople = mergeCommand('person', may.publish)
export const mergeSections = mergeCommand('section', may.administer)
export const mergeStories = mergeCommand('story', may.runStories)
export const mergeAgencies = mergeCommand('agency', may.publish)
export const mergeProgrammes = mergeCommand('programme', may.runTheChannel)
