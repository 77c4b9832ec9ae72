/** Who is in, and the publication that they work for. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import type { may as policies } from '../../content/actor.ts'
import type { Publication } from '../../content/publication/publication.ts'
import type { Role } from '../../content/tables.ts'
import { api } from '../api.ts'

export type Policy = keyof typeof policies

export interface MeAnswer {
  staff: { id: number; name: string; email: string; role: Role }
  may: Policy[]
  publication: Publication
  twoFactor: boolean
}

/** Its 401 leads to the sign-in page; every other one opens the dialog. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => api.ask<MeAnswer>('/me'),
  staleTime: 5 * 60_000,
})

export interface Me extends Omit<MeAnswer, 'may'> {
  /** Whether a policy of the newsroom holds for this person: `may('publish')`. */
  may(policy: Policy): boolean
}

/** Only within the frame: it has seen to it that someone is in. */
export function useMe(): Me {
  const { data } = useQuery(meQuery)
  if (!data) throw new Error('useMe is for screens inside the frame.')
  return { ...data, may: (policy) => data.may.includes(policy) }
}
