/** The library as it is asked for: a search, a kind, and whether only what nothing uses is wanted. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import type { LibraryItem } from './media.ts'

export interface LibraryFilters {
  q?: string
  type?: 'picture' | 'video'
  unused?: true
}

/** From an address that anybody may have written. */
export function readFilters(raw: Record<string, unknown>): LibraryFilters {
  const q = typeof raw.q === 'string' || typeof raw.q === 'number' ? String(raw.q).slice(0, 200) : ''
  return {
    ...(q ? { q } : {}),
    ...(raw.type === 'picture' || raw.type === 'video' ? { type: raw.type } : {}),
    ...(raw.unused === true ? { unused: true } : {}),
  }
}

interface Answer {
  items: LibraryItem[]
  after: string | null
}

export function useLibrary({ q, type, unused }: LibraryFilters) {
  const asked = { q, type, used: unused ? false : undefined }
  const list = useInfiniteQuery({
    queryKey: ['media', 'list', asked],
    queryFn: ({ pageParam, signal }) =>
      api.get<Answer>('/media', { ...asked, after: pageParam, limit: 48 }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.after,
    placeholderData: keepPreviousData,
  })
  return { ...list, items: list.data?.pages.flatMap((page) => page.items) ?? [] }
}
