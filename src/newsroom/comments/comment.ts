/** A comment as the screen knows it, and how the queues are asked for. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { ban, decision, moderatedComment } from '../../api/comments/shapes.ts'
import type { Answered } from '../../api/route.ts'
import type { RejectionCode } from '../../content/comments/moderation/decide.ts'
import type { Queue } from '../../content/comments/moderation/queue.ts'
import { api } from '../api.ts'

export type { Queue, RejectionCode }
export type Comment = Answered<z.output<typeof moderatedComment>>
export type Reason = Comment['reasons'][number]
export type Decision = Answered<z.output<typeof decision>>
export type Ban = Answered<z.output<typeof ban>>

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

type Page = { items: Comment[]; after: string | null }

/** New ones come by themselves; what is being read stays where it is. */
const refreshMs = 15_000

export const queueQuery = (filter: Filter) =>
  infiniteQueryOptions({
    queryKey: ['comments', 'queue', filter],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page>('/comments', { ...filter, after: pageParam, limit: 40 }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ after }) => after,
    refetchInterval: refreshMs,
    staleTime: 0,
  })

/** A comment with its decisions and what else its writer wrote. */
export const recordQuery = (id: number) =>
  queryOptions({
    queryKey: ['comments', 'one', id],
    queryFn: ({ signal }) => api.get<Record>(`/comments/${id}`, undefined, signal),
    staleTime: 5_000,
  })

export interface Counts {
  held: number
  reported: number
  appeals: number
}

export const countsQuery = queryOptions({
  queryKey: ['comments', 'counts'],
  queryFn: ({ signal }) => api.get<Counts>('/comments/counts', undefined, signal),
  refetchInterval: 10_000,
  staleTime: 2_000,
})
