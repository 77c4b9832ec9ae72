/** Compares two bodies block by block: unchanged, changed, added and removed. */
import type { Block, BodyDocument } from '../../body/document.ts'
import { align } from './align.ts'

export type BlockChange =
  | { kind: 'same' | 'added' | 'removed'; block: Block }
  | { kind: 'changed'; before: Block; after: Block }

export const compareBodies = (before: BodyDocument, after: BodyDocument): BlockChange[] =>
  align(before.content, after.content).map(({ before: old, after: now, isSame }): BlockChange => {
    if (!now) return { kind: 'removed', block: old! }
    if (!old) return { kind: 'added', block: now }
    return isSame ? { kind: 'same', block: now } : { kind: 'changed', before: old, after: now }
  })
