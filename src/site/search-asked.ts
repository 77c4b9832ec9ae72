/** What the search page is asked, as its address says it. */
import { articleKinds } from '../content/articles/content.ts'
import { keyPattern } from '../content/search/find.ts'
import { longestQuestion } from '../content/search/question.ts'
import type { ArticleKind } from '../content/tables.ts'

export interface SearchAsked {
  q: string
  section: number | null
  story: number | null
  source: number | null
  kind: ArticleKind | null
  /** YYYY-MM-DD, in the publication's time zone; both days count. */
  from: string | null
  to: string | null
  sort: 'relevance' | 'date'
  after: string | null
}

export const searchPath = '/search'

const number = (value: string | null) => (value && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : null)

function day(value: string | null): string | null {
  if (!value || !/^[12]\d{3}-\d\d-\d\d$/.test(value)) return null
  const at = new Date(`${value}T00:00:00Z`)
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== value ? null : value
}

/** What of a query counts; what cannot be meant is left out. */
export function readAsked(query: URLSearchParams): SearchAsked {
  const get = (name: string) => query.get(name)
  const q = (get('q') ?? '')
    .toWellFormed()
    .replace(/[\s\p{Cc}[\p{Cf}--[\u200c\u200d]]]+/gv, ' ')
    .trim()
  const [from, to] = [day(get('from')), day(get('to'))]
  const backward = from !== null && to !== null && from > to
  return {
    // One letter more says that there was more.
    q: Array.from(q)
      .slice(0, longestQuestion + 1)
      .join(''),
    section: number(get('section')),
    story: number(get('story')),
    source: number(get('source')),
    kind: articleKinds.find((kind) => kind === get('kind')) ?? null,
    from: backward ? to : from,
    to: backward ? from : to,
    sort: get('sort') === 'date' ? 'date' : 'relevance',
    after: keyPattern.test(get('after') ?? '') ? get('after') : null,
  }
}

/** The same as the shortest query that says it: one spelling for one page. */
export function askedQuery(asked: SearchAsked): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(asked)) {
    if (value !== null && value !== '' && !(name === 'sort' && value === 'relevance'))
      query.set(name, String(value))
  }
  return query.toString()
}

export function searchAddress(asked: SearchAsked): string {
  const query = askedQuery(asked)
  return query === '' ? searchPath : `${searchPath}?${query}`
}
