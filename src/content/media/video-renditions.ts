/** A video's renditions (HLS): requested when its file arrives, recorded when they are made. */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { command } from '../../kernel/command.ts'
import type { Tables } from '../../kernel/tables.ts'
import { may } from '../policies.ts'
import { addMedia } from './write.ts'

/** The videos with this file, and whether one of them has no poster. */
export async function videosOf(db: Kysely<Tables>, file: string) {
  return db
    .selectFrom('media')
    .select(['id', 'posterId', 'altText', 'creditline'])
    .where('type', '=', 'video')
    .where('file', '=', file)
    .orderBy('id')
    .execute()
}

const still = z.object({
  file: z.string(),
  contentType: z.string(),
  width: z.number().int(),
  height: z.number().int(),
  sizeInBytes: z.number().int(),
})

/** Records whether the renditions of a file exist, and gives videos without a poster the still picture. */
export const noteRenditions = command({
  name: 'media.note-renditions',
  input: z.object({ file: z.string(), made: z.boolean(), still: still.nullable().default(null) }),
  may: may.runTheProgram,
  async run(work, { file, made, still }) {
    const changed = await work.db
      .updateTable('media')
      .set({ hls: made })
      .where('type', '=', 'video')
      .where('file', '=', file)
      .where('hls', '!=', made)
      .returning('id')
      .execute()
    for (const { id } of changed) work.invalidate(`media:${id}`)
    if (!still) return
    for (const { id, posterId, altText, creditline } of await videosOf(work.db, file)) {
      if (posterId !== null) continue
      const poster = await work.perform(addMedia, { ...still, altText, creditline })
      // No revision: otherwise a colleague who edits the description meanwhile would get a conflict.
      await work.db.updateTable('media').set({ posterId: poster.id }).where('id', '=', id).execute()
      work.invalidate(`media:${id}`)
    }
  },
})
