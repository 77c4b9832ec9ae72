/** When the breaking news banner disappears automatically. */
import { NativeSelect } from '@mantine/core'
import { defineMessages, useMessages } from '../messages.ts'
import { useFormatters } from './formatters.ts'

const messages = defineMessages({
  ar: {
    label: 'يختفي الشريط',
    choices: { '30': 'بعد نصف ساعة', '60': 'بعد ساعة', '120': 'بعد ساعتين', none: 'حين يُخفى يدويًا' },
    kept: (time: string) => `كما هو: ${time}`,
  },
  en: {
    label: 'The banner disappears',
    choices: {
      '30': 'After 30 minutes',
      '60': 'After an hour',
      '120': 'After two hours',
      none: 'When it is hidden',
    },
    kept: (time: string) => `As it is: ${time}`,
  },
})

/** Minutes as a text, `none`, or `kept`: the banner's present end. */
export type BannerEnd = '30' | '60' | '120' | 'none' | 'kept'

export const minutesOf = (end: BannerEnd): number | null =>
  end === 'none' || end === 'kept' ? null : Number(end)

const choices = ['30', '60', '120', 'none'] as const

export function BannerEndField({
  value,
  change,
  now = null,
}: {
  value: BannerEnd
  change(end: BannerEnd): void
  /** The banner's present end, which can be kept. */
  now?: string | null
}) {
  const w = useMessages(messages)
  const formatters = useFormatters()
  return (
    <NativeSelect
      label={w.label}
      value={value}
      onChange={({ currentTarget }) => change(currentTarget.value as BannerEnd)}
      data={[
        ...(now ? [{ value: 'kept', label: w.kept(formatters.date(now, 'datetime')) }] : []),
        ...choices.map((one) => ({ value: one, label: w.choices[one] })),
      ]}
    />
  )
}
