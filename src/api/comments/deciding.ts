/** Moderation: publish, reject, undo, decide on several at once; ban readers and lift bans. */

import type { z } from 'zod'
import { openComments } from '../../content/comments/moderation/article.ts'
import { banAuthor, liftBan } from '../../content/comments/moderation/bans.ts'
import { publishComment, rejectComment, undoDecision } from '../../content/comments/moderation/decide.ts'
import { setCommentPresence } from '../../content/comments/moderation/presence.ts'
import { removeComment } from '../../content/comments/remove.ts'
import type { decided } from '../../contract/comments/comment.ts'
import { commentDecidingOperations } from '../../contract/comments/decisions.ts'
import { CommandError } from '../../kernel/command.ts'
import { handle } from '../handle.ts'

export const commentDecidingRoutes = [
  handle(commentDecidingOperations.publishComment, ({ execute, params, body }) =>
    execute(publishComment, { ...body, id: params.id }),
  ),
  handle(commentDecidingOperations.rejectComment, ({ execute, params, body }) =>
    execute(rejectComment, { ...body, id: params.id }),
  ),
  handle(commentDecidingOperations.undoDecision, ({ execute, params, body }) =>
    execute(undoDecision, { ...body, id: params.id }),
  ),
  handle(commentDecidingOperations.setCommentPresence, ({ execute, body }) =>
    execute(setCommentPresence, body),
  ),
  handle(commentDecidingOperations.removeComment, ({ execute, params, body }) =>
    execute(removeComment, { ...body, id: params.id }),
  ),
  handle(
    commentDecidingOperations.decideComments,
    async ({ execute, body: { comments, verdict, code, note } }) => {
      const answer = {
        decided: [] as z.infer<typeof decided>[],
        refused: [] as { id: number; reason: string; detail: string }[],
      }
      for (const comment of comments) {
        const decide =
          verdict === 'publish'
            ? execute(publishComment, comment)
            : execute(rejectComment, { ...comment, code, note })
        try {
          answer.decided.push(await decide)
        } catch (error) {
          if (!(error instanceof CommandError)) throw error
          answer.refused.push({ id: comment.id, reason: error.reason, detail: error.message })
        }
      }
      return answer
    },
  ),
  handle(commentDecidingOperations.banAuthor, ({ execute, params, body }) =>
    execute(banAuthor, { ...body, commentId: params.id }),
  ),
  handle(commentDecidingOperations.liftBan, ({ execute, params }) => execute(liftBan, params)),
  handle(commentDecidingOperations.openComments, ({ execute, params, body }) =>
    execute(openComments, { ...body, id: params.id }),
  ),
]
