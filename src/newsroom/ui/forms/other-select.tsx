import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { collection, type MergedPath } from '../../collections.ts'
import { useMessages } from '../../messages.ts'
import { messages } from './messages.ts'

interface Props {
  path: MergedPath
  /** The thing to replace. */
  own: number
  label: string
  value: number | null
  change(id: number | null): void
}

/** Lists that are too long to be loaded whole. */
const searched = new Set<MergedPath>(['/people', '/stories', '/topics'])

/** Selects another thing of the same kind by name. */
export function OtherSelect({ path, own, label, value, change }: Props) {
  const w = useMessages(messages)
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed, 200)
  const { data } = useQuery({
    queryKey: [path.slice(1), 'others', q],
    // Lists that are loaded whole have no search.
    queryFn: () => collection.named(path, searched.has(path) ? { q, limit: 50 } : {}),
    placeholderData: (before) => before,
  })
  return (
    <Select
      label={label}
      data={(data?.items ?? [])
        .filter(({ id }) => id !== own)
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
