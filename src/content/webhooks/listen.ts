/**
 * Queues webhook messages for changes that readers see. Items that were never public are not mentioned, not
 * even when they are removed.
 */
import type { Work } from '../../kernel/command.ts'
import { type EventType, type Listener, on } from '../../kernel/events.ts'
import {
  articleCorrected,
  articlePublished,
  articleRemoved,
  articleUnpublished,
  articleUpdated,
} from '../articles/events.ts'
import { commentHidden, commentPublished, commentRemoved } from '../comments/events.ts'
import {
  coverageEnded,
  coveragePublished,
  coverageRemoved,
  coverageUnpublished,
  coverageUpdated,
  entryEdited,
  entryPublished,
  entryRemoved,
  entryUnpublished,
} from '../coverage/events.ts'
import { outgoingDiscarded } from '../outgoing/events.ts'
import { queueEvent } from './queue.ts'

/** An import with an earlier date is an archive, of which no message is sent. */
const newsMs = 2 * 86_400_000

const queueOn = (event: EventType<{ id: number }>): Listener =>
  on(event, (work, { id }) => queueEvent(work, event.eventName, id))

async function wasPublic({ db }: Work, articleId: number): Promise<boolean> {
  const row = await db
    .selectFrom('articles')
    .select('publishedAt')
    .where('id', '=', articleId)
    .executeTakeFirst()
  return row?.publishedAt != null
}

export const webhookListeners: Listener[] = [
  on(articlePublished, (work, { id, origin, first, publishedAt }) => {
    const isArchive = origin === 'import' && first && work.now.getTime() - publishedAt.getTime() > newsMs
    if (!isArchive) queueEvent(work, articlePublished.eventName, id)
  }),
  on(articleUpdated, (work, { id }) => queueEvent(work, articleUpdated.eventName, id)),
  on(articleCorrected, (work, { id }) => queueEvent(work, articleCorrected.eventName, id)),
  on(articleUnpublished, (work, { id }) => queueEvent(work, articleUnpublished.eventName, id)),
  on(articleRemoved, async (work, { id }) => {
    if (await wasPublic(work, id)) queueEvent(work, articleRemoved.eventName, id)
  }),
  ...[coveragePublished, coverageUpdated, coverageEnded, coverageUnpublished, coverageRemoved].map(queueOn),
  ...[entryPublished, entryEdited, entryUnpublished, entryRemoved].map(queueOn),
  ...[commentPublished, commentHidden, commentRemoved].map(queueOn),
  on(outgoingDiscarded, ({ db }) =>
    db
      .updateTable('webhookDeliveries')
      .set({ state: 'discarded' })
      .where('state', '=', 'waiting')
      .execute()
      .then(() => {}),
  ),
]
