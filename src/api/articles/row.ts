/** An article in the newsroom's lists. */
import type { DeskArticle } from '../../content/desk/show.ts'
import { articlePath } from '../../site/paths.ts'

export function shownArticle({ slug, picture, trashedAt, ...article }: DeskArticle) {
  return {
    ...article,
    submitted: article.submittedAt !== null,
    trashed: trashedAt !== null,
    picture: picture && { id: picture.id, version: picture.version, alt: picture.alt },
    address: article.state === 'published' ? articlePath({ id: article.id, slug }) : null,
  }
}
