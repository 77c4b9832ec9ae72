/** Dates, times and numbers in the publication's own style. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Publication } from '../../content/publication/publication.ts'
import { type DateShape, type DateStyle, formatDate } from '../../language/dates.ts'
import { formatNumber } from '../../language/digits.ts'
import { count, type Forms } from '../../language/plural.ts'
import { relativeTime } from '../../language/relative.ts'
import { type Speech, useLanguage } from '../words.ts'
import { meQuery } from './me.ts'

export type At = Date | string | number

export interface House {
  publication: Publication
  /** The language of the screens, which dates and numbers follow. */
  language: Speech
  date(at: At, shape: DateShape): string
  number(n: number): string
  /** A counted noun: "خبران", "36 خبرًا". */
  count(n: number, forms: Forms): string
  /** "قبل 5 دقائق"; the date and time when it is long ago or ahead. */
  relative(at: At): string
}

function houseOf(publication: Publication, language: Speech): House {
  const style: DateStyle =
    language === 'ar'
      ? { ...publication, language }
      : { language, timeZone: publication.timeZone, months: 'gulf', digits: 'latn', hijri: 'none' }
  const date = (at: At, shape: DateShape) => formatDate(new Date(at), style, shape)
  return {
    publication,
    language,
    date,
    number: (n) => formatNumber(n, style.digits, language),
    count: (n, forms) => count(n, forms, language, style.digits),
    relative: (at) => relativeTime(new Date(at), new Date(), language, style.digits) ?? date(at, 'datetime'),
  }
}

/** The time zone as people call it: "توقيت السعودية". */
export function zoneName(timeZone: string, language: Speech): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'shortGeneric' }).formatToParts()
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
}

/** Only within the frame, as useMe. */
export function useHouse(): House {
  const { language } = useLanguage()
  const { data } = useQuery(meQuery)
  if (!data) throw new Error('useHouse is for screens inside the frame.')
  return useMemo(() => houseOf(data.publication, language), [data.publication, language])
}
