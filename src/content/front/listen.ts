import { type Listener, on } from '../../kernel/events.ts'
import { articleUnpublished } from '../articles/events.ts'

/** Removes unpublished articles from the front page. */
export const frontListeners: Listener[] = [
  on(articleUnpublished, async (work, { id: articleId }) => {
    const removed = await work.db
      .deleteFrom('front')
      .where('articleId', '=', articleId)
      .returning('position')
      .execute()
    if (removed.length > 0) work.invalidate('front')
  }),
]
