/** The summary of an import. */
import type { Loss } from './losses.ts'

/** An item that was not imported. */
export interface Refusal {
  line: number
  /** Its position, when several items are on one line or in one envelope. */
  part?: number
  reason: string
}

export interface Progress {
  /** The bytes read so far, and the total. */
  bytes: number
  size: number
  items: number
}

export interface ImportSummary {
  created: number
  updated: number
  unchanged: number
  older: number
  /** Unpublished, because the source withdrew them. */
  unpublished: number
  /** Newer versions of articles that editors unpublished; they await a decision. */
  waiting: number
  /** Legally removed before, and therefore refused. */
  removed: number
  /** Notices about unknown items, and items refused because of a notice. */
  noted: number
  /** Media items that were items of their own. */
  media: number
  refused: number
  /** The first thousand; `onRefusal` is called for each. */
  refusals: Refusal[]
  /** Omissions from imported items, by kind. */
  losses: Loss[]
  /** Null for UTF-8. */
  encoding: string | null
  items: number
  /** The item after which an interrupted import continued; 0 from the start. */
  resumedAfter: number
  /** False when `signal` stopped it: the same command continues from there. */
  finished: boolean
  /** The article handled last. */
  lastId: number | null
}
