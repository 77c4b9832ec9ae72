/** The query for the newsroom's modules, for administrators. */
import { useQuery } from '@tanstack/react-query'
import { type AnswerOf, api } from '../api.ts'

export type ListedModule = AnswerOf<'get', '/modules'>['items'][number]

export const modulesKey = ['modules']

export const useListedModules = () =>
  useQuery({
    queryKey: modulesKey,
    queryFn: ({ signal }) => api.get('/modules', { signal }),
    refetchInterval: 30_000,
  })
