import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { useWords } from '../../words.ts'
import { words } from './words.ts'

export interface ProgrammeName {
  id: number
  name: string
}

/** The programme that a slot belongs to; choosing one can name the slot. */
export function ProgrammeSelect({
  value,
  change,
}: {
  value: number | null
  change(programme: ProgrammeName | null): void
}) {
  const w = useWords(words)
  const { data } = useQuery({
    queryKey: ['programmes', 'names'],
    queryFn: () => api.get<{ items: ProgrammeName[] }>('/programmes'),
  })
  const programmes = data?.items ?? []
  return (
    <Select
      label={w.programme}
      placeholder={w.noProgramme}
      data={programmes.map(({ id, name }) => ({ value: String(id), label: name }))}
      value={value === null ? null : String(value)}
      onChange={(id) => change(programmes.find((one) => String(one.id) === id) ?? null)}
      clearable
      searchable
    />
  )
}
