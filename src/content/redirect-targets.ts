/** The things to which redirects lead, as readers find them. */
import type { ReadContext } from '../kernel/read-context.ts'
import { articleStatus } from './articles/read.ts'
import { coverageState } from './coverage/read.ts'
import { type PublicFile, publicFile } from './media/read.ts'
import type { TargetKind } from './redirects/tables.ts'
import { hasPublicArticles } from './topics/read.ts'

/** gone: it was public, or was deleted; unknown: it is not public yet. */
export type RedirectTarget =
  | { state: 'gone' | 'unknown' }
  | { state: 'public'; kind: Exclude<TargetKind, 'media'>; id: number; slug: string }
  | { state: 'public'; kind: 'media'; id: number; file: PublicFile }

const tables = {
  section: 'sections',
  story: 'stories',
  topic: 'topics',
  person: 'people',
  programme: 'programmes',
  page: 'pages',
} as const

export async function redirectTarget(
  readContext: ReadContext,
  kind: TargetKind,
  id: number,
): Promise<RedirectTarget> {
  if (kind === 'article' || kind === 'coverage') {
    const status = await (kind === 'article' ? articleStatus : coverageState)(readContext, id)
    return status.state === 'public'
      ? { state: 'public', kind, id, slug: status.slug }
      : { state: status.state }
  }
  if (kind === 'media') {
    const file = await publicFile(readContext, id)
    return file ? { state: 'public', kind, id, file } : { state: 'unknown' }
  }
  const { db, dependOn } = readContext
  dependOn(`${kind}:${id}`)
  if (kind === 'page') dependOn('pages')
  const row = await db.selectFrom(tables[kind]).select('slug').where('id', '=', id).executeTakeFirst()
  if (!row) return { state: 'gone' }
  if (kind === 'topic' && !(await hasPublicArticles(readContext, id))) return { state: 'unknown' }
  return { state: 'public', kind, id, slug: row.slug }
}
