/** Readers and their comments, as they come to the rules of moderation. */
import { z } from 'zod'
import { reader } from '../../src/content/actor.ts'
import { command, execute } from '../../src/content/command.ts'
import { type Candidate, examine } from '../../src/content/comments/moderation/examine.ts'
import { setState } from '../../src/content/comments/state.ts'
import type { Tables } from '../../src/content/tables.ts'
import { likenessOf } from '../../src/language/disguise/likeness.ts'
import type { Database } from '../../src/platform/database.ts'

type Db = Database<Tables>['db']
type Written = Pick<Candidate, 'articleId' | 'text'> & Partial<Candidate>

const states = { publish: 'published', hold: 'held', reject: 'rejected' } as const
let count = 0

const write = command({
  name: 'comment.write',
  input: z.custom<Candidate>(),
  may: () => true,
  async run(work, candidate) {
    const { articleId, readerId, name, text, likeness, address, parentId } = candidate
    const finding = await examine(work, candidate)
    const parent = parentId
      ? await work.db
          .selectFrom('comments')
          .select(['id', 'rootId'])
          .where('id', '=', parentId)
          .executeTakeFirstOrThrow()
      : null
    const row = await work.db
      .insertInto('comments')
      .values({
        ...{ articleId, readerId, name, text, address, parentId, state: 'held' },
        ...{ key: `written-${process.pid}-${count++}`, likeness, score: finding.score },
        rootId: parent ? (parent.rootId ?? parent.id) : null,
        postedAt: work.now,
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    const after = await setState(work, row, states[finding.verdict], finding.reasons, finding.verdict)
    return { id: after.id, state: after.state, codes: finding.reasons.map(({ code }) => code) }
  },
})

export async function writeComment(db: Db, given: Written) {
  const article = await db
    .selectFrom('articles')
    .select('sectionId')
    .where('id', '=', given.articleId)
    .executeTakeFirstOrThrow()
  const candidate: Candidate = {
    ...{ readerId: null, name: 'قارئ', address: null, proof: 'good', parentId: null },
    ...{ sectionId: article.sectionId, likeness: likenessOf(given.text) },
    ...given,
  }
  return execute(db, reader(candidate.readerId, candidate.name), write, candidate)
}

/** A reader of whom so many comments were published and rejected. */
export async function addReader(
  db: Db,
  {
    name = 'سلمى',
    published = 0,
    rejected = 0,
  }: { name?: string; published?: number; rejected?: number } = {},
): Promise<number> {
  const standing = published >= 10 && rejected * 10 <= published ? 'trusted' : published > 0 ? 'known' : 'new'
  const row = await db
    .insertInto('readers')
    .values({
      name,
      userId: null,
      erasedAt: null,
      standing,
      publishedCount: published,
      rejectedCount: rejected,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}
