import type { Forms } from '../../../language/plural.ts'
import { defineMessages, useMessages } from '../../messages.ts'
import { useFormatters } from '../formatters.ts'

const messages = defineMessages({
  ar: {
    tooMany: (count: string) => `أطول مما يُقبل. احذف ${count}.`,
    characters: {
      ...{ one: 'حرفًا واحدًا', two: 'حرفين', few: 'أحرف' },
      ...{ many: 'حرفًا', other: 'حرف' },
    } as Forms,
  },
  en: {
    tooMany: (count: string) => `Too long by ${count}.`,
    characters: { one: 'character', other: 'characters' } as Forms,
  },
})

/**
 * Returns the error of a text that is longer than `most` characters. A field with this error keeps the whole
 * text, which `maxLength` would cut without notice.
 */
export function useTooLong(): (text: string, most: number | undefined) => string | undefined {
  const w = useMessages(messages)
  const { count } = useFormatters()
  return (text, most = Number.POSITIVE_INFINITY) =>
    text.length > most ? w.tooMany(count(text.length - most, w.characters)) : undefined
}
