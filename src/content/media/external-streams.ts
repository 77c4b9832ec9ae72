/** The external hosts from which the videos of an article are streamed. */
import type { ReadContext } from '../../kernel/read-context.ts'

/** Their origins ('https://streams.example'), each once. */
export async function streamHosts({ db, dependOn }: ReadContext, articleId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('articleMedia as x')
    .innerJoin('media as m', 'm.id', 'x.mediaId')
    .select(['m.id', 'm.streamUrl'])
    .where('x.articleId', '=', articleId)
    .where('m.type', '=', 'video')
    .execute()
  dependOn(...rows.map((row) => `media:${row.id}`))
  const streaming = rows.filter((row) => row.streamUrl !== '')
  return [...new Set(streaming.map((row) => new URL(row.streamUrl).origin))].sort()
}
