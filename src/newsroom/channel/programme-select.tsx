import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { messages } from './messages.ts'

export interface ProgrammeName {
  id: number
  name: string
}

/** The programme of a slot; choosing one can also fill in the slot's title. */
export function ProgrammeSelect({
  value,
  change,
}: {
  value: number | null
  change(programme: ProgrammeName | null): void
}) {
  const w = useMessages(messages)
  const { data } = useQuery({
    queryKey: ['programmes', 'names'],
    queryFn: () => api.get('/programmes'),
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
