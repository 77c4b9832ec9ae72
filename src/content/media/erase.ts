/** Erases files for legal reasons: stored files, their renditions, and share images. */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { CommandError, command, type Work } from '../../kernel/command.ts'
import { eraseRevisions } from '../../kernel/erase-revisions.ts'
import { id, requiredLine } from '../../kernel/fields.ts'
import type { Tables } from '../../kernel/tables.ts'
import { addJob, type Work as Task } from '../../platform/jobs.ts'
import { dropCards } from '../../platform/media/keep.ts'
import { eraseImported } from '../imports/erase.ts'
import { may } from '../policies.ts'
import { eraseRedirects } from '../redirects/write.ts'
import { hashOfFile, hashOfUri, noteRemovals } from '../removals.ts'
import { captionsOf } from './captions.ts'
import { lockMedia } from './change.ts'
import { embargoKey } from './embargo.ts'
import { transcriptChanged } from './events.ts'
import { deleteIfUnused } from './files.ts'
import { invalidateMedia } from './invalidate.ts'
import { isUsed } from './uses.ts'

export const eraseJob = 'erase-files'
const erasePayload = z.object({ files: z.array(z.string()), cards: z.array(z.string()) })

/**
 * Requests the deletion of files that nothing uses any more, and of the share images of `articles-12`; the job
 * starts after the command commits.
 */
export async function askToErase(work: Work, files: string[], cards: string[]): Promise<void> {
  if (files.length + cards.length === 0) return
  const key = `${eraseJob}:${[...cards, ...files].join().slice(0, 400)}`
  await addJob(work.db, eraseJob, { files, cards }, key, { reach: 'stays' })
}

export const eraseTasks = ({
  db,
  mediaDir,
}: {
  db: Kysely<Tables>
  mediaDir: string
}): Record<string, Task> => ({
  async [eraseJob](payload) {
    const { files, cards } = erasePayload.parse(payload)
    for (const file of files) await deleteIfUnused(db, mediaDir, file)
    for (const card of cards) await dropCards(mediaDir, card)
  },
})

/** Deletes media items that nothing shows any more, with their revisions; returns their ids and files. */
export async function eraseUnused(
  work: Work,
  mediaIds: number[],
): Promise<{ removedMedia: number[]; files: string[] }> {
  const { db } = work
  const removedMedia: number[] = []
  const files: string[] = []
  const waiting = [...new Set(mediaIds)]
  for (let mediaId = waiting.pop(); mediaId !== undefined; mediaId = waiting.pop()) {
    if (await isUsed(db, mediaId)) continue
    const captions = await captionsOf({ db }, mediaId)
    const row = await db
      .deleteFrom('media')
      .where('id', '=', mediaId)
      .returning(['file', 'originalFile', 'posterId'])
      .executeTakeFirst()
    if (!row) continue
    removedMedia.push(mediaId)
    files.push(
      ...[row.file, row.originalFile, ...captions.map(({ file }) => file)].filter((file) => file !== null),
    )
    // A video's poster may have been used by that video alone.
    if (row.posterId !== null) waiting.push(row.posterId)
    await db
      .deleteFrom('timers')
      .where('key', 'in', [`expire-media:${mediaId}`, embargoKey(mediaId)])
      .execute()
    await db.deleteFrom('demoRows').where('kind', '=', 'media').where('refId', '=', mediaId).execute()
    await eraseRevisions(work, 'media', [mediaId])
    await eraseRedirects(work, 'media', [mediaId])
    await eraseImported(work, 'media', [mediaId])
    await work.revise('media', mediaId, { removed: true })
    work.invalidate(`media:${mediaId}`)
  }
  return { removedMedia, files }
}

/**
 * Removes a media item for legal reasons: erases its file, its renditions and its texts. An empty item
 * stays, so that content which shows it stays valid. Its URI and its bytes are never imported again.
 */
export const removeMediaForLegalReasons = command({
  name: 'media.remove-for-law',
  input: z.object({ id, legalReason: requiredLine(1_000) }),
  may: may.removeForLegalReasons,
  async run(work, { id: mediaId, legalReason }) {
    const { db, now, actor } = work
    const { transcript } = await lockMedia(work, mediaId)
    const row = await db
      .selectFrom('media')
      .select(['uri', 'file', 'originalFile', 'removedAt', 'posterId'])
      .where('id', '=', mediaId)
      .executeTakeFirstOrThrow()
    if (row.removedAt) throw new CommandError('conflict', 'This item was removed already.')
    const captions = await captionsOf({ db }, mediaId)
    await db.deleteFrom('captions').where('mediaId', '=', mediaId).execute()
    await db
      .deleteFrom('timers')
      .where('key', 'in', [`expire-media:${mediaId}`, embargoKey(mediaId)])
      .execute()
    await db
      .updateTable('media')
      .set({
        ...{
          file: null,
          originalFile: null,
          streamUrl: '',
          hls: false,
          posterId: null,
          expired: true,
          expiresAt: null,
        },
        ...{
          caption: '',
          creditline: '',
          altText: '',
          photographer: '',
          copyrightNotice: '',
          usageTerms: '',
          instructions: '',
          transcript: '',
        },
        ...{
          keywords: [],
          takenAt: null,
          embargoedUntil: null,
          embargoed: false,
          agencyId: null,
          crops: '{}',
          removedAt: now,
        },
        ...{ updatedAt: now, updatedBy: actor.name },
      })
      .set('words', '' as never)
      .where('id', '=', mediaId)
      .execute()
    await eraseRevisions(work, 'media', [mediaId])
    await eraseRedirects(work, 'media', [mediaId])
    await eraseImported(work, 'media', [mediaId])
    await work.revise('media', mediaId, { removed: true, legalReason })
    const identity = hashOfUri(row.uri)
    const own = [row.file, row.originalFile].filter((file) => file !== null)
    const hashes = [identity, ...own.map(hashOfFile)]
    await noteRemovals(work, [{ kind: 'media', refId: mediaId, identity, hashes }])
    const posters = await eraseUnused(work, row.posterId === null ? [] : [row.posterId])
    const files = [...own, ...captions.map(({ file }) => file), ...posters.files]
    await askToErase(work, files, [])
    if (transcript !== '') work.emit(transcriptChanged({ mediaId }))
    await invalidateMedia(work, [mediaId])
    work.about(`media:${mediaId}`)
  },
})
