/** Captions are given to a video, and taken from it. */
import { z } from 'zod'
import { may } from '../actor.ts'
import { CommandError, command } from '../command.ts'
import { id } from '../fields.ts'
import { mayChange } from './change.ts'

const captionLanguage = z.string().regex(/^[a-z]{2,3}$/, 'must be a language such as ar')

/** Gives a video captions in a language, or other ones; answers the file of those that it had. */
export const captionMedia = command({
  name: 'media.caption',
  input: z.object({ id, language: captionLanguage, file: z.string().regex(/^[0-9a-f]{64}\.vtt$/) }),
  may: may.addMedia,
  async run(work, { id: mediaId, language, file }) {
    const { type } = await mayChange(work, mediaId)
    if (type !== 'video') throw new CommandError('invalid', 'Captions belong to a video; this is a picture.')
    const before = await work.db
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
    work.touch(`media:${mediaId}`)
    return { replaced: before?.file ?? null }
  },
})

/** Takes the captions in a language from a video; answers their file. */
export const uncaptionMedia = command({
  name: 'media.uncaption',
  input: z.object({ id, language: captionLanguage }),
  may: may.addMedia,
  async run(work, { id: mediaId, language }) {
    await mayChange(work, mediaId)
    const gone = await work.db
      .deleteFrom('captions')
      .where('mediaId', '=', mediaId)
      .where('language', '=', language)
      .returning('file')
      .executeTakeFirst()
    if (!gone) throw new CommandError('not-found', `Media item ${mediaId} has no captions in ${language}.`)
    await work.revise('captions', mediaId, { language, removed: true })
    work.touch(`media:${mediaId}`)
    return gone
  },
})
