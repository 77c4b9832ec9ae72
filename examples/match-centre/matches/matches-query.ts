/** The matches, as the panel and the form of the block ask for them. */
import { useQuery } from '@tanstack/react-query'
import { request } from 'nashra/newsroom'
import type { Match } from './match.ts'

export interface Row {
  key: string
  match: Match
}

export const matchesKey = ['matches']

export const useMatches = () =>
  useQuery({
    queryKey: matchesKey,
    queryFn: () => request.get<{ items: Row[] }>('/x/matches/matches'),
  })
