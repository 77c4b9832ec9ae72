import { bodyText } from '../../../content/body/document.ts'
import type { Entry } from '../coverage.ts'

/** By what an entry is called where it is named: its headline, else how it begins. */
export function nameOf({ headline, body }: Pick<Entry, 'headline' | 'body'>): string {
  const text = headline || bodyText(body).replace(/\s+/g, ' ')
  return text.length > 60 ? `${text.slice(0, 60)}…` : text || '…'
}
