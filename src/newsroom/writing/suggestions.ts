import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'

interface Article {
  id: number
  headline: string
  publishedAt: string
}

export interface Suggestions {
  stories: { id: number; name: string; words: string[] }[]
  articles: (Article & { words: string[] })[]
  duplicates: Article[]
}

/** For the article's last saved state. */
export function useSuggestions(articleId: number, revision: number): Suggestions | undefined {
  const { data } = useQuery({
    queryKey: ['articles', articleId, 'suggestions', revision],
    queryFn: ({ signal }) => api.get('/articles/{id}/suggestions', { params: { id: articleId }, signal }),
    enabled: articleId > 0,
    staleTime: 60_000,
    placeholderData: (before) => before,
  })
  return data
}
