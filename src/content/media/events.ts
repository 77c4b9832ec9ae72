import { defineEvent } from '../../kernel/events.ts'

/** Emitted when readers get another transcript of an audio item, or none any more. */
export const transcriptChanged = defineEvent<{ mediaId: number }>('media.transcript-changed')
