/** Articles as the newsroom's lists show them, and how they are asked for. */
import type { z } from 'zod'
import type { deskArticle } from '../../api/articles/row.ts'
import type { Answered } from '../../api/route.ts'
import type { Query } from '../api.ts'
import type { Filters } from './filters.ts'

export type Article = Answered<z.output<typeof deskArticle>>

export interface ArticlePage {
  items: Article[]
  after: string | null
}

/** What the list is asked for by what the person has chosen; days are the publication's. */
export function askedFor(
  filters: Filters,
  startOf: (day: string) => Date,
  endOf: (day: string) => Date,
): Query {
  const { state, section, story, kind, mine, q, from, to, order } = filters
  return {
    ...(state === 'handed-in' ? { handedIn: true } : { state }),
    ...{ kind, q, order, sectionId: section, storyId: story, mine },
    from: from && startOf(from).toISOString(),
    to: to && endOf(to).toISOString(),
  }
}

/** Small and square, in the place of a row; null while there is no file. */
export const thumbnailOf = ({ picture }: Pick<Article, 'picture'>): string | null =>
  picture?.version ? `/api/v1/media/${picture.id}/square-160.webp?v=${picture.version}` : null
