/** What the search of the newsroom is asked, as the address holds it, and what it answers. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { dayStart, nextMidnight } from '../../../language/days.ts'
import { api } from '../../api.ts'
import { useHouse } from '../../shell/house.ts'
import type { Article } from '../articles.ts'
import { type Filters, readFilters } from '../filters.ts'

export type Asked = Omit<Filters, 'state' | 'mine' | 'order'> & { sort?: 'date' }

export function readAsked(raw: Record<string, unknown>): Asked {
  const { state: _, mine: __, order: ___, ...asked } = readFilters(raw)
  return raw.sort === 'date' ? { ...asked, sort: 'date' } : asked
}

export interface Hit extends Article {
  excerpt: string
}

export interface SearchPage {
  items: Hit[]
  unpublished: Article[]
  /** The forms under which the words asked for stand in texts. */
  forms: string[]
  total: number | null
  partly: boolean
  meant: string | null
  after: string | null
}

export function useFound(asked: Asked) {
  const { publication } = useHouse()
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
      api.get<SearchPage>('/search', { ...query, after: pageParam, limit: 20 }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.after,
    placeholderData: keepPreviousData,
    enabled: Boolean(q),
  })
}
