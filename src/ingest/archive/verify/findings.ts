/** What a comparison of an archive with this newsroom finds: what is equal, and each difference with its reason. */
import type { Kysely } from 'kysely'
import type { ImportSystem } from '../../../content/imports/tables.ts'
import type { Tables } from '../../../kernel/tables.ts'

/** What is compared, in the order of the report. */
export const parts = ['items', 'texts', 'media files', 'comments', 'old addresses'] as const
export type Part = (typeof parts)[number]

export interface Difference {
  part: Part
  /** What differs, in words. */
  kind: string
  type: string
  oldId: string
  title: string
  address: string
  detail: string
  /** Why it is right; null when nothing explains it. */
  because: string | null
}

export interface Findings {
  /** Something is as it was. */
  equal(part: Part): void
  differs(difference: Pick<Difference, 'part' | 'kind' | 'because'> & Partial<Difference>): void
  counts: Record<Part, { compared: number; equal: number; explained: number; unexplained: number }>
  /** The first of each kind; unexplained ones come first. */
  differences(): { kind: string; because: string | null; count: number; items: Difference[] }[]
}

const mostOfKind = 1_000

export function openFindings(): Findings {
  const counts = Object.fromEntries(
    parts.map((part) => [part, { compared: 0, equal: 0, explained: 0, unexplained: 0 }]),
  ) as Findings['counts']
  const groups = new Map<
    string,
    { kind: string; because: string | null; count: number; items: Difference[] }
  >()
  return {
    counts,
    equal(part) {
      counts[part].compared++
      counts[part].equal++
    },
    differs({ part, kind, because, type = '', oldId = '', title = '', address = '', detail = '' }) {
      counts[part].compared++
      counts[part][because === null ? 'unexplained' : 'explained']++
      const key = JSON.stringify([part, kind, because])
      const group = groups.get(key) ?? { kind, because, count: 0, items: [] }
      group.count++
      if (group.items.length < mostOfKind)
        group.items.push({ part, kind, because, type, oldId, title, address, detail: detail.slice(0, 1_000) })
      groups.set(key, group)
    },
    differences: () =>
      [...groups.values()].sort(
        (a, b) => Number(a.because !== null) - Number(b.because !== null) || b.count - a.count,
      ),
  }
}

/** What the imports of a site reported, by `type:oldId`, and the site's addresses by `address:…`. */
export interface Explanations {
  /** The kinds of losses that were reported of a thing. */
  of(type: string, oldId: string): ReadonlySet<string>
  /** Whether an import of the site ran here. */
  hasRuns: boolean
}

const pageSize = 20_000
const none: ReadonlySet<string> = new Set()

/** Reads the reports of all imports of the site. */
export async function readExplanations(
  db: Kysely<Tables>,
  system: ImportSystem,
  site: string,
): Promise<Explanations> {
  const runs = await db
    .selectFrom('importRuns')
    .select('id')
    .where('system', '=', system)
    .where('site', '=', site)
    .orderBy('id')
    .execute()
  const byThing = new Map<string, Set<string>>()
  const names = new Map<string, string>()
  for (const { id } of runs)
    for (let after = 0; ; after += pageSize) {
      const rows = await db
        .selectFrom('importLosses')
        .select(['kind', 'type'])
        .select((eb) =>
          // Redirects are known by their address: a file has no numbers that stay.
          eb
            .case()
            .when('type', '=', 'redirect')
            .then(eb.ref('address'))
            .else(eb.ref('oldId'))
            .end()
            .as('oldId'),
        )
        .distinct()
        .where('runId', '=', id)
        .where('oldId', '!=', '')
        .orderBy('kind')
        .orderBy('type')
        .orderBy('oldId')
        .offset(after)
        .limit(pageSize)
        .execute()
      for (const { kind, type, oldId } of rows) {
        const key = `${type}:${oldId}`
        const name = names.get(kind) ?? kind
        names.set(kind, name)
        const kinds = byThing.get(key)
        if (kinds) kinds.add(name)
        else byThing.set(key, new Set([name]))
      }
      if (rows.length < pageSize) break
    }
  return {
    hasRuns: runs.length > 0,
    of: (type, oldId) => byThing.get(`${type}:${oldId}`) ?? none,
  }
}
