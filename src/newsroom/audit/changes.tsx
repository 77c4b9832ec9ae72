/** The changes in a line of the audit log: each field with its old and new value. */
import { Text } from '@mantine/core'
import { defineMessages, useMessages } from '../messages.ts'
import { useFormatters } from '../ui/formatters.ts'
import type { AuditWords } from './use-audit-messages.ts'

const messages = defineMessages({
  ar: {
    fromTo: ['من', 'إلى'],
    yes: 'نعم',
    no: 'لا',
    nothing: 'فارغ',
    changed: 'تغيّر',
    colon: ':',
    between: '، ',
  },
  en: {
    fromTo: ['from', 'to'],
    yes: 'yes',
    no: 'no',
    nothing: 'empty',
    changed: 'changed',
    colon: ':',
    between: ', ',
  },
})
const dayForms = {
  ar: { one: 'يوم', two: 'يومين', few: 'أيام', many: 'يومًا', other: 'يوم' },
  en: { one: 'day', other: 'days' },
}
/** Stands for a value that is too long for the log. */
const tooLong = '…'

/** `detail` is { field: [before, after] }; for a new thing { field: value }. */
interface Props {
  detail: Record<string, unknown> | null
  words: AuditWords
}

export function Changes({ detail, words }: Props) {
  const w = useMessages(messages)
  const { language, count } = useFormatters()
  const entries = Object.entries(detail ?? {})
  if (entries.length === 0) return null

  function inWords(field: string, value: unknown): string {
    if (typeof value === 'boolean') return value ? w.yes : w.no
    if (field === 'days' && typeof value === 'number') return count(value, dayForms[language])
    if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return w.nothing
    if (typeof value === 'string' || typeof value === 'number')
      return words.values[field]?.[String(value)] ?? String(value)
    return tooLong
  }
  return (
    <Text component="span" size="sm" c="dimmed" display="block">
      {entries.map(([field, value], at) => {
        const isChange = Array.isArray(value) && value.length === 2
        const [before, after] = (isChange ? value : [null, value]).map((one) => inWords(field, one))
        const label = words.fields[field]
        return (
          <span key={field}>
            {at > 0 && w.between}
            {label ?? <bdi>{field}</bdi>}
            {w.colon}{' '}
            {!isChange ? (
              <bdi>{after}</bdi>
            ) : before === tooLong || after === tooLong ? (
              w.changed
            ) : (
              <>
                {w.fromTo[0]} <bdi>{before}</bdi> {w.fromTo[1]} <bdi>{after}</bdi>
              </>
            )}
          </span>
        )
      })}
    </Text>
  )
}
