/** One choice each of what the list is narrowed to. */
import { Checkbox, NativeSelect, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api.ts'
import { useWords } from '../words.ts'
import { kinds, stateFilters } from './filters.ts'
import classes from './list.module.css'
import type { Choosing } from './list-filters.tsx'
import { words } from './words.ts'

type Props = Choosing & { isLabelled?: boolean }

interface Named {
  id: number
  name: string
}

const naming = (label: string, isLabelled = false) => (isLabelled ? { label } : { 'aria-label': label })

export function StateChoice({ filters, set, isLabelled }: Props) {
  const w = useWords(words)
  const names = { ...w.states, 'handed-in': w.handedIn, discarded: w.inBin }
  return (
    <NativeSelect
      className={classes.choice}
      {...naming(w.state, isLabelled)}
      value={filters.state ?? ''}
      onChange={({ currentTarget: { value } }) => set({ state: stateFilters.find((one) => one === value) })}
      data={[
        { value: '', label: w.anyState },
        ...stateFilters.map((state) => ({ value: state, label: names[state] })),
      ]}
    />
  )
}

export function KindChoice({ filters, set, isLabelled }: Props) {
  const w = useWords(words)
  return (
    <NativeSelect
      className={classes.choice}
      {...naming(w.kind, isLabelled)}
      value={filters.kind ?? ''}
      onChange={({ currentTarget: { value } }) => set({ kind: kinds.find((one) => one === value) })}
      data={[
        { value: '', label: w.anyKind },
        ...kinds.map((kind) => ({ value: kind, label: w.kinds[kind] })),
      ]}
    />
  )
}

export function SectionChoice({ filters, set, isLabelled }: Props) {
  const w = useWords(words)
  const { data } = useQuery({
    queryKey: ['sections', 'names'],
    queryFn: () => api.get<{ items: Named[] }>('/sections'),
    staleTime: 60_000,
  })
  return (
    <NativeSelect
      className={classes.choice}
      {...naming(w.section, isLabelled)}
      value={filters.section ?? ''}
      onChange={({ currentTarget: { value } }) => set({ section: value ? Number(value) : undefined })}
      data={[
        { value: '', label: w.anySection },
        ...(data?.items ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
      ]}
    />
  )
}

/** There may be hundreds of stories: they are found by typing, and the open ones are offered. */
export function StoryChoice({ filters, set, isLabelled }: Props) {
  const w = useWords(words)
  const [typed, setTyped] = useState('')
  const [settled] = useDebouncedValue(typed.trim(), 150)
  const id = filters.story
  const { data: chosen } = useQuery({
    queryKey: ['stories', id, 'name'],
    queryFn: () => api.get<Named>(`/stories/${id}`),
    enabled: id !== undefined,
    staleTime: 60_000,
  })
  const isAsked = settled !== '' && settled !== chosen?.name
  const { data: stories = [] } = useQuery({
    queryKey: ['stories', 'choice', isAsked ? settled : ''],
    queryFn: async ({ signal }): Promise<Named[]> => {
      if (!isAsked)
        return (await api.get<{ items: Named[] }>('/stories', { state: 'open', limit: 30 }, signal)).items
      const query = { q: settled, kinds: 'story' }
      const { items } = await api.get<{ items: { id: number; title: string }[] }>('/find', query, signal)
      return items.map(({ id, title }) => ({ id, name: title }))
    },
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  })
  const options = new Map<number, string>()
  if (chosen && chosen.id === id) options.set(chosen.id, chosen.name)
  for (const { id, name } of stories) options.set(id, name)
  return (
    <Select
      className={classes.choice}
      {...naming(w.story, isLabelled)}
      placeholder={w.anyStory}
      data={[...options].map(([id, name]) => ({ value: String(id), label: name }))}
      value={id === undefined ? null : String(id)}
      onChange={(value) => set({ story: value ? Number(value) : undefined })}
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options: all }) => all}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': w.anyStory }}
      comboboxProps={{ width: 'max-content', position: 'bottom-end' }}
      maxDropdownHeight={320}
    />
  )
}

export function MineChoice({ filters, set }: Choosing) {
  const w = useWords(words)
  return (
    <Checkbox
      label={w.onlyMine}
      checked={filters.mine === true}
      onChange={(event) => set({ mine: event.currentTarget.checked || undefined })}
    />
  )
}
