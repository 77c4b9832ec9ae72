/** Drafts: creates and saves an article. Nothing is public yet. */
import { z } from 'zod'
import { CommandError, command } from '../../kernel/command.ts'
import { id } from '../../kernel/fields.ts'
import { sameJson } from '../../values/canonical-json.ts'
import { may } from '../policies.ts'
import { inItsLanguage } from '../publication/language.ts'
import { articleContent } from './content.ts'
import { withHidden } from './field-values.ts'
import { withBase } from './kinds.ts'
import {
  checkMayMark,
  checkMayWrite,
  contentColumns,
  lockArticle,
  reviseDraft,
  revisionContent,
  workedOn,
} from './rows.ts'
import { settleReferences } from './settle.ts'

export const createArticle = command({
  name: 'article.create',
  /**
   * `key` is chosen by the client: a repeated request with the same key creates nothing and returns the
   * existing article.
   */
  input: z.object({ content: articleContent, key: z.uuid().optional() }),
  may: may.write,
  async run(work, { content: given, key }) {
    const uri = key && `urn:uuid:${key.toLowerCase()}`
    const there = uri
      ? await work.db
          .selectFrom('articles')
          .select(['id', 'latestRevision', 'createdBy'])
          .where('uri', '=', uri)
          .executeTakeFirst()
      : undefined
    if (there && there.createdBy !== work.actor.id)
      throw new CommandError('conflict', `Another article has the key ${key}.`)
    if (there) return { id: there.id, revision: there.latestRevision }
    checkMayMark(work, given)
    const { content } = await settleReferences(work.db, await inItsLanguage(work.db, withBase(given)))
    const row = await work.db
      .insertInto('articles')
      .values({
        ...contentColumns(content),
        ...workedOn(work, content),
        ...(uri ? { uri } : {}),
        latestRevision: 1,
        createdAt: work.now,
        createdBy: work.actor.id,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await work.revise('article', row.id, content, 1)
    work.invalidate(`article:${row.id}`)
    work.about(`article:${row.id}`)
    return { id: row.id, revision: 1 }
  },
})

/**
 * Saves the whole content as a new revision on top of revision `base`. Another revision with other content
 * since then is a conflict.
 */
export const saveArticle = command({
  name: 'article.save',
  input: z.object({ id, base: z.number().int(), content: articleContent }),
  may: may.write,
  async run(work, { id: articleId, base, content: given }) {
    const row = await lockArticle(work.db, articleId)
    const before = await revisionContent(work.db, row)
    const written = await inItsLanguage(work.db, {
      ...withBase(given),
      fields: withHidden(given.fields, before),
    })
    if (row.latestRevision !== base) {
      // A client repeats a save when it received no answer: equal content is no conflict, nor is a difference
      // that only comes from merged or removed references.
      const sent = await settleReferences(work.db, written, before)
      if (sameJson(sent.content, (await settleReferences(work.db, before, before)).content))
        return { revision: row.latestRevision, gone: sent.gone }
      throw new CommandError(
        'conflict',
        `Article ${articleId} has changed since revision ${base}: it is at ${row.latestRevision}.`,
      )
    }
    checkMayWrite(work, row)
    checkMayMark(work, given, before)
    const { content, gone } = await settleReferences(work.db, written, before)
    return { revision: await reviseDraft(work, row, content), gone }
  },
})
