/** A draft of an entry, from its first letter in this browser until the server has published it. */
import { type BodyDocument, emptyBody } from '../../../body/document.ts'
import { newKey } from '../../../values/new-key.ts'
import type { Entry, Flag } from '../coverage.ts'

export interface Content {
  headline: string
  body: BodyDocument
  flag: Flag
  /** The byline. */
  personId: number | null
}

export interface EntryDraft {
  /** The entry's idempotency key: repeated requests create one entry. */
  key: string
  /** The id of the entry on the server; null until the server has responded. */
  id: number | null
  version: number
  /** Readers see the entry, so changes are only sent when the person says so. */
  isPublic: boolean
  /** The server's content, as far as known. */
  base: Content
  content: Content
  pinned: boolean
  /** Whether it was sent once, with or without a response. */
  isTried: boolean
  /** Hashes of saves on top of `version` without a response; the server may have stored them. */
  sent: string[]
  /** Whether it is edited in the form or in the timeline. */
  place: 'composer' | 'timeline'
  intent: Intent | null
  status: Status
}

/** The intended action; null while it is being written. */
export type Intent =
  | { kind: 'publish' }
  | { kind: 'save' }
  | { kind: 'leave'; assignee?: number | null }
  | { kind: 'discard' }

export type Status =
  | { kind: 'quiet' }
  | { kind: 'sending' }
  /** The server is unreachable; sending is retried automatically. */
  | { kind: 'waiting' }
  | { kind: 'saved'; at: string }
  | { kind: 'refused'; status: number; code: string }
  /** Another person changed the same place: this person must choose. */
  | { kind: 'conflict'; theirs: Entry }

export const contentOf = ({ headline, body, flag, person }: Entry): Content => ({
  ...{ headline, body, flag, personId: person?.id ?? null },
})
const nothing: Content = { headline: '', body: emptyBody, flag: '', personId: null }

export const newDraft = (personId: number | null = null): EntryDraft => ({
  ...{ key: newKey(), id: null, version: 0, isPublic: false, pinned: false, isTried: false, sent: [] },
  ...{
    base: nothing,
    content: { ...nothing, personId },
    place: 'composer',
    intent: null,
    status: { kind: 'quiet' },
  },
})

export const draftOf = (entry: Entry, place: EntryDraft['place'] = 'timeline'): EntryDraft => ({
  ...newDraft(),
  ...{ key: entry.key, id: entry.id, version: entry.version, isPublic: entry.state === 'published' },
  ...{ base: contentOf(entry), content: contentOf(entry), pinned: entry.pinned, place },
})

/** Whether the draft contains nothing visible. */
export const isBlank = ({ headline, body }: Pick<Content, 'headline' | 'body'>) =>
  headline.trim() === '' && body.content.length === 0
