/** Compares the comments of posts with those of their articles: each text, date, state, and what it answers. */
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from '../../../kernel/tables.ts'
import { cleanComment, cleanName } from '../../../language/comment-text.ts'
import type { Findings } from '../../archive/verify/findings.ts'
import type { WxrPost } from '../items.ts'
import { commentsOfPost } from '../map-comments.ts'
import { plainWords } from '../values.ts'

interface Context {
  db: Kysely<Tables>
  address: string
  findings: Findings
}

/** Why comments of these kinds do not come in. */
const rules: Record<string, string> = {
  pingback: 'pingbacks are counted only',
  trackback: 'trackbacks are counted only',
  spam: 'spam is left out',
  trash: 'the trash is left out',
}

export async function checkComments(
  articles: { post: WxrPost; articleId: number }[],
  { db, address, findings }: Context,
): Promise<void> {
  const mapped = articles
    .filter(({ post }) => post.comments.length > 0)
    .map((one) => ({
      ...one,
      ...commentsOfPost(one.post, { site: address, language: 'ar', hashEmail: () => null }),
    }))
  const keys = mapped.flatMap(({ comments }) => comments.map(({ key }) => key))
  const rows =
    keys.length === 0
      ? []
      : await db
          .selectFrom('comments as c')
          .leftJoin('comments as p', 'p.id', 'c.parentId')
          .select([
            'c.key',
            'c.articleId',
            'c.text',
            'c.name',
            'c.state',
            'c.postedAt',
            'c.version',
            'c.editedAt',
          ])
          .select('p.key as parentKey')
          .where('c.key', '=', sql<string>`any(${keys}::text[])`)
          .execute()
  const byKey = new Map(rows.map((row) => [row.key, row]))
  for (const { post, articleId, comments, counts, losses } of mapped) {
    const title = plainWords(post.title)
    const differs = (oldId: string, kind: string, because: string | null, detail = '') =>
      findings.differs({
        ...{ part: 'comments', kind, because, type: 'comment', oldId, title, address: post.link, detail },
      })
    for (const [kind, n] of counts)
      if (!kind.startsWith('address'))
        for (let i = 0; i < n; i++)
          differs(
            `of ${post.type} ${post.id}`,
            `a comment that is not here`,
            rules[kind] ?? `${kind}: only readers’ comments come in`,
          )
    for (const { kind, detail } of losses)
      if (kind === 'comment without words') differs(detail.split(':')[0]!, 'a comment that is not here', kind)
    const states = new Map(comments.map(({ key, state }) => [key, state]))
    for (const given of comments) {
      const oldId = given.key.split(':').at(-1)!
      const row = byKey.get(given.key)
      if (!row) {
        differs(oldId, 'a comment that is not here', null)
        continue
      }
      const isDecided = row.version > 1 || row.editedAt !== null
      const parent = given.parentKey ?? null
      // What answers a comment that is not public begins a thread.
      const answers = parent !== null && states.get(parent) === 'published' ? parent : null
      const faults = [
        ...(row.articleId === articleId ? [] : ['below another article']),
        ...(row.text === cleanComment(given.text) ? [] : ['with another text']),
        ...(row.name === cleanName(given.name) || given.name === 'مجهول' ? [] : ['with another name']),
        ...(row.state === given.state ? [] : [`which is ${row.state}, not ${given.state}`]),
        ...(given.at === null || row.postedAt.getTime() === given.at.getTime() ? [] : ['with another date']),
        ...(row.parentKey === answers ? [] : ['in another place of its thread']),
      ]
      if (faults.length === 0) findings.equal('comments')
      else
        differs(
          oldId,
          `a comment ${faults.join(', ')}`,
          isDecided ? 'it was decided or changed here since' : null,
        )
    }
  }
}
