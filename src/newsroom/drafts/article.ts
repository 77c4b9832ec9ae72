/** The type of articles on screens, and the queries for them. */
import { queryOptions } from '@tanstack/react-query'
import type { WorkingArticle } from '../../contract/articles/articles.ts'
import type { Content } from '../../contract/articles/content.ts'
import { api } from '../api.ts'

export type { Content, WorkingArticle }
export type Person = WorkingArticle['present'][number]

export const articleQuery = (id: number) =>
  queryOptions({
    queryKey: ['articles', 'one', id],
    queryFn: ({ signal }) => api.get('/articles/{id}', { params: { id }, signal }),
    staleTime: 0,
  })

/** The data of a save conflict with a newer revision. */
export interface Head {
  revision: number
  content: Content
  updatedBy: string
  updatedAt: string
}
