/** The topics of public articles: their lists, and topics for keywords and places that have none. */
import { sql, type Transaction } from 'kysely'
import type { Work, WriteRows } from '../../kernel/command.ts'
import type { Tables } from '../../kernel/tables.ts'
import { slugify } from '../../language/slug.ts'
import { topicForm } from '../../language/topic-form.ts'
import { newSlugs } from '../slugs.ts'
import {
  slugCacheTag,
  spellingCacheTag,
  topicCacheTag,
  topicList,
  topicMembersCacheTag,
  topicsCacheTag,
} from './cache-tags.ts'
import type { TopicKind } from './kinds.ts'

type Db = Transaction<Tables>
type Invalidate = Work['invalidate']

interface Word {
  form: string
  spelling: string
  kind: TopicKind
}

/**
 * The words of an article that lead to topics, each form once. A word that is both place and keyword counts as a
 * place. Words without a letter or digit are left out: they have no address.
 */
export function wordsOf({ keywords, places }: { keywords: string[]; places: string[] }): Word[] {
  const all = [
    ...places.map((spelling) => ({ spelling, kind: 'place' as const })),
    ...keywords.map((spelling) => ({ spelling, kind: 'keyword' as const })),
  ]
  const words = new Map<string, Word>()
  for (const word of all) {
    const form = topicForm(word.spelling)
    if (form !== '' && slugify(word.spelling, 'ar') !== '' && !words.has(form))
      words.set(form, { form, ...word })
  }
  return [...words.values()]
}

export interface PlacedArticle {
  articleId: number
  words: Word[]
  /** The topics whose lists it was in. */
  before: number[]
  invalidate: Invalidate
}

/** Puts articles into the lists of their topics. Deletes topics that have lost their last article. */
export const placeInTopics: WriteRows<PlacedArticle> = async (db, articles) => {
  const invalidate = articles[0]!.invalidate
  const topics = await topicsOf(
    db,
    articles.flatMap(({ words }) => words),
    invalidate,
  )
  const memberships = articles.map(({ articleId, words, before }) => ({
    articleId,
    now: new Set(words.map(({ form }) => topics.get(form)!)),
    before: new Set(before),
  }))
  const places = memberships.flatMap(({ articleId, now }) => [...now].map((id) => ({ id, articleId })))
  if (places.length > 0)
    await sql`
      insert into listings (list, published_at, article_id)
      select list, a.published_at, a.id
      from unnest(${places.map(({ id }) => topicList(id))}::text[], ${places.map((one) => one.articleId)}::int[])
        as place (list, article_id)
      join public_articles a on a.id = place.article_id
      on conflict do nothing`.execute(db)
  // A list is stale only when its members or their order changed; a new date invalidates it in `placeInPublic`.
  const changed = memberships.flatMap(({ now, before }) => [...now.symmetricDifference(before)])
  if (changed.length > 0) invalidate(topicMembersCacheTag)
  invalidate(changed.map((id) => `list:${topicList(id)}`))
  const left = new Set(memberships.flatMap(({ now, before }) => [...before.difference(now)]))
  await dropUnused(db, [...left], invalidate)
}

/** One transaction at a time creates topics, so that no two create the same one. */
export const lockCreation = (db: Db) =>
  sql`select pg_advisory_xact_lock(hashtext('nashra topics'))`.execute(db)

/** The topics of these words by form. Missing ones are created. */
async function topicsOf(db: Db, words: Word[], invalidate: Invalidate): Promise<Map<string, number>> {
  const byForm = new Map(words.map((word) => [word.form, word]))
  const known = await knownTopics(db, [...byForm.keys()])
  const isMissing = (form: string) => !known.has(form)
  if (![...byForm.keys()].some(isMissing)) return known
  await lockCreation(db)
  const others = await knownTopics(db, [...byForm.keys()].filter(isMissing))
  for (const [form, id] of others) known.set(form, id)
  const missing = [...byForm.values()].filter(({ form }) => isMissing(form))
  if (missing.length > 0)
    for (const { form, id } of await createTopics(db, missing, invalidate)) known.set(form, id)
  return known
}

/** Keeps the topics from being deleted until the transaction ends. */
async function knownTopics(db: Db, forms: string[]): Promise<Map<string, number>> {
  if (forms.length === 0) return new Map()
  const { rows } = await sql<{ form: string; id: number }>`
    select s.form, t.id from topic_spellings s join topics t on t.id = s.topic_id
    where s.form = any(${forms}::text[]) order by t.id for key share of t`.execute(db)
  return new Map(rows.map(({ form, id }) => [form, id]))
}

async function createTopics(
  db: Db,
  words: Word[],
  invalidate: Invalidate,
): Promise<{ form: string; id: number }[]> {
  const { rows: ids } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('topics', 'id'))::integer as id
    from generate_series(1, ${words.length}::integer)`.execute(db)
  const named = words.map((word, at) => ({ ...word, id: ids[at]!.id }))
  const slugs = await newSlugs(
    db,
    'topic',
    named.map(({ id, spelling }) => ({ id, name: spelling })),
  )
  const topics = named.map((topic) => ({ ...topic, slug: slugs.get(topic.id)! }))
  const column = (key: keyof (typeof topics)[number]) => topics.map((topic) => topic[key])
  await sql`insert into topics (id, slug, name, kind) select * from unnest(
    ${column('id')}::int[], ${column('slug')}::text[], ${column('spelling')}::text[],
    ${column('kind')}::text[])`.execute(db)
  await sql`insert into slugs (kind, slug, ref_id) select 'topic', * from unnest(
    ${column('slug')}::text[], ${column('id')}::int[])`.execute(db)
  await sql`insert into topic_spellings (form, spelling, topic_id) select * from unnest(
    ${column('form')}::text[], ${column('spelling')}::text[], ${column('id')}::int[])`.execute(db)
  invalidate(
    topicsCacheTag,
    topics.flatMap(({ form, slug }) => [spellingCacheTag(form), slugCacheTag(slug)]),
  )
  return topics
}

/** Deletes those of these topics that the newsroom did not write and that have no public article. */
async function dropUnused(db: Db, ids: number[], invalidate: Invalidate): Promise<void> {
  if (ids.length === 0) return
  // Waits for publications that use them, so that the next statement sees these.
  await sql`select from topics where id = any(${ids}::int[]) and not edited order by id for update`.execute(
    db,
  )
  const { rows } = await sql<{ id: number; slug: string; forms: string[] }>`
    select id, slug, array(select form from topic_spellings where topic_id = topics.id) as forms from topics
    where id = any(${ids}::int[]) and not edited
      and not exists (select from listings where list = 'topic:' || topics.id)`.execute(db)
  if (rows.length === 0) return
  const dropped = rows.map(({ id }) => id)
  await db.deleteFrom('topics').where('id', 'in', dropped).execute()
  await db.deleteFrom('slugs').where('kind', '=', 'topic').where('refId', 'in', dropped).execute()
  invalidate(
    topicsCacheTag,
    rows.flatMap(({ id, slug, forms }) => [
      ...[topicCacheTag(id), slugCacheTag(slug)],
      ...forms.map(spellingCacheTag),
    ]),
  )
}
