/** Adds captions to a video, and removes them. */
import { z } from 'zod'
import { CommandError, command } from '../../kernel/command.ts'
import { id, paragraphs } from '../../kernel/fields.ts'
import { may } from '../policies.ts'
import { longestCaptionText } from './captions.ts'
import { mayChange } from './change.ts'

const captionFile = z.string().regex(/^[0-9a-f]{64}\.vtt$/)
const captionText = paragraphs(longestCaptionText)
const captionLanguage = z.string().regex(/^[a-z]{2,3}$/, 'must be a language code such as ar')

/** Sets the captions of a video in one language. Returns the file that they replace. */
export const captionMedia = command({
  name: 'media.caption',
  input: z.object({ id, language: captionLanguage, file: captionFile, text: captionText }),
  may: may.addMedia,
  async run(work, { id: mediaId, language, file, text }) {
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
      .values({ mediaId, language, file, text })
      .onConflict((oc) => oc.columns(['mediaId', 'language']).doUpdateSet({ file, text }))
      .execute()
    await work.revise('captions', mediaId, { language, file })
    work.invalidate(`media:${mediaId}`)
    return { replaced: previous?.file ?? null }
  },
})

/** Stores the words of captions that have none yet. */
export const noteCaptionText = command({
  name: 'media.note-caption-text',
  input: z.object({ file: captionFile, text: captionText }),
  may: may.runTheProgram,
  async run({ db, invalidate }, { file, text }) {
    const rows = await db
      .updateTable('captions')
      .set({ text })
      .where('file', '=', file)
      .where('text', 'is', null)
      .returning('mediaId')
      .execute()
    invalidate(rows.map(({ mediaId }) => `media:${mediaId}`))
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
