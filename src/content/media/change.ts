/** Before a media item changes: it is there, it is held for this command, and who changes it may. */
import { may } from '../actor.ts'
import { CommandError, type Work } from '../command.ts'
import { isPublic, isScheduled } from './read.ts'

export async function lockMedia(work: Work, mediaId: number) {
  const row = await work.db
    .selectFrom('media')
    .select(['id', 'type', 'file', 'width', 'height', 'posterId', 'createdBy'])
    .where('id', '=', mediaId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new CommandError('not-found', `There is no media item ${mediaId}.`)
  work.about(`media:${mediaId}`)
  return row
}

/** What readers see now, or by itself soon, changes by the hand of somebody who may publish. */
export async function checkMayChange({ db, actor }: Work, mediaId: number): Promise<void> {
  if (may.publish(actor)) return
  if (await isPublic({ db }, mediaId))
    throw new CommandError('forbidden', 'Readers see this picture now: an editor has to change it.')
  if (await isScheduled({ db }, mediaId))
    throw new CommandError('forbidden', 'A scheduled article shows this picture: an editor has to change it.')
}

export async function mayChange(work: Work, mediaId: number) {
  const row = await lockMedia(work, mediaId)
  await checkMayChange(work, mediaId)
  return row
}
