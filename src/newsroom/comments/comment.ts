/** A comment as the screen knows it, and how the queues are asked for. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { RejectionCode } from '../../content/comments/moderation/decide.ts'
import type { Queue } from '../../content/comments/moderation/queue.ts'
import type { Reason } from '../../content/comments/reasons.ts'
import type { CommentState, Standing } from '../../content/comments/tables.ts'
import { api } from '../api.ts'

export type { Queue, Reason, RejectionCode }

export interface Reader {
  id: number
  name: string
  standing: Standing
  publishedCount: number
  rejectedCount: number
  createdAt: string
  isBanned: boolean
}

export interface Comment {
  id: number
  version: number
  name: string
  text: string
  state: CommentState
  reasons: Reason[]
  score: number
  postedAt: string
  editedAt: string | null
  replyCount: number
  article: { id: number; headline: string; section: string | null; address: string | null }
  parent: { id: number; name: string; text: string } | null
  reader: Reader | null
  reports: { reason: string; note: string; at: string }[]
  appeal: { text: string; at: string; upheld: boolean | null } | null
  decided: { by: string; at: string; verdict: string } | null
}

export interface Ban {
  id: number
  reader: { id: number; name: string } | null
  reason: string
  until: string | null
  at: string
  by: string | null
}

export interface Decision {
  id: number
  at: string
  actor: string
  verdict: string
  reasons: Reason[]
}

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
