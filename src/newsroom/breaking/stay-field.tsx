import { NativeSelect, Stack } from '@mantine/core'
import { useMessages } from '../messages.ts'
import { useFormatters } from '../ui/formatters.ts'
import { MomentField } from '../ui/moment-field.tsx'
import { messages } from './messages.ts'
import { isWhole, type Stay, type StayChoice } from './typed.ts'

const choices: StayChoice[] = ['30', '60', '120', '240', 'at', 'open', 'none']

interface Props {
  label: string
  value: Stay
  change(stay: Stay): void
  /** Whether it may be left out. */
  optional?: boolean
}

/** For how long something is shown, with the time at which it ends. */
export function StayField({ label, value, change, optional = true }: Props) {
  const w = useMessages(messages)
  const formatters = useFormatters()
  const nameOf = (choice: StayChoice): string => {
    if (choice === 'at' || choice === 'open' || choice === 'none') return w.stays[choice]
    const end = new Date(Date.now() + Number(choice) * 60_000).toISOString()
    return w.until(w.stays[choice], formatters.date(end, 'time'))
  }
  return (
    <Stack gap="xs">
      <NativeSelect
        label={label}
        value={value.choice}
        onChange={({ currentTarget }) => change({ ...value, choice: currentTarget.value as StayChoice })}
        data={choices
          .filter((choice) => optional || choice !== 'none')
          .map((choice) => ({ value: choice, label: nameOf(choice) }))}
      />
      {value.choice === 'at' && (
        <MomentField
          label={w.endsAt}
          value={value.at}
          onChange={(at) => change({ ...value, at })}
          error={value.at && !isWhole(value) ? w.past : undefined}
        />
      )}
    </Stack>
  )
}
