/** Readers and their comments, as they come to the rules of moderation. */
import { z } from 'zod'
import { type Candidate, moderate } from '../../src/content/comments/moderation/moderate.ts'
import { setState } from '../../src/content/comments/state.ts'
import { reader } from '../../src/kernel/actor.ts'
import { command } from '../../src/kernel/command.ts'
import { execute } from '../../src/kernel/run.ts'
import type { Tables } from '../../src/kernel/tables.ts'
import { fingerprintOf } from '../../src/language/obfuscation/fingerprint.ts'
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
    const { articleId, readerId, name, text, fingerprint, ipHash, parentId } = candidate
    const finding = await moderate(work, candidate)
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
        ...{ articleId, readerId, name, text, ipHash, parentId, state: 'held' },
        ...{ key: `written-${process.pid}-${count++}`, fingerprint, score: finding.score },
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
    ...{ readerId: null, name: 'قارئ', ipHash: null, proofOfWork: 'good', parentId: null },
    ...{ sectionId: article.sectionId, fingerprint: fingerprintOf(given.text) },
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
  const trustLevel =
    published >= 10 && rejected * 10 <= published ? 'trusted' : published > 0 ? 'known' : 'new'
  const row = await db
    .insertInto('readers')
    .values({
      name,
      userId: null,
      erasedAt: null,
      trustLevel,
      publishedCount: published,
      rejectedCount: rejected,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}
