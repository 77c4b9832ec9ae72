import { Group, NativeSelect } from '@mantine/core'
import { useMessages } from '../messages.ts'
import { DayField } from '../ui/typed-fields.tsx'
import type { Choosing } from './list-filters.tsx'
import { messages } from './messages.ts'

/** A range of days in the publication's time zone, inclusive. */
export function DayRange({ filters, set }: Choosing) {
  const w = useMessages(messages)
  return (
    <Group grow gap="sm">
      <DayField
        label={w.from}
        value={filters.from ?? ''}
        max={filters.to}
        change={(day) => set({ from: day || undefined })}
      />
      <DayField
        label={w.to}
        value={filters.to ?? ''}
        min={filters.from}
        change={(day) => set({ to: day || undefined })}
      />
    </Group>
  )
}

export function OrderChoice({ filters, set }: Choosing) {
  const w = useMessages(messages)
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
