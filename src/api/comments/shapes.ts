/** Comments in the form that moderation screens receive. */
import type { ModeratedComment } from '../../content/comments/moderation/show.ts'
import { articlePath } from '../../site/paths.ts'

export const presentComment = ({ article, ...comment }: ModeratedComment) => {
  const { id, headline, section, isPublic } = article
  return {
    ...comment,
    article: { id, headline, section, address: isPublic ? articlePath(article) : null },
  }
}
