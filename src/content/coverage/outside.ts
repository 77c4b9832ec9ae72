/** What the public entries and the summary of a coverage show from other hosts. */
import { sql } from 'kysely'
import type { Embed } from '../../blocks/embed/block.ts'
import type { ReadContext } from '../../kernel/read-context.ts'

/** The posts of all its entries, and the addresses of the external streams of its videos. */
export async function outsideOf(
  { db, dependOn }: ReadContext,
  coverageId: number,
): Promise<{ posts: Embed['attrs'][]; streams: string[] }> {
  dependOn(`coverage:${coverageId}`, `coverage-outside:${coverageId}`)
  const posts = await sql<{ attrs: Embed['attrs'] }>`
    select attrs from (
      select body from public_entries where coverage_id = ${coverageId}
      union all select summary from public_coverages where id = ${coverageId}
    ) shown, jsonb_path_query(body, 'lax $.content[*] ? (@.type == "embed").attrs') attrs`.execute(db)
  const videos = await db
    .selectFrom('media')
    .select(['id', 'streamUrl'])
    .where('type', '=', 'video')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('entryMedia as x')
        .innerJoin('publicEntries as e', 'e.id', 'x.entryId')
        .select('x.mediaId')
        .where('e.coverageId', '=', coverageId)
        .union(eb.selectFrom('coverageMedia').select('mediaId').where('coverageId', '=', coverageId)),
    )
    .execute()
  dependOn(...videos.map(({ id }) => `media:${id}`))
  return {
    posts: posts.rows.map(({ attrs }) => attrs),
    streams: videos.flatMap(({ streamUrl }) => streamUrl || []),
  }
}
