/** An article between its reporter and the desk: submitted, returned, moved to the trash, opened and closed. */
import type { Updateable } from 'kysely'
import { z } from 'zod'
import { type Actor, staffIdOf } from '../../kernel/actor.ts'
import { CommandError, command, refuse, type Work } from '../../kernel/command.ts'
import { id, line } from '../../kernel/fields.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import type { NamedTable } from '../kinds.ts'
import { namesOf } from '../names.ts'
import { may } from '../policies.ts'
import { articleContent } from './content.ts'
import {
  type ArticleRow,
  checkMayMark,
  checkMayWrite,
  lockArticle,
  reviseDraft,
  revisionContent,
} from './rows.ts'
import { type Gone, settleReferences } from './settle.ts'
import type { ArticlesTable } from './tables.ts'

/** A member who sent nothing for this long no longer has the article open. */
const presenceTimeoutMs = 40_000

const change = async (
  { db, invalidate, about, now, actor }: Work,
  articleId: number,
  columns: Updateable<ArticlesTable>,
): Promise<void> => {
  const stamp = { updatedAt: now, updatedBy: actor.name }
  await db
    .updateTable('articles')
    .set({ ...columns, ...stamp })
    .where('id', '=', articleId)
    .execute()
  invalidate(`draft:${articleId}`)
  about(`article:${articleId}`)
}

/**
 * Whether the article belongs to the actor: they, or their token, created it. Articles that a program created
 * belong to programs.
 */
const began = ({ id: staffId, token }: Actor, { createdBy }: ArticleRow): boolean =>
  createdBy === null ? staffId === null : createdBy === (staffId ?? token?.staffId)

/** Whether the actor is an author: they created the article, are named in its byline, or edited it last. */
async function isAuthor(work: Work, row: ArticleRow): Promise<boolean> {
  const { db, actor } = work
  if (began(actor, row) || row.updatedBy === actor.name) return true
  const { authorIds } = await revisionContent(db, row)
  const mine = await db
    .selectFrom('staff')
    .select('personId')
    .where('id', '=', actor.id ?? actor.token?.staffId ?? 0)
    .executeTakeFirst()
  return mine?.personId != null && authorIds.includes(mine.personId)
}

const withNote = z.object({ id, note: line(1_000).default('') })

/** Submits an article to the desk: the reporter has finished it. */
export const submitArticle = command({
  name: 'article.submit',
  input: withNote,
  may: may.write,
  async run(work, { id: articleId, note }) {
    const row = await lockArticle(work.db, articleId)
    checkMayWrite(work, row)
    if (
      row.state === 'removed' ||
      (row.state === 'published' && row.latestRevision === row.publishedRevision)
    )
      throw new CommandError('conflict', `Article ${articleId} has nothing that the desk has not published.`)
    if (!may.publish(work.actor) && !(await isAuthor(work, row)))
      throw refuse('forbidden', 'not-author', 'An author of the article or an editor submits it.')
    await change(work, articleId, {
      ...{ submittedAt: work.now, submittedBy: staffIdOf(work.actor), returnedAt: null },
      ...{ deskNote: note, deskNoteBy: work.actor.name },
    })
  },
})

/** Returns an article to its reporter, with a note that says why. */
export const returnArticle = command({
  name: 'article.return',
  input: withNote,
  may: may.publish,
  async run(work, { id: articleId, note }) {
    const row = await lockArticle(work.db, articleId)
    checkMayWrite(work, row)
    if (!row.submittedAt) throw new CommandError('conflict', `Article ${articleId} is not with the desk.`)
    await change(work, articleId, {
      ...{ submittedAt: null, returnedAt: work.now },
      ...{ deskNote: note, deskNoteBy: work.actor.name },
    })
  },
})

/** Moves a draft that was never public to the trash. It can be restored from there. */
export const trashArticle = command({
  name: 'article.trash',
  input: z.object({ id, trashed: z.boolean() }),
  may: may.write,
  async run(work, { id: articleId, trashed }) {
    const row = await lockArticle(work.db, articleId)
    if (row.state !== 'draft' || row.publishedAt)
      throw new CommandError('conflict', `Article ${articleId} is not a draft.`)
    if (!may.publish(work.actor) && !began(work.actor, row))
      throw refuse(
        'forbidden',
        'not-owner',
        'Who began the article or an editor puts it into the trash, and takes it out.',
      )
    await change(work, articleId, { trashedAt: trashed ? work.now : null })
  },
})

const byTable = (gone: Gone[]): Partial<Record<NamedTable, number[]>> =>
  Object.fromEntries(
    gone.map(({ table }) => [table, gone.filter((one) => one.table === table).map(({ id: one }) => one)]),
  )

/**
 * Makes an older revision the latest one. Later revisions stay in the list. References to removed items are
 * left out and returned.
 */
export const restoreRevision = command({
  name: 'article.restore',
  input: z.object({ id, base: z.number().int(), number: id }),
  may: may.write,
  async run(work, { id: articleId, base, number }) {
    const row = await lockArticle(work.db, articleId)
    if (row.latestRevision !== base)
      throw new CommandError('conflict', `Article ${articleId} is at revision ${row.latestRevision} by now.`)
    checkMayWrite(work, row)
    const read = articleContent.safeParse(await revisionContent(work.db, row, number))
    if (!read.success)
      throw new CommandError('invalid', 'The revision is no longer within the limits.', read.error.issues)
    const older = read.data
    checkMayMark(work, older, await revisionContent(work.db, row))
    const { content, gone } = await settleReferences(work.db, older, older)
    const revision = await reviseDraft(work, row, content)
    return { revision, gone: await namesOf(work, byTable(gone)) }
  },
})

/** Records that a member opened or closed an article. Nothing of this is logged. */
export const setPresence = command({
  name: 'article.set-presence',
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

/** The members who have the article open now. */
export const present = ({ db }: Pick<ReadContext, 'db'>, articleId: number) =>
  db
    .selectFrom('presence as p')
    .innerJoin('staff as s', 's.id', 'p.staffId')
    .select(['s.id', 's.name'])
    .where('p.articleId', '=', articleId)
    .where('p.at', '>', new Date(Date.now() - presenceTimeoutMs))
    .orderBy('s.name')
    .execute()
