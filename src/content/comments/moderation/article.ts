/** Whether readers may comment below one article. */
import { z } from 'zod'
import { may } from '../../actor.ts'
import { CommandError, command } from '../../command.ts'
import { id } from '../../fields.ts'

/** Opens an article to comments, or closes it: at once, also while it is public. What was written stays. */
export const openComments = command({
  name: 'article.open-comments',
  input: z.object({ id, open: z.boolean() }),
  may: may.moderate,
  async run(work, { id: articleId, open }) {
    const row = await work.db
      .updateTable('articles')
      .set({ commentsOpen: open })
      .where('id', '=', articleId)
      .where('state', '!=', 'removed')
      .returning('id')
      .executeTakeFirst()
    if (!row) throw new CommandError('not-found', `There is no article ${articleId}.`)
    work.touch(`article:${articleId}`, `commenting:${articleId}`)
    work.about(`article:${articleId}`)
    return { id: articleId, open }
  },
})
