/** The publication's language settings: messages, dates, digits and direction. Needs no page. */
import type { Publication } from '../content/publication/publication.ts'
import { direction } from '../language/bidi.ts'
import { type DateShape, formatDate } from '../language/dates.ts'
import { formatNumber } from '../language/digits.ts'
import { type Messages, messagesFor } from '../language/messages/messages.ts'
import { colon } from '../language/typography.ts'
import { inZone } from '../language/zone-name.ts'

export interface SiteLocale {
  publication: Publication
  messages: Messages
  direction: 'rtl' | 'ltr'
  date(at: Date, shape: DateShape): string
  /** The date as lists show it: in the main calendar only. */
  day(at: Date): string
  number(n: number): string
  /** The time zone, shown once per page after a time: "بتوقيت السعودية". */
  zone: string
  /** Ends a label. */
  colon: string
}

export function localeOf(publication: Publication): SiteLocale {
  const { language, digits } = publication
  return {
    publication,
    messages: messagesFor(language),
    direction: direction(language),
    date: (at, shape) => formatDate(at, publication, shape),
    day: (at) => formatDate(at, oneCalendar(publication), 'date'),
    number: (n) => formatNumber(n, digits, language),
    zone: inZone(publication.timeZone, language),
    colon: colon(language),
  }
}

const oneCalendar = (publication: Publication): Publication => ({
  ...publication,
  hijri: 'none',
  solar: publication.solar === 'none' ? 'none' : 'alone',
})
