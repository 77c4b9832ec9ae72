import type { Work } from '../command.ts'

/** A media item becomes public or not with what shows it, and a video's poster with the video. */
export async function touchMedia({ db, touch }: Work, ids: number[]): Promise<void> {
  if (ids.length === 0) return
  touch(...ids.map((id) => `media:${id}`))
  const posters = await db
    .selectFrom('media')
    .select('posterId')
    .where('id', 'in', ids)
    .where('posterId', 'is not', null)
    .execute()
  touch(...posters.map((row) => `media:${row.posterId}`))
}
