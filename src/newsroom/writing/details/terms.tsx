/** Keywords or places of an article; suggests topics that exist, so that one thing has one spelling. */
import { TagsInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { api } from '../../api.ts'
import { useMessages } from '../../messages.ts'
import { messages } from '../messages.ts'

interface Props {
  label: string
  value: string[]
  onChange(value: string[]): void
  disabled: boolean
  error: ReactNode
  /** Suggests topics of this kind only. */
  kind?: 'place'
}

const shortest = 2

export function Terms({ kind, ...field }: Props) {
  const w = useMessages(messages)
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), 200)
  const { data } = useQuery({
    queryKey: ['topics', 'suggested', kind, q],
    queryFn: () => api.get('/topics/suggested', { query: { q, ...(kind ? { kind } : {}) } }),
    enabled: q.length >= shortest,
    staleTime: 30_000,
  })
  const names = q.length >= shortest ? (data?.topics ?? []).map(({ name }) => name) : []
  return (
    <TagsInput
      {...field}
      placeholder={w.termsHint}
      splitChars={[',', '،']}
      maxTags={60}
      data={names}
      // The server has found them, also by other spellings.
      filter={({ options }) => options}
      searchValue={typed}
      onSearchChange={setTyped}
    />
  )
}
