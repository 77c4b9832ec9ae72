/** Readers' comments on the demonstration's articles, posted and moderated with the normal commands. */

import { publishComment } from '../../content/comments/moderation/decide.ts'
import { postComment } from '../../content/comments/post.ts'
import { reader } from '../../kernel/actor.ts'
import { perform } from '../../kernel/run.ts'
import type { DemoContext } from './load.ts'
import type { DemoComment } from './texts/comments.ts'

const minuteMs = 60_000

export async function loadComments(
  context: DemoContext,
  texts: Record<string, DemoComment[]>,
): Promise<void> {
  const { tx, act, now, articles } = context
  const readers = new Map<string, number>()
  let count = 0

  /** A reader without a sign-in account. */
  async function readerOf(name: string): Promise<number> {
    const known = readers.get(name)
    if (known) return known
    const { id } = await tx.insertInto('readers').values({ name }).returning('id').executeTakeFirstOrThrow()
    readers.set(name, id)
    return id
  }

  async function post(articleId: number, comment: DemoComment, parentId: number | null, since: Date) {
    const { by: name, text, after, waits, replies = [] } = comment
    const at = new Date(Math.min(since.getTime() + after * minuteMs, now.getTime()))
    const who = reader(await readerOf(name), name)
    const key = `demo-comment-${count++}`
    const { id } = await perform(tx, who, postComment, { articleId, parentId, name, text, key, at })
    if (!waits) await act(publishComment, { id })
    for (const reply of replies) await post(articleId, reply, id, at)
  }

  for (const [key, comments] of Object.entries(texts)) {
    const articleId = articles.get(key)
    if (!articleId) throw new Error(`There is no article ${key} to comment on.`)
    const { publishedAt } = await tx
      .selectFrom('articles')
      .select('publishedAt')
      .where('id', '=', articleId)
      .executeTakeFirstOrThrow()
    for (const comment of comments) await post(articleId, comment, null, publishedAt!)
  }
}
