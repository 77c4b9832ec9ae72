/** What a process and the thread that keeps its search index say to each other, one after the other. */
import type { ConnectionSettings } from '../../../platform/database.ts'
import type { SearchIndex } from '../held.ts'

type Method = keyof SearchIndex

export type Question = { [M in Method]: { method: M; asked: Parameters<SearchIndex[M]> } }[Method]

export type ToThread =
  /** Whatever is committed by now counts for each question after this. */
  { kind: 'follow'; connection: ConnectionSettings } | ({ kind: 'ask'; n: number } & Question)

export type FromThread =
  /** Whether the index is complete; why it is not, where something went wrong. */
  | { kind: 'ready'; ready: boolean; problem?: string }
  | { kind: 'answer'; n: number; answer: unknown }
  /** The question could not be answered; the index is as it was. */
  | { kind: 'refusal'; n: number; problem: string }
