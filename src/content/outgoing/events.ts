import { defineEvent } from '../../kernel/events.ts'

/** Emitted when an administrator discarded the queued mail, notifications and pings. */
export const outgoingDiscarded = defineEvent<Record<string, never>>('outgoing.discarded')
