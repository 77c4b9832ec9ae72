/** The comments of posts, below the articles that these became; some articles at a time. */
import { commenterHash, importComments } from '../../../content/comments/import.ts'
import { executeBatch, prepareBatch } from '../../../kernel/run.ts'
import { isUnavailable } from '../../../platform/database.ts'
import type { ArchiveRun } from '../../archive/run.ts'
import type { WxrPost } from '../items.ts'
import { commentsOfPost } from '../map-comments.ts'
import { plainWords } from '../values.ts'

export interface CommentTaker {
  take(post: WxrPost, articleId: number): Promise<void>
  end(): Promise<void>
  count: {
    found: number
    created: number
    unchanged: number
    updated: number
    removed: number
    refused: number
  }
}

const mostArticles = 100
const mostOfOne = 2_000
const mostCharacters = 512 * 1024

type Input = Parameters<typeof importComments.run>[1]

interface Waiting {
  post: Pick<WxrPost, 'type' | 'id' | 'title' | 'link'>
  input: { articleId: number; comments: Input['comments'] }
}

export async function openComments(run: ArchiveRun, language: string): Promise<CommentTaker> {
  const { db, actor } = run
  const count = { found: 0, created: 0, unchanged: 0, updated: 0, removed: 0, refused: 0 }
  const hashEmail = run.isTrial ? () => null : await commenterHash(db)
  let waiting: Waiting[] = []
  let characters = 0

  const note = ({ post }: Pick<Waiting, 'post'>, kind: string, detail: string) =>
    run.note({
      ...{ kind, detail, type: 'comment', oldId: `of ${post.type} ${post.id}` },
      ...{ title: plainWords(post.title), address: post.link },
    })

  async function write(): Promise<void> {
    const part = waiting
    waiting = []
    characters = 0
    if (part.length === 0) return
    const inputs = part.map(({ input }) => input)
    for (const [i, outcome] of (
      await executeBatch(db, prepareBatch(actor, importComments, inputs))
    ).entries()) {
      const one = part[i]!
      if (outcome.ok) {
        const { added, known, changed, removed, flattened } = outcome.output
        count.created += added
        count.updated += changed
        count.unchanged += known - changed
        count.removed += removed
        if (removed > 0) note(one, 'comments that were removed here for legal reasons', `${removed}`)
        if (flattened.length > 0)
          note(one, 'answers to answers, which stand in one thread here', flattened.join(', '))
      } else if (isUnavailable(outcome.error)) throw outcome.error
      else {
        count.refused += one.input.comments.length
        note(one, 'comments that were refused', outcome.error.message)
      }
    }
  }

  return {
    count,
    async take(post, articleId) {
      if (post.comments.length === 0) return
      count.found += post.comments.length
      const { comments, counts, losses } = commentsOfPost(post, { site: run.address, language, hashEmail })
      const { type, id, title, link } = post
      const one = { post: { type, id, title, link } }
      for (const [kind, n] of counts) note(one, `comments: ${kind}`, `${n}`)
      for (const { kind, detail } of losses) note(one, kind, detail)
      if (run.isTrial) count.created += comments.length
      else
        for (let at = 0; at < comments.length; at += mostOfOne) {
          // A later part of one article's comments needs the threads of the earlier one.
          if (at > 0) await write()
          const input = { articleId, comments: comments.slice(at, at + mostOfOne) as Input['comments'] }
          waiting.push({ ...one, input })
          characters += input.comments.reduce((sum, { text }) => sum + text.length + 200, 0)
        }
      if (waiting.length >= mostArticles || characters >= mostCharacters) await write()
    },
    end: write,
  }
}
