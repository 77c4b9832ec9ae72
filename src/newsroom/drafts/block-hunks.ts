/** The changes of one person to a list of blocks, as steps of as few blocks as possible. */
import type { Block } from '../../body/document.ts'
import { type Aligned, align } from '../diff/align.ts'
import { blockText } from '../diff/block-text.ts'
import { wordsOf } from '../diff/tokens.ts'

/**
 * The blocks from `from` up to `to` of the base were replaced by these; when `from` equals `to`, they were
 * inserted.
 */
export interface Hunk {
  from: number
  to: number
  blocks: Block[]
}

/**
 * In the order of the base; steps never share a block of it. `isJoining`: a paragraph that was divided, or
 * two that were joined, form one step.
 */
export function hunksOf(base: Block[], side: Block[], isJoining: boolean): Hunk[] {
  const hunks: Hunk[] = []
  let at = 0
  let run: Aligned[] = []
  const flush = () => {
    const steps = hunksOfRun(at - run.filter(({ before }) => before).length, run)
    hunks.push(...(isJoining ? joinSplits(base, steps) : steps))
    run = []
  }
  for (const one of align(base, side)) {
    if (one.isSame) flush()
    else run.push(one)
    if (one.before) at++
  }
  flush()
  return hunks
}

function hunksOfRun(start: number, run: Aligned[]): Hunk[] {
  const hunks: Hunk[] = []
  let at = start
  let gone = 0
  let came: Block[] = []
  const flush = () => {
    hunks.push(...unpaired(at, gone, came))
    at += gone
    gone = 0
    came = []
  }
  for (const { before, after } of run) {
    if (before && after) {
      flush()
      hunks.push({ from: at, to: at + 1, blocks: [after] })
      at++
    } else if (after) came.push(after)
    else gone++
  }
  flush()
  return hunks
}

/**
 * With equal numbers, each block is rewritten. If blocks were only removed or only added, each is a step.
 * Otherwise all are one step.
 */
function unpaired(at: number, gone: number, came: Block[]): Hunk[] {
  if (gone === came.length) return came.map((block, n) => ({ from: at + n, to: at + n + 1, blocks: [block] }))
  if (came.length === 0)
    return Array.from({ length: gone }, (_, n) => ({ from: at + n, to: at + n + 1, blocks: [] }))
  return [{ from: at, to: at + gone, blocks: came }]
}

/** A divided paragraph, or two joined ones, form one step: the parts have the words of the whole. */
function joinSplits(base: Block[], hunks: Hunk[]): Hunk[] {
  const joined: Hunk[] = []
  for (const hunk of hunks) {
    const last = joined.at(-1)
    if (last && last.to === hunk.from && (isPartOf(base, hunk, last) || isPartOf(base, last, hunk)))
      joined[joined.length - 1] = { from: last.from, to: hunk.to, blocks: [...last.blocks, ...hunk.blocks] }
    else joined.push(hunk)
  }
  return joined
}

function isPartOf(base: Block[], part: Hunk, whole: Hunk): boolean {
  if (whole.from === whole.to || whole.blocks.length === 0) return false
  const isComing = part.from === part.to
  if (!isComing && part.blocks.length > 0) return false
  const [parts, wholes] = isComing
    ? [part.blocks, base.slice(whole.from, whole.to)]
    : [base.slice(part.from, part.to), whole.blocks]
  const words = new Set(wholes.flatMap(lettersOf))
  const own = parts.flatMap(lettersOf)
  return own.length > 0 && own.filter((word) => words.has(word)).length / own.length >= 0.6
}

const lettersOf = (block: Block) => wordsOf(blockText(block)).filter((word) => /[\p{L}\p{N}]/u.test(word))
