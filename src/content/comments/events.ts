/** Events in the public life of a comment. Listeners run in the transaction of the command. */
import { defineEvent } from '../../kernel/events.ts'

export const commentPublished = defineEvent<{ id: number }>('comment.published')
/** Emitted when a moderator, a rule or its writer removes a public comment. */
export const commentHidden = defineEvent<{ id: number }>('comment.hidden')
/** Emitted when a comment that was once public is removed for legal reasons, or with its writer's account. */
export const commentRemoved = defineEvent<{ id: number }>('comment.removed')
