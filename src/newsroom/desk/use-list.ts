/** The state of the list: pages that extend at the end, and a check for new articles every ten seconds. */
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { dayStart, nextMidnight } from '../../language/days.ts'
import { api } from '../api.ts'
import { useFormatters } from '../ui/formatters.ts'
import { type Article, type ArticlePage, askedFor } from './articles.ts'
import type { Filters } from './filters.ts'

const everyMs = 10_000
const pageSize = 50

export interface ReadList {
  articles: Article[]
  isLoading: boolean
  /** The shown articles answer an earlier query; the current query is running. */
  isStale: boolean
  problem: unknown
  retry(): void
  hasOlder: boolean
  isLoadingOlder: boolean
  loadOlder(): void
  /** The number of new articles not shown yet. */
  newcomers: number
  /** Whether the current list differs from the shown one. */
  hasChanged: boolean
  showChanges(): void
}

export function useList(filters: Filters): ReadList {
  const { publication } = useFormatters()
  const queries = useQueryClient()
  const { timeZone } = publication
  const startOf = (day: string) => dayStart(day, timeZone)
  const asked = askedFor(filters, startOf, (day) => nextMidnight(startOf(day), timeZone))
  const read = (after: string | null, signal: AbortSignal) =>
    api.get('/articles', { query: { ...asked, after, limit: pageSize }, signal })

  const key = ['articles', 'list', asked]
  const list = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.after,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  })
  const top = useQuery({
    queryKey: ['articles', 'top', asked],
    queryFn: ({ signal }) => read(null, signal),
    refetchInterval: everyMs,
    staleTime: everyMs,
    enabled: list.isSuccess && !list.isPlaceholderData,
  })

  const shown = list.data?.pages.flatMap((page) => page.items) ?? []
  const { articles, newcomers, hasChanged } = list.isPlaceholderData
    ? { articles: shown, newcomers: 0, hasChanged: false }
    : compare(shown, top.data)
  return {
    articles,
    newcomers,
    hasChanged,
    isLoading: list.isLoading,
    isStale: list.isPlaceholderData,
    problem: list.isError && !list.data ? list.error : null,
    retry: () => void list.refetch(),
    hasOlder: list.hasNextPage,
    isLoadingOlder: list.isFetchingNextPage,
    loadOlder: () => void list.fetchNextPage(),
    showChanges() {
      if (top.data) queries.setQueryData(key, { pages: [top.data], pageParams: [null] })
    },
  }
}

/** Keeps the order of the shown articles and updates them from the newest page. */
export function compare(
  shown: Article[],
  top: ArticlePage | undefined,
): { articles: Article[]; newcomers: number; hasChanged: boolean } {
  if (!top) return { articles: shown, newcomers: 0, hasChanged: false }
  const fresh = new Map(top.items.map((article) => [article.id, article]))
  const known = new Set(shown.map(({ id }) => id))
  const articles = shown.map((article) => fresh.get(article.id) ?? article)
  const newcomers = top.items.filter(({ id }) => !known.has(id)).length
  const first = articles.slice(0, top.items.length)
  return {
    articles,
    newcomers,
    hasChanged: first.some(({ id }, at) => id !== top.items[at]?.id) || newcomers > 0,
  }
}
