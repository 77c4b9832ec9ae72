/** The values that ninjs items are made of, read strictly where a mistake would be kept for ever. */
import { ItemError } from './item.ts'

/** RFC 3339 date-time, or a day alone; without an offset it is UTC. */
const written = /^\d{4}-\d{2}-\d{2}(?:[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:[Zz]|[+-]\d{2}:?\d{2})?)?$/

/** @throws ItemError that names the property when it is no date of 1800 to 2200 */
export function dateOf(name: string, text: string | undefined): Date | null {
  if (text === undefined || text.trim() === '') return null
  const plain = text
    .trim()
    .replace(' ', 'T')
    .replace(/([+-]\d{2})(\d{2})$/, '$1:$2')
  const zoned = /(?:[Zz]|[+-]\d{2}:\d{2})$/.test(plain) || plain.length === 10 ? plain : `${plain}Z`
  const date = new Date(zoned)
  const year = date.getUTCFullYear()
  if (!written.test(text.trim()) || !(year >= 1800 && year <= 2200)) {
    throw new ItemError(`${name}: "${text.slice(0, 60)}" is not a date between 1800 and 2200`)
  }
  return date
}

/** For dates that nothing depends on: a wrong one is none. */
export function optionalDate(text: string | undefined): Date | null {
  try {
    return dateOf('', text)
  } catch {
    return null
  }
}

/** A URI (RFC 3986) with what it may not hold percent-encoded; null when the text is none. */
export function uriOf(text: string | undefined): string | null {
  const plain = text?.trim() ?? ''
  if (!/^[a-z][a-z0-9+.-]*:\S/i.test(plain) || plain.length > 900) return null
  const encoded = plain
    .toWellFormed()
    .replace(/[^\w:/?#[\]@!$&'()*+,;=.~%-]|%(?![0-9a-f]{2})/giu, (character) => encodeURIComponent(character))
  return encoded.length <= 1_000 ? encoded : null
}
