/** An article that comes from elsewhere: a wire, an archive, another Nashra. Known by its URI, ordered by its version. */
import { type Insertable, sql } from 'kysely'
import { z } from 'zod'
import { may } from '../actor.ts'
import { CommandError, command, type Work } from '../command.ts'
import { moment } from '../fields.ts'
import { makeUnsearchable } from '../search/rows.ts'
import type { ArticleState, ArticlesTable } from '../tables.ts'
import { articleContent } from './content.ts'
import {
  checkReferences,
  contentColumns,
  listsOf,
  placeInPublic,
  placeNewInPublic,
  requireHeadline,
  withdrawRows,
} from './rows.ts'
import { articleTopics } from './topics.ts'

const input = z.object({
  uri: z.string().min(1).max(1_000),
  /** The provider's version, compared as a number where it is one. */
  version: z.string().max(100).nullable(),
  versionCreated: moment.nullable(),
  publishedAt: moment,
  state: z.enum(['published', 'draft', 'unpublished']),
  corrections: z
    .array(z.object({ at: moment, note: z.string().min(1).max(1_000) }))
    .max(100)
    .default([]),
  content: articleContent,
})

export type BroughtArticle = z.input<typeof input>
export type BringOutcome = { id: number; outcome: 'created' | 'updated' | 'unchanged' | 'older' }

const dayMs = 86_400_000

/** 1, 0 or -1: is version `a` newer than, the same as, or older than `b`? */
function compareVersions(a: string | null, b: string | null): number {
  if (a === b) return 0
  const x = Number(a ?? 0)
  const y = Number(b ?? 0)
  if (Number.isFinite(x) && Number.isFinite(y)) return Math.sign(x - y)
  return (a ?? '').localeCompare(b ?? '', 'en', { numeric: true })
}

interface Known {
  state: ArticleState
  sourceVersion: string | null
  modifiedAt: Date | null
}

/** What an item is to the article that is here already: by its version, or by its date where it has none. */
export function compareWithKnown(
  row: Known,
  version: string | null,
  versionCreated: Date | null,
): 'newer' | 'unchanged' | 'older' {
  if (row.state === 'removed') return 'older'
  const byVersion = compareVersions(version, row.sourceVersion)
  const byDate = Math.sign((versionCreated?.getTime() ?? 0) - (row.modifiedAt?.getTime() ?? 0))
  const newer = byVersion || (version === null ? byDate : 0)
  if (newer > 0) return 'newer'
  return newer < 0 ? 'older' : 'unchanged'
}

/** One statement for the article and its listings, since most of an archive is new; null when the URI is taken. */
async function insertArticle(
  { db }: Work,
  columns: Insertable<ArticlesTable> & { uri: string },
  lists: string[],
): Promise<number | null> {
  const entries = Object.entries(columns)
  const { rows } = await sql<{ id: number }>`
    with made as (
      insert into articles (${sql.join(entries.map(([name]) => sql.ref(name)))})
      select ${sql.join(entries.map(([, value]) => value))}
      where not exists (select from articles where uri = ${columns.uri})
      on conflict (uri) do nothing
      returning id
    ), listed as (
      insert into listings (list, published_at, article_id)
      select list, ${columns.publishedAt}, made.id from made, unnest(${lists}::text[]) list
    )
    select id from made`.execute(db)
  return rows[0]?.id ?? null
}

export const bringArticle = command({
  name: 'article.bring',
  input,
  may: may.publish,
  async run(work: Work, given): Promise<BringOutcome> {
    const { uri, version, versionCreated, publishedAt, content, corrections } = given
    if (publishedAt.getTime() > work.now.getTime() + dayMs) {
      throw new CommandError('invalid', `the publication date ${publishedAt.toISOString()} is in the future`)
    }
    requireHeadline(content)
    await checkReferences(work.db, content)
    const waits = content.embargoedUntil !== null && content.embargoedUntil > work.now
    const state: ArticleState = given.state === 'published' && waits ? 'scheduled' : given.state
    const isPublic = state === 'published'
    const quiet = work.now.getTime() - publishedAt.getTime() > dayMs
    const columns = (revision: number) => ({
      ...contentColumns(content),
      state,
      quiet,
      sourceVersion: version,
      headRevision: revision,
      publishedRevision: isPublic ? revision : null,
      scheduledAt: state === 'scheduled' ? content.embargoedUntil : null,
      publishedAt: state === 'draft' || state === 'scheduled' ? null : publishedAt,
      modifiedAt: versionCreated ?? publishedAt,
      unpublishedAt: state === 'unpublished' ? (versionCreated ?? work.now) : null,
    })
    const made = await insertArticle(work, { uri, ...columns(1) }, isPublic ? listsOf(content) : [])
    let id = made ?? 0
    if (made !== null) {
      await work.revise('article', id, content, 1)
      if (isPublic) await placeNewInPublic(work, id, content, publishedAt)
    } else {
      const row = await lockByUri(work, uri)
      id = row.id
      const outcome = compareWithKnown(row, version, versionCreated)
      if (outcome !== 'newer') return { id, outcome }
      await work.db
        .updateTable('articles')
        .set(columns(row.headRevision + 1))
        .where('id', '=', id)
        .execute()
      await work.revise('article', id, content, row.headRevision + 1)
      if (isPublic) await placeInPublic(work, id, content, publishedAt)
      else {
        const places = await withdrawRows(work, id)
        await makeUnsearchable(work, id)
        work.touch(...places.map((place) => `list:${place.list}`))
      }
    }
    if (quiet) work.hush()
    if (corrections.length > 0) {
      await work.db.deleteFrom('corrections').where('articleId', '=', id).execute()
      await work.db
        .insertInto('corrections')
        .values(corrections.map((c) => ({ articleId: id, ...c })))
        .execute()
    }
    if (state === 'scheduled' && content.embargoedUntil) {
      await work.db
        .insertInto('moments')
        .values({ key: `publish:${id}`, dueAt: content.embargoedUntil })
        .onConflict((oc) => oc.column('key').doUpdateSet({ dueAt: content.embargoedUntil! }))
        .execute()
    }
    work.touch(...articleTopics(id))
    work.about(`article:${id}`)
    return { id, outcome: made === null ? 'updated' : 'created' }
  },
})

const lockByUri = (work: Work, uri: string) =>
  work.db
    .selectFrom('articles')
    .select(['id', 'state', 'headRevision', 'sourceVersion', 'modifiedAt'])
    .where('uri', '=', uri)
    .forUpdate()
    .executeTakeFirstOrThrow()
