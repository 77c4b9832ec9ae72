/** The comments setting of one article. */
import { z } from 'zod'
import { CommandError, command } from '../../../kernel/command.ts'
import { id } from '../../../kernel/fields.ts'
import { may } from '../../policies.ts'

/** Opens an article to comments, or closes it, at once, even while it is public. Existing comments stay. */
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
    work.invalidate(`article:${articleId}`, `commenting:${articleId}`)
    work.about(`article:${articleId}`)
    return { id: articleId, open }
  },
})
