/** The query of the library: a search, a kind, and whether to show only unused items. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { type MediaType, mediaTypes } from '../../values/media-type.ts'
import { api } from '../api.ts'

export interface LibraryFilters {
  q?: string
  type?: MediaType
  unused?: true
}

const isMediaType = (value: unknown): value is MediaType => mediaTypes.includes(value as MediaType)

/** Reads filters from an address; invalid values are ignored. */
export function readFilters(raw: Record<string, unknown>): LibraryFilters {
  const q = typeof raw.q === 'string' || typeof raw.q === 'number' ? String(raw.q).slice(0, 200) : ''
  return {
    ...(q ? { q } : {}),
    ...(isMediaType(raw.type) ? { type: raw.type } : {}),
    ...(raw.unused === true ? { unused: true } : {}),
  }
}

export function useLibrary({ q, type, unused }: LibraryFilters) {
  const asked = { q, type, used: unused ? false : undefined }
  const list = useInfiniteQuery({
    queryKey: ['media', 'list', asked],
    queryFn: ({ pageParam, signal }) =>
      api.get('/media', { query: { ...asked, after: pageParam, limit: 48 }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.after,
    placeholderData: keepPreviousData,
  })
  return { ...list, items: list.data?.pages.flatMap((page) => page.items) ?? [] }
}
