/** Layouts as readers see them, and as the newsroom edits them. */
import { sql } from 'kysely'
import type { ReadContext } from '../../kernel/read-context.ts'
import { versionOf } from '../../kernel/versions.ts'
import { type LayoutBlocks, withOptions } from './blocks.ts'
import { type GoneItem, goneItems } from './check.ts'
import { defaultBlocks } from './defaults.ts'
import { layoutTag, scopesOf } from './layout.ts'

/** The blocks that readers see on the page of a scope: its own, those of all pages of its kind, or the default. */
export async function shownBlocks(readContext: ReadContext, scope: string): Promise<LayoutBlocks> {
  const scopes = scopesOf(scope)
  readContext.dependOn(...scopes.map(layoutTag))
  const rows = await readContext.db
    .selectFrom('layouts')
    .select('scope')
    .select(sql<LayoutBlocks | null>`case when scheduled_shown then scheduled else blocks end`.as('shown'))
    .where('scope', 'in', scopes)
    .execute()
  const own = scopes.map((one) => rows.find((row) => row.scope === one)?.shown).find((shown) => shown)
  return own ?? (await defaultBlocks(readContext, scope))
}

export interface LayoutToEdit {
  scope: string
  version: number
  /** The blocks that readers see. */
  shown: LayoutBlocks
  /** Whether this scope has a layout of its own. If not, it shows that of its kind, or the default. */
  arranged: boolean
  /** The blocks that were saved and not published. */
  draft: LayoutBlocks | null
  scheduled: { blocks: LayoutBlocks; from: Date; until: Date | null; shown: boolean } | null
  /** What the blocks name and was removed. */
  gone: GoneItem[]
}

export async function layoutToEdit(readContext: ReadContext, scope: string): Promise<LayoutToEdit> {
  const row = await readContext.db
    .selectFrom('layouts')
    .selectAll()
    .where('scope', '=', scope)
    .executeTakeFirst()
  const shown = withOptions(await shownBlocks(readContext, scope))
  const all = [...shown, ...(row?.draft ?? []), ...(row?.scheduled ?? [])]
  return {
    scope,
    version: row ? await versionOf(readContext, 'layout', row.id) : 0,
    shown,
    arranged: Boolean(row?.blocks || row?.scheduledShown),
    draft: row?.draft ?? null,
    scheduled: row?.scheduled
      ? {
          blocks: row.scheduled,
          from: row.scheduledFrom!,
          until: row.scheduledUntil,
          shown: row.scheduledShown,
        }
      : null,
    gone: await goneItems(readContext.db, all),
  }
}

/** The scopes that have a layout of their own, a draft or a scheduled layout. */
export function listLayouts({ db }: ReadContext) {
  return db
    .selectFrom('layouts as l')
    .leftJoin('sections as s', 's.id', 'l.sectionId')
    .leftJoin('stories as t', 't.id', 'l.storyId')
    .select('l.scope')
    .select(sql<string | null>`coalesce(s.name, t.name)`.as('name'))
    .select(sql<boolean>`l.blocks is not null or l.scheduled_shown`.as('arranged'))
    .select(sql<boolean>`l.draft is not null`.as('hasDraft'))
    .select(['l.scheduledFrom', 'l.scheduledUntil'])
    .orderBy('l.id')
    .execute()
}

/** The published layouts of a scope, the newest first. Each can be restored. */
export async function layoutHistory({ db }: ReadContext, scope: string) {
  const row = await db.selectFrom('layouts').select('id').where('scope', '=', scope).executeTakeFirst()
  if (!row) return []
  const rows = await db
    .selectFrom('revisions')
    .select(['number', 'command', 'actor', 'at'])
    .select(sql<LayoutBlocks | null>`content->'shown'`.as('blocks'))
    .where('kind', '=', 'layout')
    .where('refId', '=', row.id)
    .where(sql<boolean>`content ? 'shown'`)
    .orderBy('number', 'desc')
    .limit(100)
    .execute()
  return rows.map(({ number, ...rest }) => ({ revision: number, ...rest }))
}
