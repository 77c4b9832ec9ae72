/** A date and a time on the publication's clock, whatever the clock of the machine says. */
import { TextInput } from '@mantine/core'
import { useHouse, zoneName } from '../../shell/house.ts'
import { fromZone, toZone } from './zone.ts'

interface Props {
  label: string
  description?: string
  /** ISO 8601, null for none. */
  value: string | null
  onChange(value: string | null): void
  disabled?: boolean
  error?: string | undefined
  min?: string
}

export function MomentField({ label, description, value, onChange, disabled, error, min }: Props) {
  const { publication, language } = useHouse()
  const { timeZone } = publication
  return (
    <TextInput
      type="datetime-local"
      label={label}
      description={[description, zoneName(timeZone, language)].filter(Boolean).join(' · ')}
      dir="ltr"
      value={value ? toZone(value, timeZone) : ''}
      min={min ? toZone(min, timeZone) : undefined}
      onChange={({ currentTarget }) =>
        onChange(currentTarget.value ? fromZone(currentTarget.value, timeZone) : null)
      }
      disabled={disabled ?? false}
      error={error}
    />
  )
}
