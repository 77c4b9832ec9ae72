/** Messages between a process and the thread of its local index, handled in order. */
import type { ConnectionSettings } from '../../../platform/database.ts'
import type { SearchIndex } from '../index-query.ts'

type Method = keyof SearchIndex

export type Question = { [M in Method]: { method: M; asked: Parameters<SearchIndex[M]> } }[Method]

export type ToThread =
  /** Changes committed before this message count for every later question. */
  | { kind: 'follow'; connection: ConnectionSettings }
  /** The file contains words that must not remain on disk: it is deleted, and the thread ends. */
  | { kind: 'discard' }
  | ({ kind: 'ask'; n: number } & Question)

export type FromThread =
  /** Whether the index is complete, and the error if it failed. */
  | { kind: 'ready'; ready: boolean; problem?: string }
  | { kind: 'answer'; n: number; answer: unknown }
  /** The question could not be answered; the index is unchanged. */
  | { kind: 'refusal'; n: number; problem: string }
