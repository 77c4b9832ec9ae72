/** Drafts: an article is begun and saved; nothing of it is public yet. */
import { z } from 'zod'
import { may } from '../actor.ts'
import { CommandError, command } from '../command.ts'
import { id } from '../fields.ts'
import { articleContent } from './content.ts'
import { checkMayWrite, checkReferences, contentColumns, lockArticle, workedOn } from './rows.ts'

export const createArticle = command({
  name: 'article.create',
  input: z.object({ content: articleContent }),
  may: may.write,
  async run(work, { content }) {
    await checkReferences(work.db, content)
    const row = await work.db
      .insertInto('articles')
      .values({
        ...contentColumns(content),
        ...workedOn(work, content),
        headRevision: 1,
        createdAt: work.now,
        createdBy: work.actor.id,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await work.revise('article', row.id, content, 1)
    work.touch(`article:${row.id}`)
    work.about(`article:${row.id}`)
    return { id: row.id, revision: 1 }
  },
})

/** Saves the whole content as a new revision. `base` is the revision that was edited: another one since is a conflict. */
export const saveArticle = command({
  name: 'article.save',
  input: z.object({ id, base: z.number().int(), content: articleContent }),
  may: may.write,
  async run(work, { id: articleId, base, content }) {
    const row = await lockArticle(work.db, articleId)
    if (row.headRevision !== base) {
      throw new CommandError(
        'conflict',
        `Article ${articleId} has changed since revision ${base}: it is at ${row.headRevision}.`,
      )
    }
    checkMayWrite(work, row)
    await checkReferences(work.db, content)
    const revision = await work.revise('article', articleId, content, base + 1)
    // What the public reads changes by publishing alone.
    const columns = row.publishedRevision === null ? contentColumns(content) : {}
    await work.db
      .updateTable('articles')
      .set({ ...columns, ...workedOn(work, content), headRevision: revision })
      .where('id', '=', articleId)
      .execute()
    work.touch(`draft:${articleId}`)
    work.about(`article:${articleId}`)
    return { revision }
  },
})
