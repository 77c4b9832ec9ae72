/** The signed-in person, and their publication. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import type { Role } from '../../contract/me.ts'
import type { Policy as OperationPolicy } from '../../contract/operation.ts'
import type { Publication } from '../../contract/publication.ts'
import { api } from '../api.ts'

export type Policy = Exclude<OperationPolicy, 'anyone'>

/** The answer to a person; a token has no number. */
export interface MeAnswer {
  staff: { id: number; name: string; email: string; role: Role }
  /** The person's author entry, for bylines. */
  author: { id: number; name: string } | null
  may: Policy[]
  publication: Publication
  twoFactor: boolean
  /** A second factor is required and this session has none: only the account page is open. */
  mustSecure: boolean
}

/** The only screen available while the second factor is missing. */
export const accountPath = '/newsroom/account'

/** Its 401 leads to the sign-in page; any other 401 opens the dialog. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => api.ask('/me') as Promise<MeAnswer>,
  staleTime: 5 * 60_000,
})

export interface Me extends Omit<MeAnswer, 'may'> {
  /** Whether this person satisfies a policy: `may('publish')`. */
  may(policy: Policy): boolean
}

/** Only within the frame, which ensures that a person is signed in. */
export function useMe(): Me {
  const { data } = useQuery(meQuery)
  if (!data) throw new Error('useMe is for screens inside the frame.')
  return { ...data, may: (policy) => data.may.includes(policy) }
}
