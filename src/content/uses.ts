/**
 * The uses of a person, a section, a story, an agency or a programme: in public, in drafts, in the trash, in the
 * menu and layouts, elsewhere.
 */
import { type RawBuilder, sql } from 'kysely'
import { CommandError } from '../kernel/command.ts'
import type { ReadContext } from '../kernel/read-context.ts'
import { type ArrangedUse, arrangedUses } from './arranged-uses.ts'

export const usedKinds = ['person', 'section', 'story', 'agency', 'programme'] as const
export type UsedKind = (typeof usedKinds)[number]

interface ContentUse {
  kind: 'article' | 'coverage' | 'entry' | 'story' | 'programme' | 'guide' | 'picture'
  id: number
  /** For an entry: its coverage. */
  coverageId: number | null
  name: string
  /** For an article: draft, scheduled, published, unpublished, trashed. */
  state: string | null
}

export type Use = ContentUse | ArrangedUse

export interface Uses {
  uses: Use[]
  /** Whether there are more uses than these. */
  more: boolean
}

const most = 50

type Db = Pick<ReadContext, 'db'>

/** The fields of an article's content that reference each kind: one id, or a list of ids. */
const named = {
  person: [{ field: 'authorIds', isList: true }],
  story: [{ field: 'storyIds', isList: true }],
  section: [
    { field: 'sectionId', isList: false },
    { field: 'secondarySectionIds', isList: true },
  ],
  agency: [{ field: 'agencyId', isList: false }],
  programme: [{ field: 'programmeId', isList: false }],
} as const satisfies Record<UsedKind, { field: string; isList: boolean }[]>

/** The content with ids of one kind replaced. */
export function renamed<C extends object>(content: C, kind: UsedKind, names: Map<number, number>): C {
  const other = (one: number) => names.get(one) ?? one
  const renamedFields = named[kind].map(({ field }) => {
    const value = content[field as keyof C] as unknown
    if (Array.isArray(value)) return { [field]: [...new Set((value as number[]).map(other))] }
    return typeof value === 'number' ? { [field]: other(value) } : {}
  })
  return Object.assign({}, content, ...renamedFields)
}

const holds = (kind: UsedKind, ids: number[]): RawBuilder<unknown> => {
  const found = named[kind].flatMap(({ field, isList }) => {
    // Older revisions, which are immutable, name the authors `personIds`.
    const value =
      kind === 'person'
        ? sql`coalesce(r.content->'authorIds', r.content->'personIds')`
        : sql`r.content->${field}`
    return ids.map((id) =>
      isList ? sql`${value} @> ${JSON.stringify([id])}::jsonb` : sql`${value} = ${JSON.stringify(id)}::jsonb`,
    )
  })
  return sql`(${sql.join(found, sql` or `)})`
}

/**
 * The articles whose latest revision references one of these. For a published article without later changes,
 * its rows say so; only for the others are revisions read.
 */
export const workingArticles = (kind: UsedKind, ids: number[]): RawBuilder<unknown> => sql`
  select a.id from articles a
  join revisions r on r.kind = 'article' and r.ref_id = a.id and r.number = a.latest_revision
  where (a.state <> 'published' or a.latest_revision is distinct from a.published_revision)
    and a.state <> 'removed' and ${holds(kind, ids)}`

const publicArticles: Record<UsedKind, (ids: number[]) => RawBuilder<unknown>> = {
  person: (ids) => sql`select article_id from article_bylines where person_id = any(${ids}::integer[])`,
  story: (ids) => sql`select article_id from article_stories where story_id = any(${ids}::integer[])`,
  section: (ids) =>
    sql`select article_id from listings where list = any(${ids.map((id) => `section:${id}`)}::text[])`,
  agency: (ids) =>
    sql`select id from articles where agency_id = any(${ids}::integer[]) and state = 'published'`,
  programme: (ids) =>
    sql`select id from articles where programme_id = any(${ids}::integer[]) and state = 'published'`,
}

/** The articles that reference it, in public or in their latest revision. */
export const articlesNaming = (kind: UsedKind, id: number): RawBuilder<unknown> =>
  sql`${publicArticles[kind]([id])} union ${workingArticles(kind, [id])}`

