/** The additions of the newsroom's own modules to articles: kinds, fields, blocks. */
import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { api } from '../api.ts'
import { useLanguage } from '../messages.ts'

/** An administrator may switch a module off or on meanwhile. */
export const articleTypesQuery = {
  queryKey: ['article-types'],
  queryFn: () => api.get('/article-types'),
  staleTime: 60_000,
}

/** The kinds that modules add, with their labels. */
export function useModuleKinds() {
  const { data } = useQuery(articleTypesQuery)
  const { language } = useLanguage()
  return (data?.kinds ?? []).map((kind) => ({ ...kind, label: kind.label[language] ?? kind.name }))
}

/** The label of a module's field by its name. */
export function useFieldLabels(): (name: string) => string {
  const { data } = useQuery(articleTypesQuery)
  const { language } = useLanguage()
  return useCallback(
    (name) => data?.fields.find((field) => field.name === name)?.label[language] ?? name,
    [data, language],
  )
}
