import { sql } from 'kysely'
import { batchLoad } from '../../kernel/batch-load.ts'
import type { Work } from '../../kernel/command.ts'

/** One statement for all commands of a batch. */
const postersOf = batchLoad(async (db, all: number[][]): Promise<number[][]> => {
  const { rows } = await sql<{ id: number; posterId: number }>`
    select id, poster_id as "posterId" from media
    where id = any(${[...new Set(all.flat())]}::int[]) and poster_id is not null`.execute(db)
  const posters = new Map(rows.map(({ id, posterId }) => [id, posterId]))
  return all.map((ids) => ids.flatMap((id) => posters.get(id) ?? []))
})

/**
 * Invalidates media items that become public or private with content that shows them; a video's poster with the
 * video.
 */
export async function invalidateMedia({ db, invalidate }: Work, ids: number[]): Promise<void> {
  if (ids.length === 0) return
  invalidate(ids.map((id) => `media:${id}`))
  invalidate((await postersOf(db, ids)).map((id) => `media:${id}`))
}
