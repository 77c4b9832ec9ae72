/**
 * Checks a layout before it is saved: each block has a known type and valid options, and refers to existing
 * items. Finds the items that are gone in a layout that was saved before.
 */
import type { Kysely } from 'kysely'
import { CommandError, type Work } from '../../kernel/command.ts'
import { fieldError } from '../../kernel/references.ts'
import type { Tables } from '../../kernel/tables.ts'
import { type BlockType, blockTypes, type LayoutBlocks, standsOn } from './blocks.ts'
import { withSurvivors } from './merged.ts'

/** By the name of an option: the tables that its ids are of. */
const tables = {
  sectionId: 'sections',
  storyId: 'stories',
  coverageId: 'coverages',
  articleIds: 'articles',
} as const

/** The blocks as they are kept, with all their options. @throws CommandError with the place of what is wrong */
export async function checkBlocks(
  { db }: Pick<Work, 'db'>,
  scope: string,
  given: LayoutBlocks,
): Promise<LayoutBlocks> {
  const blocks = await withSurvivors(db, given)
  const checked: LayoutBlocks = []
  for (const [at, { type: name, options }] of blocks.entries()) {
    const type = blockTypes().get(name)
    if (!type) throw fieldError(['blocks', at, 'type'], 'missing', `There is no block named "${name}".`)
    if (!standsOn(type, scope))
      throw fieldError(['blocks', at, 'type'], 'missing', `The block "${name}" cannot stand on this page.`)
    checked.push({ type: name, options: readOptions(type, options, at) })
  }
  for (const [at, { options }] of checked.entries()) await checkThings(db, options, at)
  return checked
}

function readOptions({ options: schema, type }: BlockType, given: unknown, at: number) {
  const parsed = schema.strict().safeParse(given)
  if (parsed.success) return parsed.data as Record<string, unknown>
  const issues = parsed.error.issues.map((issue) => ({
    ...issue,
    path: ['blocks', at, 'options', ...issue.path],
  }))
  const { path, message } = issues[0]!
  throw new CommandError('invalid', `${type}: ${path.slice(3).join('.')}: ${message}`, issues)
}

export interface GoneItem {
  option: keyof typeof tables
  id: number
}

/** The items that these blocks name and that were removed; readers see the blocks without them. */
export async function goneItems(db: Kysely<Tables>, given: LayoutBlocks): Promise<GoneItem[]> {
  const blocks = await withSurvivors(db, given)
  const gone: GoneItem[] = []
  for (const [name, table] of Object.entries(tables)) {
    const option = name as keyof typeof tables
    const named = blocks.flatMap(({ options }) => options[option] ?? [])
    const ids = [...new Set(named)].filter((id) => typeof id === 'number')
    if (ids.length === 0) continue
    const rows = await db
      .selectFrom(table)
      .select('id')
      .where('id', 'in', ids)
      // A legal removal empties the row and keeps it.
      .$if(table === 'articles', (query) => query.where('state' as never, '<>', 'removed' as never))
      .$if(table === 'coverages', (query) => query.where('headline' as never, '<>', '' as never))
      .execute()
    const known = new Set(rows.map(({ id }) => id))
    gone.push(...ids.filter((id) => !known.has(id)).map((id) => ({ option, id })))
  }
  return gone
}

async function checkThings(db: Work['db'], options: Record<string, unknown>, at: number): Promise<void> {
  for (const [name, table] of Object.entries(tables)) {
    const ids = [options[name] ?? []].flat() as number[]
    if (ids.length === 0) continue
    const rows = await db.selectFrom(table).select('id').where('id', 'in', ids).execute()
    const missing = ids.find((id) => !rows.some((row) => row.id === id))
    if (missing !== undefined)
      throw fieldError(['blocks', at, 'options', name], 'missing', `${name}: there is no ${missing}.`)
  }
}
