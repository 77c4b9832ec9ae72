/** Articles in the newsroom's lists, and the queries for them. */
import type { z } from 'zod'
import type { deskArticle } from '../../contract/articles/row.ts'
import type { JsonOf } from '../../contract/operation.ts'
import type { Query } from '../api.ts'
import type { Filters } from './filters.ts'

export type Article = JsonOf<z.output<typeof deskArticle>>

export interface ArticlePage {
  items: Article[]
  after: string | null
}

/** The query parameters for the chosen filters; days are in the publication's time zone. */
export function askedFor(
  filters: Filters,
  startOf: (day: string) => Date,
  endOf: (day: string) => Date,
): Query {
  const { state, section, story, person, kind, mine, q, from, to, order } = filters
  return {
    ...(state === 'submitted' ? { submitted: true } : state === 'returned' ? { returned: true } : { state }),
    ...{ kind, q, order, sectionId: section, storyId: story, personId: person, mine },
    from: from && startOf(from).toISOString(),
    to: to && endOf(to).toISOString(),
  }
}

/** A small square picture for a row; null while there is no file. */
export const thumbnailOf = ({ picture }: Pick<Article, 'picture'>): string | null =>
  picture?.version ? `/api/v1/media/${picture.id}/square-160.webp?v=${picture.version}` : null
