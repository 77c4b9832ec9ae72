/** An article as the screen knows it, and how it is asked for. */
import { queryOptions } from '@tanstack/react-query'
import type { ArticleContent } from '../../content/articles/content.ts'
import type { ArticleState } from '../../content/tables.ts'
import { api } from '../api.ts'

/** The content as the API gives and takes it: moments are texts. */
export type Content = Omit<ArticleContent, 'embargoedUntil'> & { embargoedUntil: string | null }

export interface Person {
  id: number
  name: string
}

export interface WorkingArticle {
  id: number
  state: ArticleState
  revision: number
  publishedRevision: number | null
  content: Content
  /** Where the public reads it, null while it does not. */
  address: string | null
  createdBy: Person | null
  createdAt: string
  updatedAt: string
  updatedBy: string
  publishedAt: string | null
  modifiedAt: string | null
  scheduledAt: string | null
  unpublishedAt: string | null
  unpublishedReason: string | null
  handedInAt: string | null
  handedInNote: string
  discardedAt: string | null
  commentsOpen: boolean
  corrections: { at: string; note: string }[]
  present: Person[]
}

export const articleQuery = (id: number) =>
  queryOptions({
    queryKey: ['articles', 'one', id],
    queryFn: ({ signal }) => api.get<WorkingArticle>(`/articles/${id}`, undefined, signal),
    staleTime: 0,
  })

/** What a save that met a newer revision is told of it. */
export interface Head {
  revision: number
  content: Content
  updatedBy: string
  updatedAt: string
}
