import { NativeSelect } from '@mantine/core'
import { useMessages } from '../messages.ts'
import { useFormatters } from '../ui/formatters.ts'
import { messages } from './messages.ts'
import type { Stay } from './typed.ts'

const stays: Stay[] = ['30', '60', '120', '240', 'open', 'none']

/** For how long something stands, with the time at which it ends. */
export function StayField({
  label,
  value,
  change,
}: {
  label: string
  value: Stay
  change(stay: Stay): void
}) {
  const w = useMessages(messages)
  const formatters = useFormatters()
  const nameOf = (stay: Stay): string => {
    if (stay === 'open' || stay === 'none') return w.stays[stay]
    const end = new Date(Date.now() + Number(stay) * 60_000).toISOString()
    return w.until(w.stays[stay], formatters.date(end, 'time'))
  }
  return (
    <NativeSelect
      label={label}
      value={value}
      onChange={({ currentTarget }) => change(currentTarget.value as Stay)}
      data={stays.map((stay) => ({ value: stay, label: nameOf(stay) }))}
    />
  )
}
