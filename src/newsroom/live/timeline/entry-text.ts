import { bodyText } from '../../../body/document.ts'
import type { Entry } from '../coverage.ts'

/** The name of an entry: its headline, or the beginning of its text. */
export function nameOf({ headline, body }: Pick<Entry, 'headline' | 'body'>): string {
  const text = headline || bodyText(body).replace(/\s+/g, ' ')
  return text.length > 60 ? `${text.slice(0, 60)}…` : text || '…'
}
