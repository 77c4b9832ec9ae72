/** Formats dates, times and numbers in the publication's style. */
import { createContext, use, useMemo } from 'react'
import type { Publication } from '../../contract/publication.ts'
import { type DateShape, type DateStyle, formatDate } from '../../language/dates.ts'
import { formatNumber } from '../../language/digits.ts'
import { count, type Forms } from '../../language/plural.ts'
import { relativeTime } from '../../language/relative.ts'
import { type Speech, useLanguage } from '../messages.ts'

export type At = Date | string | number

export interface Formatters {
  publication: Publication
  /** The language of the screens, used for dates and numbers. */
  language: Speech
  date(at: At, shape: DateShape): string
  number(n: number): string
  /** "45٪", "45%". */
  percent(n: number): string
  /** "4.5:1", never more than it is. */
  ratio(n: number): string
  /** A counted noun: "خبران", "36 خبرًا". */
  count(n: number, forms: Forms): string
  /** "قبل 5 دقائق"; date and time when it is long ago or in the future. */
  relative(at: At): string
}

function formattersOf(publication: Publication, language: Speech): Formatters {
  const style: DateStyle =
    language === 'ar'
      ? { ...publication, language }
      : {
          ...{ language, timeZone: publication.timeZone, months: 'gulf', digits: 'latn' },
          ...{ hijri: 'none', solar: 'none' },
        }
  const date = (at: At, shape: DateShape) => formatDate(new Date(at), style, shape)
  return {
    publication,
    language,
    date,
    ratio: (n) =>
      [Math.floor(n * 10) / 10, 1].map((one) => formatNumber(one, style.digits, language)).join(':'),
    number: (n) => formatNumber(n, style.digits, language),
    percent: (n) => formatNumber(n, style.digits, language) + (language === 'ar' ? '٪' : '%'),
    count: (n, forms) => count(n, forms, language, style.digits),
    relative: (at) => relativeTime(new Date(at), new Date(), language, style.digits) ?? date(at, 'datetime'),
  }
}

/** The common name of a time zone: "توقيت السعودية". */
export function zoneName(timeZone: string, language: Speech): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'shortGeneric' }).formatToParts()
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
}

/** The publication whose style the screens follow; the frame gives it. */
export const PublicationContext = createContext<Publication | null>(null)

/** Only within the frame. */
export function useFormatters(): Formatters {
  const { language } = useLanguage()
  const publication = use(PublicationContext)
  if (!publication) throw new Error('useFormatters is for screens inside the frame.')
  return useMemo(() => formattersOf(publication, language), [publication, language])
}
