/**
 * The uses of a thing in what the newsroom arranges: the menu, the footer, the announcement, the details of the publisher
 * and layouts. They name it by its id, or link to one of its addresses.
 */
import { sql } from 'kysely'
import type { ReadContext } from '../kernel/read-context.ts'
import { linkTarget } from './link-target.ts'

type Db = Pick<ReadContext, 'db'>

export interface ArrangedUse {
  kind: 'menu' | 'footer' | 'announcement' | 'publisher' | 'layout'
  /** For a layout: its id. */
  id: number
  coverageId: null
  /** The words of the link; for the layout of one page, the name of its section or story. */
  name: string
  /** For a layout: shown, draft, scheduled. */
  state: string | null
  /** For a layout: front, section, story, section:3. */
  scope?: string
}

type ArrangedKind = 'person' | 'section' | 'story' | 'agency' | 'programme' | 'topic' | 'page' | 'coverage'

/** The options of blocks that hold the id of a thing. */
const options: Partial<Record<ArrangedKind, string>> = {
  section: 'sectionId',
  story: 'storyId',
  coverage: 'coverageId',
}

/** All uses of one thing, the menu first. The layout of its own page goes with it and is none. */
export async function arrangedUses({ db }: Db, kind: ArrangedKind, id: number): Promise<ArrangedUse[]> {
  const slugs = new Set(await slugsOf({ db }, kind, id))
  const leadsHere = (url: unknown): boolean => {
    const target = typeof url === 'string' ? linkTarget(url) : null
    if (target?.kind !== kind) return false
    return 'slug' in target ? slugs.has(target.slug) : target.id === id
  }
  return [
    ...(await usesInBrand({ db }, kind, id, leadsHere)),
    ...(await usesInLayouts({ db }, kind, id, leadsHere)),
  ]
}

async function slugsOf({ db }: Db, kind: ArrangedKind, id: number): Promise<string[]> {
  if (kind === 'coverage' || kind === 'agency') return []
  const rows =
    kind === 'page'
      ? await db.selectFrom('pages').select('slug').where('id', '=', id).execute()
      : await db.selectFrom('slugs').select('slug').where('kind', '=', kind).where('refId', '=', id).execute()
  return rows.map(({ slug }) => slug)
}

async function usesInBrand(
  { db }: Db,
  kind: ArrangedKind,
  id: number,
  leadsHere: (url: unknown) => boolean,
): Promise<ArrangedUse[]> {
  const { data } = await db.selectFrom('brand').select('data').executeTakeFirstOrThrow()
  const use = (of: ArrangedUse['kind'], name: string): ArrangedUse => ({
    ...{ kind: of, id: 1, coverageId: null, name, state: null },
  })
  const menu = (data.menu ?? [])
    .flatMap((entry) => [entry, ...entry.items])
    .filter((link) =>
      'sectionId' in link ? kind === 'section' && link.sectionId === id : leadsHere(link.url),
    )
  // A menu may name a section without words of its own.
  const section =
    kind === 'section' && menu.length > 0
      ? await db.selectFrom('sections').select('name').where('id', '=', id).executeTakeFirst()
      : undefined
  const footer = (data.footer ?? []).flatMap(({ links }) => links).filter(({ url }) => leadsHere(url))
  const { announcement, publisher } = data
  return [
    ...menu.map(({ label }) => use('menu', label || (section?.name ?? ''))),
    ...footer.map(({ label }) => use('footer', label)),
    ...(announcement && leadsHere(announcement.url) ? [use('announcement', announcement.text)] : []),
    ...(publisher &&
    [publisher.ethicsPolicy, publisher.correctionsPolicy, publisher.ownership].some(leadsHere)
      ? [use('publisher', publisher.legalName)]
      : []),
  ]
}

async function usesInLayouts(
  { db }: Db,
  kind: ArrangedKind,
  id: number,
  leadsHere: (url: unknown) => boolean,
): Promise<ArrangedUse[]> {
  const option = options[kind] ?? ''
  const owner = kind === 'section' || kind === 'story' ? `${kind}:${id}` : ''
  const { rows } = await sql<{
    id: number
    scope: string
    name: string
    state: string
    named: boolean
    link: string | null
  }>`
    select l.id, l.scope, coalesce(s.name, t.name, '') as name, v.state,
      coalesce(b.options->${option} = ${JSON.stringify(id)}::jsonb, false) as named, b.options->>'link' as link
    from layouts l
    left join sections s on s.id = l.section_id
    left join stories t on t.id = l.story_id
    cross join lateral (values ('shown', l.blocks), ('draft', l.draft), ('scheduled', l.scheduled)) v (state, blocks)
    cross join lateral jsonb_to_recordset(v.blocks) as b (options jsonb)
    where l.scope <> ${owner}
      and (b.options->${option} = ${JSON.stringify(id)}::jsonb or b.options->>'link' like '/%')
    order by l.id, v.state`.execute(db)
  const found = rows.filter((row) => row.named || leadsHere(row.link))
  const once = new Map(found.map((row) => [`${row.id} ${row.state}`, row]))
  return [...once.values()].map(({ named: _, link: __, ...row }) => ({
    ...{ ...row, kind: 'layout' as const, coverageId: null },
  }))
}
