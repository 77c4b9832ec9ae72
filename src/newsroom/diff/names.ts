/** The names for ids, including those of deleted things. */
import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { NamedKind } from '../../contract/terms.ts'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useFormatters } from '../ui/formatters.ts'
import { messages } from './messages.ts'

export type { NamedKind } from '../../contract/terms.ts'

export function useNames(wanted: Partial<Record<NamedKind, number[]>>) {
  const w = useMessages(messages)
  const formatters = useFormatters()
  const query = Object.fromEntries(
    Object.entries(wanted)
      .filter(([, ids]) => ids.length > 0)
      .map(([kind, ids]) => [kind, [...ids].sort((a, b) => a - b).join(',')]),
  )
  const { data } = useQuery({
    queryKey: ['names', query],
    queryFn: ({ signal }) => api.get('/names', { query, signal }),
    enabled: Object.keys(query).length > 0,
    staleTime: 30_000,
    placeholderData: (before) => before,
  })
  return useCallback(
    (kind: NamedKind, id: number): string => {
      const found = data?.items.find((one) => one.kind === kind && one.id === id)
      const name = found?.name || w.item(formatters.number(id))
      return found?.deleted ? w.deleted(name) : name
    },
    [data, w, formatters],
  )
}
