/**
 * Checks before a media item changes: it exists, it is locked for this command, and the actor may change it.
 */

import { CommandError, refuse, type Work } from '../../kernel/command.ts'
import { may } from '../policies.ts'
import { isPublic, isScheduled } from './read.ts'

export async function lockMedia(work: Work, mediaId: number) {
  const row = await work.db
    .selectFrom('media')
    .select(['id', 'type', 'file', 'originalFile', 'width', 'height', 'posterId', 'createdBy', 'removedAt'])
    .select(['instructions', 'embargoedUntil', 'embargoed', 'expired', 'transcript'])
    .where('id', '=', mediaId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new CommandError('not-found', `There is no media item ${mediaId}.`)
  work.about(`media:${mediaId}`)
  return row
}

/**
 * Only members who may publish change a media item that readers see now, or will see without further action.
 */
export async function checkMayChange({ db, actor }: Work, mediaId: number): Promise<void> {
  if (may.publish(actor)) return
  if (await isPublic({ db }, mediaId))
    throw refuse('forbidden', 'public-picture', 'Readers see this picture now: an editor has to change it.')
  if (await isScheduled({ db }, mediaId))
    throw refuse(
      'forbidden',
      'scheduled-picture',
      'A scheduled article shows this picture: an editor has to change it.',
    )
}

export async function mayChange(work: Work, mediaId: number) {
  const row = await lockMedia(work, mediaId)
  await checkMayChange(work, mediaId)
  return row
}
