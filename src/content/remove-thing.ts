/**
 * Deletes a thing for good, only while nothing refers to it: public content, drafts, the trash, the menu or a
 * layout. Its revisions stay, its addresses become free. Only a legal removal empties revisions.
 */

import { CommandError, type Work } from '../kernel/command.ts'
import { dropFormerSlugs } from './redirects/write.ts'
import { refuseArranged, refuseInUse, type UsedKind } from './uses.ts'

interface Removal {
  kind: UsedKind | 'page'
  table: 'sections' | 'agencies' | 'people' | 'programmes' | 'stories' | 'pages'
  id: number
  cacheTags: string[]
}

/** The column of an article that refers to each kind. */
const columns = { section: 'sectionId', agency: 'agencyId', programme: 'programmeId' } as const

export async function removeThing(work: Work, { kind, table, id, cacheTags }: Removal): Promise<void> {
  const { db } = work
  if (kind === 'page') await refuseArranged(work, kind, id)
  else await refuseInUse(work, kind, id)
  // Rows of unpublished articles may still refer to what their latest revision no longer uses.
  if (kind === 'section' || kind === 'agency' || kind === 'programme')
    await db
      .updateTable('articles')
      .set({ [columns[kind]]: null })
      .where(columns[kind], '=', id)
      .where('state', '!=', 'published')
      .execute()
  const slugs = await db
    .deleteFrom('slugs')
    .where('kind', '=', kind)
    .where('refId', '=', id)
    .returning('slug')
    .execute()
  if (kind !== 'agency') await dropFormerSlugs(work, kind, id)
  const row = await db.deleteFrom(table).where('id', '=', id).returningAll().executeTakeFirst()
  if (!row) throw new CommandError('not-found', `There is no ${kind} ${id}.`)
  await db.deleteFrom('demoRows').where('kind', '=', table).where('refId', '=', id).execute()
  await work.revise(kind, id, { removed: true })
  // Readers get its picture only while something public shows it.
  if ('mediaId' in row && row.mediaId !== null) work.invalidate(`media:${row.mediaId}`)
  work.invalidate(
    cacheTags,
    slugs.map(({ slug }) => `slug:${kind}:${slug}`),
  )
  work.about(`${kind}:${id}`)
}
