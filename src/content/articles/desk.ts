/** An article between its reporter and the desk: handed in, handed back, put into the bin; and who has it open. */
import { z } from 'zod'
import { may } from '../actor.ts'
import { CommandError, command, type Work } from '../command.ts'
import { id, line } from '../fields.ts'
import type { Reading } from '../reading.ts'
import { articleContent } from './content.ts'
import {
  checkMayWrite,
  checkReferences,
  contentColumns,
  lockArticle,
  revisionContent,
  workedOn,
} from './rows.ts'

/** Who has not been heard of for so long has left. */
const presenceMs = 40_000

const change = async (
  { db, touch, about, now, actor }: Work,
  articleId: number,
  columns: { handedInAt?: Date | null; handedInNote?: string; discardedAt?: Date | null },
): Promise<void> => {
  const stamp = { updatedAt: now, updatedBy: actor.name }
  await db
    .updateTable('articles')
    .set({ ...columns, ...stamp })
    .where('id', '=', articleId)
    .execute()
  touch(`draft:${articleId}`)
  about(`article:${articleId}`)
}

const withNote = z.object({ id, note: line(1_000).default('') })

/** The reporter is done: the desk takes over. */
export const handIn = command({
  name: 'article.hand-in',
  input: withNote,
  may: may.write,
  async run(work, { id: articleId, note }) {
    await lockArticle(work.db, articleId)
    await change(work, articleId, { handedInAt: work.now, handedInNote: note })
  },
})

/** The desk gives it back, and says why. */
export const handBack = command({
  name: 'article.hand-back',
  input: withNote,
  may: may.write,
  async run(work, { id: articleId, note }) {
    const row = await lockArticle(work.db, articleId)
    if (!row.handedInAt) throw new CommandError('conflict', `Article ${articleId} is not with the desk.`)
    await change(work, articleId, { handedInAt: null, handedInNote: note })
  },
})

/** Puts a draft that never was public into the bin, from which it can be taken again. */
export const discardArticle = command({
  name: 'article.discard',
  input: z.object({ id, discarded: z.boolean() }),
  may: may.write,
  async run(work, { id: articleId, discarded }) {
    const row = await lockArticle(work.db, articleId)
    if (row.state !== 'draft' || row.publishedAt)
      throw new CommandError('conflict', `Article ${articleId} is not a draft.`)
    await change(work, articleId, { discardedAt: discarded ? work.now : null })
  },
})

/** Makes an older revision the latest one again; what came after it stays in the list of revisions. */
export const restoreRevision = command({
  name: 'article.restore',
  input: z.object({ id, base: z.number().int(), number: z.number().int().positive() }),
  may: may.write,
  async run(work, { id: articleId, base, number }) {
    const row = await lockArticle(work.db, articleId)
    if (row.headRevision !== base)
      throw new CommandError('conflict', `Article ${articleId} is at revision ${row.headRevision} by now.`)
    checkMayWrite(work, row)
    const content = articleContent.parse(await revisionContent(work.db, row, number))
    await checkReferences(work.db, content)
    const revision = await work.revise('article', articleId, content, base + 1)
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

/** Says that one has an article open, or has closed it. Leaves no trace beyond the moment. */
export const attend = command({
  name: 'article.attend',
  input: z.object({ id, present: z.boolean() }),
  may: may.read,
  async run({ db, actor, now }, { id: articleId, present }) {
    if (actor.id === null) throw new CommandError('forbidden', 'Only a member of the staff can be present.')
    const mine = { articleId, staffId: actor.id }
    if (!present) {
      await db
        .deleteFrom('presence')
        .where('articleId', '=', articleId)
        .where('staffId', '=', actor.id)
        .execute()
      return
    }
    const known = await db.selectFrom('articles').select('id').where('id', '=', articleId).executeTakeFirst()
    if (!known) throw new CommandError('not-found', `There is no article ${articleId}.`)
    await db
      .insertInto('presence')
      .values({ ...mine, at: now })
      .onConflict((oc) => oc.columns(['articleId', 'staffId']).doUpdateSet({ at: now }))
      .execute()
  },
})

/** Who has the article open now. */
export const present = ({ db }: Pick<Reading, 'db'>, articleId: number) =>
  db
    .selectFrom('presence as p')
    .innerJoin('staff as s', 's.id', 'p.staffId')
    .select(['s.id', 's.name'])
    .where('p.articleId', '=', articleId)
    .where('p.at', '>', new Date(Date.now() - presenceMs))
    .orderBy('s.name')
    .execute()
