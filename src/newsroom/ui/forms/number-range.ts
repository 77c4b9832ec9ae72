import { defineMessages, useMessages } from '../../messages.ts'
import { useFormatters } from '../formatters.ts'

const messages = defineMessages({
  ar: { between: (least: string, most: string) => `اكتب عددًا من ${least} إلى ${most}.` },
  en: { between: (least: string, most: string) => `Write a number from ${least} to ${most}.` },
})

/**
 * Returns the error of a number outside its range. A field with this error keeps the number, which `clampBehavior`
 * would change without notice.
 */
export function useNumberRange(): (value: number | null, least: number, most: number) => string | undefined {
  const w = useMessages(messages)
  const { number } = useFormatters()
  return (value, least, most) =>
    value !== null && (value < least || value > most) ? w.between(number(least), number(most)) : undefined
}
