/** A date and time field in the publication's time zone, regardless of the machine's clock. */
import { useFormatters, zoneName } from './formatters.ts'
import { DayAndTimeField } from './typed-fields.tsx'
import { fromZone, toZone } from './zone.ts'

interface Props {
  label: string
  description?: string
  /** ISO 8601, or null. */
  value: string | null
  onChange(value: string | null): void
  disabled?: boolean
  error?: string | undefined
}

export function MomentField({ label, description, value, onChange, disabled, error }: Props) {
  const { publication, language } = useFormatters()
  const { timeZone } = publication
  return (
    <DayAndTimeField
      label={label}
      description={[description, zoneName(timeZone, language)].filter(Boolean).join(' · ')}
      value={value ? toZone(value, timeZone) : ''}
      change={(moment) => onChange(moment ? fromZone(moment, timeZone) : null)}
      disabled={disabled ?? false}
      error={error}
    />
  )
}
