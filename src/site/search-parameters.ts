/** The parameters of the search page, as its URL holds them. */

import { moduleKinds } from '../content/articles/kinds.ts'
import { keyPattern } from '../content/search/find.ts'
import { longestQuestion } from '../content/search/question.ts'
import { articleKinds } from '../language/article-kinds.ts'
import { isoOfSolar } from '../language/solar.ts'
import { readTypedDay, readTypedSolarDay } from '../language/typed-date.ts'

export interface SearchParameters {
  q: string
  section: number | null
  story: number | null
  source: number | null
  /** One of Nashra's, or `module.kind`. */
  kind: string | null
  /** YYYY-MM-DD in the publication's time zone, inclusive. A year before 1600 belongs to the solar calendar. */
  from: string | null
  to: string | null
  sort: 'relevance' | 'date'
  after: string | null
}

export const searchPath = '/search'

/** The kinds that a search is narrowed to. */
export const searchKinds = (): string[] => [...articleKinds, ...moduleKinds().map(({ name }) => name)]

const number = (value: string | null) => (value && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : null)

const firstYear = 1600

/** Parses a day from a form field or a URL: "19/2/2016", "2016-02-19", "۱۳۹۴/۱۱/۳۰". */
function day(value: string | null): string | null {
  const typed = value && value.length <= 40 ? value : ''
  const gregorian = readTypedDay(typed)
  if (gregorian && Number(gregorian.slice(0, 4)) >= firstYear) return gregorian < '3000' ? gregorian : null
  return readTypedSolarDay(typed)
}

/** Converts the days to the Gregorian calendar. Without `solar`, drops days of the solar calendar. */
export function inGregorian(parameters: SearchParameters, solar: boolean): SearchParameters {
  const read = (iso: string | null) => {
    const [year, month, date] = (iso ?? '').split('-').map(Number) as [number, number, number]
    if (iso === null || year >= firstYear) return iso
    return solar ? isoOfSolar({ year, month, day: date }) : null
  }
  return { ...parameters, ...inOrder(read(parameters.from), read(parameters.to)) }
}

/** Two days of one calendar, the earlier one first. */
const inOrder = (from: string | null, to: string | null) =>
  from !== null && to !== null && from > to ? { from: to, to: from } : { from, to }

/** Days of different calendars can only be compared after conversion. */
const isSolar = (iso: string | null) => iso !== null && Number(iso.slice(0, 4)) < firstYear

/** Reads the valid parameters of a query and ignores the others. */
export function readSearchParameters(query: URLSearchParams): SearchParameters {
  const get = (name: string) => query.get(name)
  const q = (get('q') ?? '')
    .toWellFormed()
    .replace(/[\s\p{Cc}[\p{Cf}--[\u200c\u200d]]]+/gv, ' ')
    .trim()
  const [from, to] = [day(get('from')), day(get('to'))]
  return {
    // Keeps one letter beyond the limit, so that the page can say that the query was too long.
    q: Array.from(q)
      .slice(0, longestQuestion + 1)
      .join(''),
    section: number(get('section')),
    story: number(get('story')),
    source: number(get('source')),
    kind: searchKinds().find((kind) => kind === get('kind')) ?? null,
    ...(isSolar(from) === isSolar(to) ? inOrder(from, to) : { from, to }),
    sort: get('sort') === 'date' ? 'date' : 'relevance',
    after: keyPattern.test(get('after') ?? '') ? get('after') : null,
  }
}

/** The shortest query string with the same meaning, so that each search has one URL. */
export function searchQuery(parameters: SearchParameters): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null && value !== '' && !(name === 'sort' && value === 'relevance'))
      query.set(name, String(value))
  }
  return query.toString()
}

export function searchAddress(parameters: SearchParameters): string {
  const query = searchQuery(parameters)
  return query === '' ? searchPath : `${searchPath}?${query}`
}
