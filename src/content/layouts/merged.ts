/** Blocks follow the sections and the stories that are merged. */
import { type Kysely, sql } from 'kysely'
import { type Listener, on } from '../../kernel/events.ts'
import type { Tables } from '../../kernel/tables.ts'
import { survivorsOf, thingMerged } from '../merged.ts'
import type { LayoutBlocks } from './blocks.ts'
import { changeLayout } from './row.ts'

const optionNames = { section: 'sectionId', story: 'storyId' } as const

/** The blocks with merged sections and stories replaced by the remaining ones. */
export async function withSurvivors(db: Kysely<Tables>, blocks: LayoutBlocks): Promise<LayoutBlocks> {
  const idsOf = (name: string) =>
    blocks.map(({ options }) => options[name]).filter((id) => typeof id === 'number')
  const now = await survivorsOf(db, {
    section: idsOf(optionNames.section),
    story: idsOf(optionNames.story),
  })
  return blocks.map(({ type, options }) => {
    const { sectionId, storyId } = options
    return {
      type,
      options: {
        ...options,
        ...(typeof sectionId === 'number' && { sectionId: now('section', sectionId) }),
        ...(typeof storyId === 'number' && { storyId: now('story', storyId) }),
      },
    }
  })
}

/** Null where no block names `from`. A block of `from` goes where the same type of block names `into`. */
function mergeBlocks(
  blocks: LayoutBlocks | null,
  name: string,
  from: number,
  into: number,
): LayoutBlocks | null {
  if (!blocks?.some(({ options }) => options[name] === from)) return null
  return blocks
    .filter(
      ({ type, options }) =>
        options[name] !== from || !blocks.some((one) => one.type === type && one.options[name] === into),
    )
    .map(({ type, options }) => ({
      type,
      options: options[name] === from ? { ...options, [name]: into } : options,
    }))
}

export const layoutListeners: Listener[] = [
  on(thingMerged, async (work, { kind, from, into }) => {
    if (kind !== 'section' && kind !== 'story') return
    const name = optionNames[kind]
    const naming = (column: string) =>
      sql`${sql.ref(column)} @> ${JSON.stringify([{ options: { [name]: from } }])}::jsonb`
    const rows = await work.db
      .selectFrom('layouts')
      .selectAll()
      .where(sql<boolean>`${naming('blocks')} or ${naming('draft')} or ${naming('scheduled')}`)
      .orderBy('id')
      .forUpdate()
      .execute()
    for (const row of rows) {
      const [blocks, draft, scheduled] = [row.blocks, row.draft, row.scheduled].map((one) =>
        mergeBlocks(one, name, from, into),
      )
      await changeLayout(work, row, {
        ...(blocks && { blocks }),
        ...(draft && { draft }),
        ...(scheduled && { scheduled }),
      })
    }
  }),
]