const nothing = (kind: string, id: RawBuilder<unknown>, name: RawBuilder<unknown>) =>
  sql`select ${sql.lit(kind)} as kind, ${id} as id, null::integer as "coverageId", ${name} as name, null as state`

const others: Record<UsedKind, (id: number) => RawBuilder<unknown>[]> = {
  person: (id) => [
    sql`select 'entry' as kind, e.id, e.coverage_id as "coverageId",
      coalesce(nullif(e.headline, ''), c.headline) as name, e.state as state
      from entries e join coverages c on c.id = e.coverage_id where e.person_id = ${id}`,
    sql`${nothing('programme', sql`id`, sql`name`)} from programmes where presenter_id = ${id}`,
  ],
  section: (id) => [
    sql`${nothing('coverage', sql`id`, sql`headline`)} from coverages where section_id = ${id}`,
  ],
  story: (id) => [
    sql`${nothing('coverage', sql`c.id`, sql`c.headline`)}
      from coverages c join coverage_stories s on s.coverage_id = c.id where s.story_id = ${id}`,
  ],
  agency: (id) => [sql`${nothing('picture', sql`id`, sql`caption`)} from media where agency_id = ${id}`],
  programme: (id) => [
    sql`${nothing('story', sql`id`, sql`name`)} from stories where programme_id = ${id}`,
    sql`${nothing('guide', sql`id`, sql`title`)} from guide_week where programme_id = ${id}`,
    sql`${nothing('guide', sql`id`, sql`title`)} from slots where programme_id = ${id} and state <> 'over'`,
  ],
}

/**
 * All uses of an item: in the menu and layouts, then in content, unpublished ones first. A revision may still reference an item that was merged into it.
 */
export async function usesOf({ db }: Db, kind: UsedKind, id: number): Promise<Uses> {
  const merged = await db
    .selectFrom('merged')
    .select('fromId')
    .where('kind', '=', kind)
    .where('toId', '=', id)
    .execute()
  const ids = [id, ...merged.map((row) => row.fromId)]
  const parts = [
    sql`select 'article' as kind, a.id, null::integer as "coverageId", coalesce(r.content->>'headline', a.headline) as name,
      case when a.trashed_at is null then a.state else 'trashed' end as state
      from articles a left join revisions r on r.kind = 'article' and r.ref_id = a.id and r.number = a.latest_revision
      where a.id in (${publicArticles[kind]([id])} union ${workingArticles(kind, ids)})`,
    ...others[kind](id),
  ]
  const { rows } = await sql<ContentUse>`
    select * from (${sql.join(parts, sql` union all `)}) as found
    order by kind = 'article' desc, kind, state is not distinct from 'published', id desc limit ${most + 1}`.execute(
    db,
  )
  return bounded([...(await arrangedUses({ db }, kind, id)), ...rows])
}

const bounded = (uses: Use[]): Uses => ({ uses: uses.slice(0, most), more: uses.length > most })

/** Refuses to delete an item in use; the error contains its uses. */
export class InUse extends CommandError {
  found: Uses
  constructor(message: string, found: Uses) {
    super('conflict', message)
    this.found = found
  }
}

export async function refuseInUse(db: Db, kind: UsedKind, id: number): Promise<void> {
  refuse(kind, await usesOf(db, kind, id), 'Replace it by another one, or change those first.')
}

/** Refuses to delete what the menu, the footer or a layout names, and nothing else refers to. */
export async function refuseArranged(db: Db, kind: 'page' | 'topic' | 'coverage', id: number): Promise<void> {
  refuse(kind, bounded(await arrangedUses(db, kind, id)), 'Change those first.')
}

function refuse(kind: string, found: Uses, advice: string): void {
  const [first] = found.uses
  if (!first) return
  const count = found.more ? `more than ${most}` : String(found.uses.length)
  const place = 'scope' in first ? `layout ${first.scope}` : `${first.kind} ${first.id}`
  throw new InUse(`This ${kind} is named in ${count} places, such as ${place}. ${advice}`, found)
}
