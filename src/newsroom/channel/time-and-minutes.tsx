import { Group, NumberInput } from '@mantine/core'
import { useMessages } from '../messages.ts'
import { useNumberRange } from '../ui/forms/number-range.ts'
import { TimeField } from '../ui/typed-fields.tsx'
import { messages } from './messages.ts'

/** The start and the length of a slot. */
export function TimeAndMinutes({
  values: { at, minutes },
  set,
  errors,
}: {
  values: { at: string; minutes: number }
  set(change: { at: string } | { minutes: number }): void
  errors: { at: string | undefined; minutes: string | undefined }
}) {
  const w = useMessages(messages)
  const outside = useNumberRange()
  return (
    <Group grow align="start">
      <TimeField label={w.at} value={at} change={(next) => set({ at: next })} error={errors.at} required />
      <NumberInput
        label={w.minutes}
        min={1}
        max={1440}
        value={minutes}
        onChange={(next) => set({ minutes: Number(next) })}
        error={outside(minutes, 1, 1440) ?? errors.minutes}
        clampBehavior="none"
        hideControls
        required
      />
    </Group>
  )
}
