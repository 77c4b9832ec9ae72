/** Lines of a plain text mail. Mail programs derive the direction only from the letters. */
import { plainText } from '../../language/bidi.ts'

/** One line in the direction of its publication. */
export const plainLine = (text: string, base: 'rtl' | 'ltr'): string =>
  plainText(text.replace(/\s+/g, ' ').trim(), base)
