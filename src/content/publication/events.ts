import { defineEvent } from '../../kernel/events.ts'

/** Emitted when settings of the publication changed, with their names and new values. */
export const publicationChanged = defineEvent<{
  changed: string[]
  timeZone: string
  newsletterHour: number
}>('publication.changed')
