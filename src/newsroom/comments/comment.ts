/** The type of comments on moderation screens, and the queries of the queues. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { ban, decision, moderatedComment } from '../../contract/comments/comment.ts'
import type { JsonOf } from '../../contract/operation.ts'
import type { Queue, RejectionCode } from '../../contract/terms.ts'
import { api } from '../api.ts'

export type { Queue, RejectionCode }
export type Comment = JsonOf<z.output<typeof moderatedComment>>
export type Reason = Comment['reasons'][number]
export type Decision = JsonOf<z.output<typeof decision>>
export type Ban = JsonOf<z.output<typeof ban>>

export interface Record {
  comment: Comment
  decisions: Decision[]
  others: Comment[]
  bans: Ban[]
}

export interface Filter {
  queue: Queue
  sectionId: number | null
  articleId: number | null
  readerId: number | null
  q: string
}

/** The list is refreshed this often; the comment being read stays in place. */
const refreshMs = 15_000

export const queueQuery = (filter: Filter) =>
  infiniteQueryOptions({
    queryKey: ['comments', 'queue', filter],
    queryFn: ({ pageParam, signal }) =>
      api.get('/comments', { query: { ...filter, after: pageParam, limit: 40 }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ after }) => after,
    refetchInterval: refreshMs,
    staleTime: 0,
  })

/** A comment with its decisions and its writer's other comments. */
export const recordQuery = (id: number) =>
  queryOptions({
    queryKey: ['comments', 'one', id],
    queryFn: ({ signal }) => api.get('/comments/{id}', { params: { id }, signal }),
    staleTime: 5_000,
  })

export interface Counts {
  held: number
  reported: number
  appeals: number
}

export const countsQuery = queryOptions({
  queryKey: ['comments', 'counts'],
  queryFn: ({ signal }) => api.get('/comments/counts', { signal }),
  refetchInterval: 10_000,
  staleTime: 2_000,
})
