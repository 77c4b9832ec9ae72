/** The embargo of a media item: readers see it after the scheduler ends the embargo. */
import { z } from 'zod'
import { command, type Work } from '../../kernel/command.ts'
import { id } from '../../kernel/fields.ts'
import { may } from '../policies.ts'
import { transcriptChanged } from './events.ts'
import { invalidateMedia } from './invalidate.ts'

export const embargoKey = (mediaId: number) => `release-media:${mediaId}`

export const isEmbargoed = (embargoedUntil: Date | null, now: Date): boolean =>
  embargoedUntil !== null && embargoedUntil > now

export async function setEmbargo(work: Work, mediaId: number, embargoedUntil: Date | null): Promise<void> {
  const key = embargoKey(mediaId)
  await work.db.deleteFrom('timers').where('key', '=', key).execute()
  if (isEmbargoed(embargoedUntil, work.now))
    await work.db.insertInto('timers').values({ key, dueAt: embargoedUntil! }).execute()
}

/** For the scheduler: ends the embargo of a media item. */
export const releaseMedia = command({
  name: 'media.release',
  input: z.object({ id }),
  may: may.runTheProgram,
  async run(work, { id: mediaId }) {
    await work.db.deleteFrom('timers').where('key', '=', embargoKey(mediaId)).execute()
    const row = await work.db
      .updateTable('media')
      .set({ embargoed: false })
      .where('id', '=', mediaId)
      .where('embargoed', '=', true)
      .where('embargoedUntil', '<=', work.now)
      .returning(['id', 'transcript'])
      .executeTakeFirst()
    if (!row) return
    if (row.transcript !== '') work.emit(transcriptChanged({ mediaId }))
    await invalidateMedia(work, [mediaId])
    work.about(`media:${mediaId}`)
  },
})
