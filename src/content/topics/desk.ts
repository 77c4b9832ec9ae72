/** Topics as the newsroom sees them. */
import { type SqlBool, sql } from 'kysely'
import { nameHolds } from '../../kernel/name-search.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { versionOf } from '../../kernel/versions.ts'
import { topicForm } from '../../language/topic-form.ts'
import { picturesOf } from '../media/pictures.ts'
import type { TopicKind } from './kinds.ts'
import { spellingBegins } from './spelling-begins.ts'

function topicQuery({ db }: Pick<ReadContext, 'db'>) {
  return db
    .selectFrom('topics as t')
    .select(['t.id', 't.slug', 't.name', 't.kind', 't.description', 't.mediaId'])
    .select(
      sql<number>`(select count(*) from listings l where l.list = 'topic:' || t.id)::integer`.as('articles'),
    )
    .select(
      sql<string[]>`array(select spelling from topic_spellings s where s.topic_id = t.id order by form)`.as(
        'spellings',
      ),
    )
}

async function withPictures(
  readContext: ReadContext,
  rows: Awaited<ReturnType<ReturnType<typeof topicQuery>['execute']>>,
) {
  const pictures = await picturesOf(
    readContext,
    rows.map((row) => row.mediaId),
  )
  return rows.map((row) => ({ ...row, picture: pictures.get(row.mediaId ?? 0) ?? null }))
}

const spelled = (q: string) =>
  sql<SqlBool>`exists (select from topic_spellings s where s.topic_id = t.id and ${nameHolds('s.spelling', q)})`

/** By name; only those of a kind, or with `q` in their name or a spelling, after the topic with the id `after`. */
export async function topicsAtDesk(
  readContext: ReadContext,
  { q, kind, after, limit }: { q: string; kind?: TopicKind | undefined; after: number | null; limit: number },
) {
  let query = topicQuery(readContext)
    .orderBy('t.name')
    .orderBy('t.id')
    .limit(limit + 1)
  if (kind) query = query.where('t.kind', '=', kind)
  if (q) query = query.where((eb) => eb.or([nameHolds('t.name', q), spelled(q)]))
  if (after !== null)
    query = query.where(sql<SqlBool>`(t.name, t.id) > (select name, id from topics where id = ${after})`)
  const rows = await query.execute()
  const shown = rows.slice(0, limit)
  return {
    items: await withPictures(readContext, shown),
    after: rows.length > limit ? shown.at(-1)!.id : null,
  }
}

/**
 * Suggests topics with a spelling that begins with the typed text, with or without the article: the one that is spelled
 * exactly so first, then the shortest.
 */
export async function topicsSuggested(
  { db }: ReadContext,
  { q, kind, limit }: { q: string; kind?: TopicKind | undefined; limit: number },
): Promise<{ id: number; name: string }[]> {
  const form = topicForm(q)
  if (form === '') return []
  const { rows } = await sql<{ id: number; name: string }>`
    select t.id, t.name from topic_spellings s join topics t on t.id = s.topic_id
    where (${spellingBegins(form)}) ${kind ? sql`and t.kind = ${kind}` : sql``}
    group by t.id order by bool_or(s.form = ${form}) desc, min(length(s.form)), t.id limit ${limit}`.execute(
    db,
  )
  return rows
}

/** A topic as its form edits it. */
export async function topicToEdit(readContext: ReadContext, topicId: number) {
  const rows = await topicQuery(readContext).where('t.id', '=', topicId).execute()
  const [topic] = await withPictures(readContext, rows)
  return topic ? { ...topic, version: await versionOf(readContext, 'topic', topicId) } : null
}
