/** Topics as readers see them: only those with a public article. */
import { sql } from 'kysely'
import type { ReadContext } from '../../kernel/read-context.ts'
import { topicForm } from '../../language/topic-form.ts'
import { type Picture, picturesOf } from '../media/pictures.ts'
import { slugCacheTag, spellingCacheTag, topicCacheTag, topicList, topicsCacheTag } from './cache-tags.ts'
import type { TopicKind } from './kinds.ts'
import { spellingBegins, withAndWithoutArticle } from './spelling-begins.ts'

export interface Topic {
  id: number
  slug: string
  name: string
  kind: TopicKind
  description: string
  picture: Picture | null
}

const hasArticles = sql<boolean>`exists (select from listings where list = 'topic:' || t.id)`

/** The topic that has or had this slug, or one of whose spellings it is; null without public articles. */
export async function topicBySlug(readContext: ReadContext, slug: string): Promise<Topic | null> {
  const id = (await topicAt(readContext, slug)) ?? (await topicSpelled(readContext, slug))
  if (id === null) return null
  readContext.dependOn(topicCacheTag(id), `list:${topicList(id)}`)
  const row = await readContext.db
    .selectFrom('topics as t')
    .select(['t.id', 't.slug', 't.name', 't.kind', 't.description', 't.mediaId'])
    .where('t.id', '=', id)
    .where(hasArticles)
    .executeTakeFirst()
  if (!row) return null
  const { mediaId, ...topic } = row
  const pictures = await picturesOf(readContext, [mediaId])
  return { ...topic, picture: pictures.get(mediaId ?? 0) ?? null }
}

/** Whether readers find the topic with this id. */
export async function hasPublicArticles({ db, dependOn }: ReadContext, id: number): Promise<boolean> {
  dependOn(topicCacheTag(id), `list:${topicList(id)}`)
  const row = await db
    .selectFrom('topics as t')
    .select('t.id')
    .where('t.id', '=', id)
    .where(hasArticles)
    .executeTakeFirst()
  return row !== undefined
}

async function topicAt({ db, dependOn }: ReadContext, slug: string): Promise<number | null> {
  dependOn(slugCacheTag(slug))
  const row = await db
    .selectFrom('slugs')
    .select('refId')
    .where('kind', '=', 'topic')
    .where('slug', '=', slug)
    .executeTakeFirst()
  return row?.refId ?? null
}

async function topicSpelled({ db, dependOn }: ReadContext, text: string): Promise<number | null> {
  const form = topicForm(text)
  if (form === '') return null
  dependOn(spellingCacheTag(form))
  const row = await db
    .selectFrom('topicSpellings')
    .select('topicId')
    .where('form', '=', form)
    .executeTakeFirst()
  return row?.topicId ?? null
}

/** The slugs of the topics of a public article's keywords, by keyword. */
export async function topicsOfKeywords(
  { db, dependOn }: ReadContext,
  keywords: string[],
): Promise<Map<string, string>> {
  const forms = new Map(keywords.map((keyword) => [keyword, topicForm(keyword)]))
  const named = [...new Set(forms.values())].filter((form) => form !== '')
  if (named.length === 0) return new Map()
  dependOn(...named.map(spellingCacheTag))
  const rows = await db
    .selectFrom('topicSpellings as s')
    .innerJoin('topics as t', 't.id', 's.topicId')
    .select(['s.form', 't.slug'])
    .where('s.form', 'in', named)
    .execute()
  const slugs = new Map(rows.map(({ form, slug }) => [form, slug]))
  return new Map(
    [...forms].flatMap(([keyword, form]) => {
      const slug = slugs.get(form)
      return slug === undefined ? [] : [[keyword, slug] as const]
    }),
  )
}

const maxFound = 4
/** Of the spellings that begin with a text, only the first ones are looked at. */
const maxSpellings = 60

/** The topics whose name or spelling is, or begins with, the typed text, with or without the article. */
export async function topicsNamed(
  { db, dependOn }: ReadContext,
  text: string,
  how: 'whole' | 'beginning',
): Promise<{ name: string; slug: string }[]> {
  const form = topicForm(text)
  if (form === '') return []
  dependOn(topicsCacheTag)
  const fits =
    how === 'whole' ? sql`form = any(${withAndWithoutArticle(form)}::text[])` : spellingBegins(form)
  const { rows } = await sql<{ id: number; name: string; slug: string }>`
    select t.id, t.name, t.slug from topics t
    where t.id in (
      select topic_id from topic_spellings where ${fits} order by form limit ${maxSpellings})
    and ${hasArticles} order by length(t.name), t.id limit ${maxFound}`.execute(db)
  dependOn(...rows.map(({ id }) => topicCacheTag(id)))
  return rows.map(({ name, slug }) => ({ name, slug }))
}
