/** The parameters of the newsroom's search in its address, and the type of its response. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { dayStart, nextMidnight } from '../../../language/days.ts'
import { api } from '../../api.ts'
import { useFormatters } from '../../ui/formatters.ts'
import type { Article } from '../articles.ts'
import { type Filters, readFilters } from '../filters.ts'

export type SearchParameters = Omit<Filters, 'state' | 'mine' | 'order'> & { sort?: 'date' }

export function readParameters(raw: Record<string, unknown>): SearchParameters {
  const { state: _, mine: __, order: ___, ...asked } = readFilters(raw)
  return raw.sort === 'date' ? { ...asked, sort: 'date' } : asked
}

export interface Hit extends Article {
  excerpt: string
}

export interface SearchPage {
  items: Hit[]
  unpublished: Article[]
  /** The forms of the searched words in texts. */
  forms: string[]
  /** The matched words of the shown texts, in the form of `normalise`. */
  found: string[]
  total: number | null
  partly: boolean
  whole: number
  meant: string | null
  after: string | null
}

export function useFound(asked: SearchParameters) {
  const { publication } = useFormatters()
  const startOf = (day: string) => dayStart(day, publication.timeZone)
  const { q, section, story, kind, from, to, sort } = asked
  const query = {
    ...{ q, kind, sectionId: section, storyId: story, order: sort },
    from: from && startOf(from).toISOString(),
    to: to && nextMidnight(startOf(to), publication.timeZone).toISOString(),
  }
  return useInfiniteQuery({
    queryKey: ['search', query],
    queryFn: ({ pageParam, signal }) =>
      api.get('/search', { query: { ...query, after: pageParam, limit: 20 }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.after,
    placeholderData: keepPreviousData,
    enabled: Boolean(q),
  })
}
