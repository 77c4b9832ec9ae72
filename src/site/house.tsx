/** How the publication writes: its words, dates, digits and direction. */
import { Fragment } from 'hono/jsx'
import { type Publication, readPublication } from '../content/publication/publication.ts'
import { blockDirection, direction, isolate, stripBidi } from '../language/bidi.ts'
import { type DateShape, formatDate } from '../language/dates.ts'
import { formatNumber } from '../language/digits.ts'
import { type Words, wordsFor } from '../language/words/words.ts'
import type { SiteReading } from './route.ts'

export interface House {
  publication: Publication
  words: Words
  direction: 'rtl' | 'ltr'
  date(at: Date, shape: DateShape): string
  /** The date alone, as lists show it: without its Hijri companion. */
  day(at: Date): string
  number(n: number): string
}

export const readHouse = (reading: SiteReading): Promise<House> =>
  reading.once('house', async (once) => houseOf(await readPublication(once)))

export function houseOf(publication: Publication): House {
  const { language, digits } = publication
  return {
    publication,
    words: wordsFor(language),
    direction: direction(language),
    date: (at, shape) => formatDate(at, publication, shape),
    day: (at) => formatDate(at, { ...publication, hijri: 'none' }, 'date'),
    number: (n) => formatNumber(n, digits, language),
  }
}

/** A text with what runs in the other direction isolated, so that no bracket or hyphen jumps to the other end. */
export function Text({ of, base }: { of: string; base: 'rtl' | 'ltr' }) {
  const other = base === 'rtl' ? 'ltr' : 'rtl'
  // What the staff wrote stays as written, but for the controls that would turn its surroundings around.
  const text = stripBidi(of)
  // All of it is foreign: its last full stop too.
  if (blockDirection(text, base) === other) return <bdi dir={other}>{text}</bdi>
  const runs = isolate(text, base)
  return (
    <Fragment>{runs.map((run) => (run.isolate ? <bdi dir={other}>{run.text}</bdi> : run.text))}</Fragment>
  )
}

/** The attributes of an element whose text is in another language than the page. */
export function inLanguage(house: House, language: string): { lang?: string; dir?: 'rtl' | 'ltr' } {
  if (language === house.publication.language) return {}
  return { lang: language, dir: direction(language) }
}

/** An absolute time to the minute; a script makes it relative while it is young. */
export function When({
  house,
  at,
  shape,
  fixed,
}: {
  house: House
  at: Date
  shape?: DateShape
  fixed?: boolean
}) {
  const iso = `${at.toISOString().slice(0, 16)}Z`
  return (
    <time datetime={iso} data-at={fixed ? undefined : ''}>
      {shape ? house.date(at, shape) : house.day(at)}
    </time>
  )
}
