/** Where the layout of a scope is seen. */
import type { ReadContext } from '../../kernel/read-context.ts'
import { readScope } from './layout.ts'

/** A path of the site; of all sections or stories, the first one that has no layout of its own. */
export async function layoutAddress({ db }: ReadContext, scope: string): Promise<string> {
  const { kind, id } = readScope(scope)
  if (kind === 'front') return '/'
  const [table, owner, folder] =
    kind === 'section'
      ? (['sections', 'sectionId', 'sections'] as const)
      : (['stories', 'storyId', 'stories'] as const)
  const own = db
    .selectFrom('layouts')
    .select(owner)
    .where(owner, 'is not', null)
    .where('blocks', 'is not', null)
  const row = await db
    .selectFrom(table)
    .select('slug')
    .$if(id !== null, (query) => query.where('id', '=', id!))
    .$if(id === null, (query) => query.where('id', 'not in', own as never))
    .orderBy('position')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row ? `/${folder}/${encodeURIComponent(row.slug)}` : '/'
}
