import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { request } from '../../api.ts'
import { useMessages } from '../../messages.ts'
import { messages } from './messages.ts'

interface Props {
  /** The path of the thing to replace: '/people/5'. */
  path: string
  label: string
  value: number | null
  change(id: number | null): void
}

/** Lists that are too long to be loaded whole. */
const searched = new Set(['people', 'stories', 'topics'])

/** Selects another thing of the same kind by name. */
export function OtherSelect({ path, label, value, change }: Props) {
  const w = useMessages(messages)
  const [, kind = '', own = ''] = path.split('/')
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed, 200)
  const { data } = useQuery({
    queryKey: [kind, 'others', q],
    // Lists that are loaded whole have no search.
    queryFn: () =>
      request.get<{ items: { id: number; name: string }[] }>(
        `/${kind}`,
        searched.has(kind) ? { q, limit: 50 } : {},
      ),
    placeholderData: (before) => before,
  })
  return (
    <Select
      label={label}
      data={(data?.items ?? [])
        .filter(({ id }) => String(id) !== own)
        .map(({ id, name }) => ({ value: String(id), label: name }))}
      value={value === null ? null : String(value)}
      onChange={(next) => change(next === null ? null : Number(next))}
      searchable
      onSearchChange={setTyped}
      nothingFoundMessage={w.noMatch}
      comboboxProps={{ zIndex: 500 }}
    />
  )
}
