/** A piece of writing at the live desk, from the first letter in this browser to the answer that it is out. */
import { type BodyDocument, emptyBody } from '../../../content/body/document.ts'
import type { Entry, Mark } from '../coverage.ts'

export interface Content {
  headline: string
  body: BodyDocument
  mark: Mark
  /** The byline. */
  personId: number | null
}

export interface Piece {
  /** The entry's, chosen here: whatever is sent twice under it is there once. */
  key: string
  /** Of the entry on the server; null until an answer has told it. */
  id: number | null
  version: number
  /** Readers see the entry: nothing is sent by itself, only when the person says so. */
  isPublic: boolean
  /** What the server has, as far as is known here. */
  base: Content
  content: Content
  pinned: boolean
  /** It was sent once, with or without an answer. */
  isTried: boolean
  /** Written above the timeline, or in the place of its entry. */
  place: 'composer' | 'timeline'
  wish: Wish | null
  status: Status
}

/** What is to become of it; null while it is written. */
export type Wish =
  | { kind: 'publish' }
  | { kind: 'save' }
  | { kind: 'leave'; holder?: number | null }
  | { kind: 'discard' }

export type Status =
  | { kind: 'quiet' }
  | { kind: 'sending' }
  /** Out of reach; tried again by itself. */
  | { kind: 'waiting' }
  | { kind: 'saved'; at: string }
  | { kind: 'refused'; status: number; code: string }
  /** Somebody else changed the same words: a person has to choose. */
  | { kind: 'clash'; theirs: Entry; fields: (keyof Content)[] }

export const contentOf = ({ headline, body, mark, person }: Entry): Content => ({
  ...{ headline, body, mark, personId: person?.id ?? null },
})
const nothing: Content = { headline: '', body: emptyBody, mark: '', personId: null }

/** Not crypto.randomUUID: a newsroom reached by plain HTTP has none. */
const newKey = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

export const newPiece = (personId: number | null = null): Piece => ({
  ...{ key: newKey(), id: null, version: 0, isPublic: false, pinned: false, isTried: false },
  ...{
    base: nothing,
    content: { ...nothing, personId },
    place: 'composer',
    wish: null,
    status: { kind: 'quiet' },
  },
})

export const pieceOf = (entry: Entry, place: Piece['place'] = 'timeline'): Piece => ({
  ...newPiece(),
  ...{ key: entry.key, id: entry.id, version: entry.version, isPublic: entry.state === 'published' },
  ...{ base: contentOf(entry), content: contentOf(entry), pinned: entry.pinned, place },
})

/** Nothing that a reader would see. */
export const isBlank = ({ headline, body }: Pick<Content, 'headline' | 'body'>) =>
  headline.trim() === '' && body.content.length === 0
