/** Events in the public life of a coverage and its entries. Listeners run in the transaction of the command. */
import { defineEvent } from '../../kernel/events.ts'

interface Which {
  id: number
}

/** Emitted when a coverage becomes public, for the first time or again. */
export const coveragePublished = defineEvent<Which>('coverage.published')
/** Emitted when the facts of a public coverage change, or when it goes live. */
export const coverageUpdated = defineEvent<Which>('coverage.updated')
export const coverageEnded = defineEvent<Which>('coverage.ended')
export const coverageUnpublished = defineEvent<Which>('coverage.unpublished')
/** Emitted when a coverage that was once public is removed for legal reasons. */
export const coverageRemoved = defineEvent<Which>('coverage.removed')

/**
 * Emitted for entries of a public coverage. When a coverage becomes public, its entries become public without
 * an event.
 */
export const entryPublished = defineEvent<Which>('entry.published')
export const entryEdited = defineEvent<Which>('entry.edited')
export const entryUnpublished = defineEvent<Which>('entry.unpublished')
/** Emitted when an entry that was once public is removed for legal reasons. */
export const entryRemoved = defineEvent<Which>('entry.removed')
