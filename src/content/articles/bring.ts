/** An article that comes from elsewhere: a wire, an archive, another Nashra. Known by its URI, ordered by its version. */
import { z } from 'zod'
import { may } from '../actor.ts'
import { CommandError, command, type Work } from '../command.ts'
import { moment } from '../fields.ts'
import type { ArticleState } from '../tables.ts'
import { articleContent } from './content.ts'
import { checkReferences, contentColumns, placeInPublic, withdrawRows } from './rows.ts'

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

export const bringArticle = command({
  name: 'article.bring',
  input,
  may: may.publish,
  async run(work: Work, given): Promise<BringOutcome> {
    const { uri, version, versionCreated, publishedAt, content, corrections } = given
    const row = await work.db
      .selectFrom('articles')
      .select(['id', 'state', 'headRevision', 'sourceVersion', 'modifiedAt'])
      .where('uri', '=', uri)
      .forUpdate()
      .executeTakeFirst()
    if (row) {
      if (row.state === 'removed') return { id: row.id, outcome: 'older' }
      const byVersion = compareVersions(version, row.sourceVersion)
      const byDate = Math.sign((versionCreated?.getTime() ?? 0) - (row.modifiedAt?.getTime() ?? 0))
      const newer = byVersion || (version === null ? byDate : 0)
      if (newer < 0) return { id: row.id, outcome: 'older' }
      if (newer === 0) return { id: row.id, outcome: 'unchanged' }
    }
    await checkReferences(work.db, content)
    const waits = content.embargoedUntil !== null && content.embargoedUntil > work.now
    const state: ArticleState = given.state === 'published' && waits ? 'scheduled' : given.state
    const isPublic = state === 'published'
    if (publishedAt.getTime() > work.now.getTime() + dayMs) {
      throw new CommandError('invalid', `the publication date ${publishedAt.toISOString()} is in the future`)
    }
    const quiet = work.now.getTime() - publishedAt.getTime() > dayMs
    if (quiet) work.hush()
    const revision = (row?.headRevision ?? 0) + 1
    const columns = {
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
    }
    const id = row
      ? (await work.db.updateTable('articles').set(columns).where('id', '=', row.id).execute(), row.id)
      : (
          await work.db
            .insertInto('articles')
            .values({ uri, ...columns })
            .returning('id')
            .executeTakeFirstOrThrow()
        ).id
    await work.revise('article', id, content, revision)
    if (isPublic) {
      await placeInPublic(work, id, content, publishedAt, !row)
    } else if (row) {
      const places = await withdrawRows(work, id)
      work.touch(...places.map((place) => `list:${place.list}`))
    }
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
    work.touch(`article:${id}`)
    work.about(`article:${id}`)
    return { id, outcome: row ? 'updated' : 'created' }
  },
})
