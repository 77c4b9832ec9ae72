/** The selects for filtering the list. */
import { Checkbox, NativeSelect, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { articleKinds } from '../../language/article-kinds.ts'
import { api } from '../api.ts'
import { collection, type Named } from '../collections.ts'
import { useMessages } from '../messages.ts'
import { useModuleKinds } from '../session/article-types.ts'
import { articleTerms } from '../ui/article-terms.ts'
import { stateFilters } from './filters.ts'
import classes from './list.module.css'
import type { Choosing } from './list-filters.tsx'
import { messages } from './messages.ts'

type Props = Choosing & { isLabelled?: boolean }

const naming = (label: string, isLabelled = false) => (isLabelled ? { label } : { 'aria-label': label })

export function StateChoice({ filters, set, isLabelled }: Props) {
  const w = useMessages(messages)
  const t = useMessages(articleTerms)
  const names = { ...t.states, submitted: t.submitted, returned: t.returned, trashed: w.inTrash }
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
  const w = useMessages(messages)
  const t = useMessages(articleTerms)
  const moduleKinds = useModuleKinds()
  return (
    <NativeSelect
      className={classes.choice}
      {...naming(w.kind, isLabelled)}
      value={filters.kind ?? ''}
      onChange={({ currentTarget: { value } }) => set({ kind: value || undefined })}
      data={[
        { value: '', label: w.anyKind },
        ...articleKinds.map((kind) => ({ value: kind as string, label: t.kinds[kind] })),
        ...moduleKinds.map(({ name, label }) => ({ value: name, label })),
      ]}
    />
  )
}

export function SectionChoice({ filters, set, isLabelled }: Props) {
  const w = useMessages(messages)
  const { data } = useQuery({
    queryKey: ['sections', 'names'],
    queryFn: () => api.get('/sections'),
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

/** There may be hundreds of stories and thousands of people, so they are found by typing. */
function TypedChoice({
  resource,
  id,
  label,
  any,
  isLabelled,
  choose,
}: {
  resource: 'stories' | 'people'
  id: number | undefined
  label: string
  any: string
  isLabelled?: boolean | undefined
  choose(id: number | undefined): void
}) {
  const [typed, setTyped] = useState('')
  const [settled] = useDebouncedValue(typed.trim(), 150)
  const { data: chosen } = useQuery({
    queryKey: [resource, id, 'name'],
    queryFn: () => collection.name(`/${resource}`, id as number),
    enabled: id !== undefined,
    staleTime: 60_000,
  })
  const isAsked = settled !== '' && settled !== chosen?.name
  const { data: found = [] } = useQuery({
    queryKey: [resource, 'choice', isAsked ? settled : ''],
    queryFn: ({ signal }) => find[resource](isAsked ? settled : '', signal),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  })
  const options = new Map<number, string>()
  if (chosen && chosen.id === id) options.set(chosen.id, chosen.name)
  for (const { id, name } of found) options.set(id, name)
  return (
    <Select
      className={classes.choice}
      {...naming(label, isLabelled)}
      placeholder={any}
      data={[...options].map(([id, name]) => ({ value: String(id), label: name }))}
      value={id === undefined ? null : String(id)}
      onChange={(value) => choose(value ? Number(value) : undefined)}
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options: all }) => all}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': any }}
      comboboxProps={{ width: 'max-content', position: 'bottom-end' }}
      maxDropdownHeight={320}
    />
  )
}

/** Suggestions before typing: the open stories, and the first people. */
const find = {
  async stories(q: string, signal: AbortSignal): Promise<Named[]> {
    if (!q) return (await api.get('/stories', { query: { state: 'open', limit: 30 }, signal })).items
    const query = { q, kinds: 'story' }
    const { items } = await api.get('/find', { query, signal })
    return items.map(({ id, title }) => ({ id, name: title }))
  },
  people: async (q: string, signal: AbortSignal): Promise<Named[]> =>
    (await api.get('/people', { query: { q, limit: 30 }, signal })).items,
}

export function StoryChoice({ filters, set, isLabelled }: Props) {
  const w = useMessages(messages)
  return (
    <TypedChoice
      resource="stories"
      {...{ isLabelled, id: filters.story, label: w.story, any: w.anyStory }}
      choose={(story) => set({ story })}
    />
  )
}

export function BylineChoice({ filters, set, isLabelled }: Props) {
  const w = useMessages(messages)
  return (
    <TypedChoice
      resource="people"
      {...{ isLabelled, id: filters.person, label: w.byline, any: w.anyByline }}
      choose={(person) => set({ person })}
    />
  )
}

export function MineChoice({ filters, set }: Choosing) {
  const w = useMessages(messages)
  return (
    <Checkbox
      label={w.onlyMine}
      checked={filters.mine === true}
      onChange={(event) => set({ mine: event.currentTarget.checked || undefined })}
    />
  )
}
