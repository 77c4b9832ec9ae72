/** Adds captions to a video, and removes them. */
import { z } from 'zod'
import { CommandError, command } from '../../kernel/command.ts'
import { id } from '../../kernel/fields.ts'
import { may } from '../policies.ts'
import { mayChange } from './change.ts'

const captionLanguage = z.string().regex(/^[a-z]{2,3}$/, 'must be a language code such as ar')

/** Sets the captions of a video in one language. Returns the file that they replace. */
export const captionMedia = command({
  name: 'media.caption',
  input: z.object({ id, language: captionLanguage, file: z.string().regex(/^[0-9a-f]{64}\.vtt$/) }),
  may: may.addMedia,
  async run(work, { id: mediaId, language, file }) {
    const { type } = await mayChange(work, mediaId)
    if (type !== 'video') throw new CommandError('invalid', 'Only videos have captions.')
    const previous = await work.db
      .selectFrom('captions')
      .select('file')
      .where('mediaId', '=', mediaId)
      .where('language', '=', language)
      .executeTakeFirst()
    await work.db
      .insertInto('captions')
      .values({ mediaId, language, file })
      .onConflict((oc) => oc.columns(['mediaId', 'language']).doUpdateSet({ file }))
      .execute()
    await work.revise('captions', mediaId, { language, file })
    work.invalidate(`media:${mediaId}`)
    return { replaced: previous?.file ?? null }
  },
})

/** Removes the captions of a video in one language. Returns their file. */
export const uncaptionMedia = command({
  name: 'media.uncaption',
  input: z.object({ id, language: captionLanguage }),
  may: may.addMedia,
  async run(work, { id: mediaId, language }) {
    await mayChange(work, mediaId)
    const removed = await work.db
      .deleteFrom('captions')
      .where('mediaId', '=', mediaId)
      .where('language', '=', language)
      .returning('file')
      .executeTakeFirst()
    if (!removed) throw new CommandError('not-found', `Media item ${mediaId} has no captions in ${language}.`)
    await work.revise('captions', mediaId, { language, removed: true })
    work.invalidate(`media:${mediaId}`)
    return removed
  },
})
