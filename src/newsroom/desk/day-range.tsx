import { Group, NativeSelect, TextInput } from '@mantine/core'
import { useWords } from '../words.ts'
import type { Choosing } from './list-filters.tsx'
import { words } from './words.ts'

/** Days of the publication, both included. */
export function DayRange({ filters, set }: Choosing) {
  const w = useWords(words)
  return (
    <Group grow gap="sm">
      <TextInput
        type="date"
        label={w.from}
        value={filters.from ?? ''}
        max={filters.to}
        onChange={(event) => set({ from: event.currentTarget.value || undefined })}
      />
      <TextInput
        type="date"
        label={w.to}
        value={filters.to ?? ''}
        min={filters.from}
        onChange={(event) => set({ to: event.currentTarget.value || undefined })}
      />
    </Group>
  )
}

export function OrderChoice({ filters, set }: Choosing) {
  const w = useWords(words)
  return (
    <NativeSelect
      label={w.order}
      value={filters.order ?? ''}
      onChange={(event) => set({ order: event.currentTarget.value === 'oldest' ? 'oldest' : undefined })}
      data={[
        { value: '', label: w.newest },
        { value: 'oldest', label: w.oldest },
      ]}
    />
  )
}
