/**
 * Merges two people's changes to a list of blocks with the same base. The result contains both; only blocks
 * that both changed differently are conflicts. This is the three-way merge of diff3 by block, except that
 * changes of adjacent blocks do not conflict, because people often work on neighbouring paragraphs.
 */
import { diffArrays } from 'diff'
import type { Block } from '../../body/document.ts'
import { blockKey, sameBlocks } from '../diff/align.ts'
import { type Hunk, hunksOf } from './block-hunks.ts'

/** Blocks that both changed. An empty list: they were removed. */
export interface BlockConflict {
  /** The position of `mine` in the merged list. */
  at: number
  base: Block[]
  mine: Block[]
  theirs: Block[]
}

export interface MergedBlocks {
  /** Contains `mine` where both changed. */
  blocks: Block[]
  conflicts: BlockConflict[]
}

interface Owned extends Hunk {
  isMine: boolean
}

/** Steps that share a block of the base, or insert at the same place. */
interface Meeting {
  from: number
  to: number
  hunks: Owned[]
}

export const mergeBlocks = (base: Block[], mine: Block[], theirs: Block[]): MergedBlocks =>
  mergeSteps(base, mine, theirs, true)

function mergeSteps(base: Block[], mine: Block[], theirs: Block[], isJoining: boolean): MergedBlocks {
  const blocks: Block[] = []
  const conflicts: BlockConflict[] = []
  let done = 0
  for (const meeting of meetings(base, mine, theirs, isJoining)) {
    const { from, to, hunks } = meeting
    blocks.push(...base.slice(done, from))
    done = to
    if (from === to) {
      blocks.push(...together(insertedBy(hunks, false), insertedBy(hunks, true)))
      continue
    }
    const [here, there] = [versionOf(base, meeting, true), versionOf(base, meeting, false)]
    const isOneSided = hunks.every(({ isMine }) => isMine === hunks[0]!.isMine)
    if (!isOneSided && !sameBlocks(here, there)) {
      // A joined step may consist of several that do not conflict.
      const finer = isJoining ? mergeSteps(base.slice(from, to), here, there, false) : null
      const settled = finer?.conflicts.length === 0 ? finer.blocks : withInsertions(hunks, here, there)
      if (settled) {
        blocks.push(...settled)
        continue
      }
      const { before, after } = sharedEnds(here, there)
      const cut = (list: Block[]) => list.slice(before, list.length - after)
      conflicts.push({
        at: blocks.length + before,
        base: base.slice(from, to),
        mine: cut(here),
        theirs: cut(there),
      })
    }
    blocks.push(...(isOneSided && !hunks[0]!.isMine ? there : here))
  }
  blocks.push(...base.slice(done))
  return { blocks, conflicts }
}

function meetings(base: Block[], mine: Block[], theirs: Block[], isJoining: boolean): Meeting[] {
  const isInsertion = ({ from, to }: Hunk | Meeting) => from === to
  const hunks = [
    ...hunksOf(base, theirs, isJoining).map((hunk): Owned => ({ ...hunk, isMine: false })),
    ...hunksOf(base, mine, isJoining).map((hunk): Owned => ({ ...hunk, isMine: true })),
  ].sort((a, b) => a.from - b.from || Number(isInsertion(b)) - Number(isInsertion(a)))
  const found: Meeting[] = []
  for (const hunk of hunks) {
    const last = found.at(-1)
    const meets =
      last && (hunk.from < last.to || (isInsertion(last) && isInsertion(hunk) && hunk.from === last.from))
    if (meets) {
      last.hunks.push(hunk)
      last.to = Math.max(last.to, hunk.to)
    } else found.push({ from: hunk.from, to: hunk.to, hunks: [hunk] })
  }
  return found
}

/** One side's version of the conflicting blocks. */
function versionOf(base: Block[], { from, to, hunks }: Meeting, isMine: boolean): Block[] {
  const out: Block[] = []
  let done = from
  for (const hunk of hunks.filter((one) => one.isMine === isMine)) {
    out.push(...base.slice(done, hunk.from), ...hunk.blocks)
    done = hunk.to
  }
  return [...out, ...base.slice(done, to)]
}

const insertedBy = (hunks: Owned[], isMine: boolean) =>
  hunks.flatMap((hunk) => (hunk.isMine === isMine ? hunk.blocks : []))

/** Keeps blocks that one side inserted between removed ones, after their replacements. */
function withInsertions(hunks: Owned[], here: Block[], there: Block[]): Block[] | null {
  const inserting = [true, false].find((isMine) =>
    hunks.every((hunk) => hunk.isMine !== isMine || hunk.from === hunk.to),
  )
  return inserting === undefined ? null : [...(inserting ? there : here), ...insertedBy(hunks, inserting)]
}

/** Blocks inserted by both at one place are kept once; otherwise the ones saved first come first. */
function together(theirs: Block[], mine: Block[]): Block[] {
  let [old, now] = [0, 0]
  return diffArrays(theirs.map(blockKey), mine.map(blockKey)).flatMap(({ added, removed, value }) => {
    const blocks = added ? mine.slice(now, now + value.length) : theirs.slice(old, old + value.length)
    if (!added) old += value.length
    if (!removed) now += value.length
    return blocks
  })
}

/** The number of equal blocks at the beginning and end of two lists. */
function sharedEnds(a: Block[], b: Block[]): { before: number; after: number } {
  const shortest = Math.min(a.length, b.length)
  const same = (one: Block | undefined, other: Block | undefined) => sameBlocks([one!], [other!])
  let before = 0
  while (before < shortest && same(a[before], b[before])) before++
  let after = 0
  while (after < shortest - before && same(a.at(-1 - after), b.at(-1 - after))) after++
  return { before, after }
}
