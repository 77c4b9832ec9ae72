/** What the list of articles is narrowed to, as the address holds it. */
import type { ArticleKind } from '../../content/tables.ts'

const states = ['draft', 'handed-in', 'scheduled', 'published', 'unpublished', 'discarded'] as const
export type StateFilter = (typeof states)[number]
export const stateFilters: readonly StateFilter[] = states

export const kinds = [
  'news',
  'opinion',
  'analysis',
  'explainer',
  'video',
  'gallery',
] as const satisfies ArticleKind[]

export interface Filters {
  q?: string
  state?: StateFilter
  kind?: ArticleKind
  section?: number
  story?: number
  mine?: true
  /** Days as YYYY-MM-DD, both included. */
  from?: string
  to?: string
  order?: 'oldest'
}

/** From an address that anybody may have written; what makes no sense is left out. */
export function readFilters(raw: Record<string, unknown>): Filters {
  const one = <T extends string>(list: readonly T[], value: unknown) => list.find((known) => known === value)
  const id = (value: unknown) =>
    Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : undefined
  const day = (value: unknown) =>
    typeof value === 'string' && /^[12]\d{3}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))
      ? value
      : undefined
  const q = typeof raw.q === 'string' || typeof raw.q === 'number' ? String(raw.q).slice(0, 200) : undefined
  return withoutEmpty({
    q: q || undefined,
    state: one(states, raw.state),
    kind: one(kinds, raw.kind),
    section: id(raw.section),
    story: id(raw.story),
    mine: raw.mine === true || undefined,
    from: day(raw.from),
    to: day(raw.to),
    order: one(['oldest'], raw.order),
  })
}

type Maybe<T> = { [K in keyof T]: T[K] | undefined }

export const withoutEmpty = (filters: Maybe<Filters>): Filters =>
  Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)) as Filters

/** How many are set besides the search and the order. */
export const countOf = ({ q: _, order: __, ...rest }: Filters): number => Object.keys(rest).length
