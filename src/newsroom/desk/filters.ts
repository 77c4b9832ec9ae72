/** The filters of the list of articles, as the address contains them. */
import { articleKinds } from '../../language/article-kinds.ts'

const states = ['draft', 'submitted', 'returned', 'scheduled', 'published', 'unpublished', 'trashed'] as const
export type StateFilter = (typeof states)[number]
export const stateFilters: readonly StateFilter[] = states

export interface Filters {
  q?: string
  state?: StateFilter
  /** A kind of the product, or `module.kind`. */
  kind?: string
  section?: number
  story?: number
  /** The person in the byline. */
  person?: number
  mine?: true
  /** Days as YYYY-MM-DD, inclusive. */
  from?: string
  to?: string
  order?: 'oldest'
}

const moduleKind = /^[a-z][a-z0-9-]{0,39}\.[a-z][A-Za-z0-9]{0,39}$/
const kindOf = (value: unknown): string | undefined =>
  articleKinds.find((kind) => kind === value) ??
  (typeof value === 'string' && moduleKind.test(value) ? value : undefined)

/** Reads filters from an address; invalid values are ignored. */
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
    kind: kindOf(raw.kind),
    section: id(raw.section),
    story: id(raw.story),
    person: id(raw.person),
    mine: raw.mine === true || undefined,
    from: day(raw.from),
    to: day(raw.to),
    order: one(['oldest'], raw.order),
  })
}

type Maybe<T> = { [K in keyof T]: T[K] | undefined }

export const withoutEmpty = (filters: Maybe<Filters>): Filters =>
  Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)) as Filters

/** The number of filters, not counting the search and the order. */
export const countOf = ({ q: _, order: __, ...rest }: Filters): number => Object.keys(rest).length
