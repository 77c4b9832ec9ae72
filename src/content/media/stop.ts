/**
 * Handles a picture or video that its source withdraws or withholds: it is hidden as if its rights had expired.
 * A later usable version shows it again; an editor may too.
 */
import { z } from 'zod'
import { command } from '../../kernel/command.ts'
import { moment } from '../../kernel/fields.ts'
import { may } from '../policies.ts'
import { sourceNotice } from '../source-notice.ts'
import { transcriptChanged } from './events.ts'
import { invalidateMedia } from './invalidate.ts'
import { setExpiry } from './write.ts'

export const stopMedia = command({
  name: 'media.stop',
  input: sourceNotice,
  may: may.addMedia,
  async run(work, { uri, version, versionCreated }): Promise<{ id: number | null }> {
    const notice = { version, versionCreated, at: work.now }
    await work.db
      .insertInto('stoppedItems')
      .values({ uri, ...notice })
      .onConflict((oc) => oc.column('uri').doUpdateSet(notice))
      .execute()
    const row = await work.db
      .updateTable('media')
      .set({ expired: true, expiresAt: work.now, updatedAt: work.now, updatedBy: work.actor.name })
      .where('uri', '=', uri)
      .where('expired', '=', false)
      .returning(['id', 'transcript'])
      .executeTakeFirst()
    if (!row) return { id: null }
    await setExpiry(work, row.id, null)
    if (row.transcript !== '') work.emit(transcriptChanged({ mediaId: row.id }))
    await invalidateMedia(work, [row.id])
    work.about(`media:${row.id}`)
    return { id: row.id }
  },
})

/**
 * Shows an item again, until `expiresAt`, because a later version of its source may be used. An editor's
 * changes since then stay.
 */
export const resumeMedia = command({
  name: 'media.resume',
  input: z.object({ uri: sourceNotice.shape.uri, expiresAt: moment.nullable() }),
  may: may.addMedia,
  async run(work, { uri, expiresAt }): Promise<void> {
    const stop = await work.db
      .deleteFrom('stoppedItems')
      .where('uri', '=', uri)
      .returning('at')
      .executeTakeFirst()
    if (!stop) return
    const row = await work.db
      .updateTable('media')
      .set({ expired: false, expiresAt, updatedAt: work.now, updatedBy: work.actor.name })
      .where('uri', '=', uri)
      .where('expired', '=', true)
      .where('expiresAt', '=', stop.at)
      .where('removedAt', 'is', null)
      .returning(['id', 'transcript'])
      .executeTakeFirst()
    if (!row) return
    await setExpiry(work, row.id, expiresAt)
    if (row.transcript !== '') work.emit(transcriptChanged({ mediaId: row.id }))
    await invalidateMedia(work, [row.id])
    work.about(`media:${row.id}`)
  },
})
