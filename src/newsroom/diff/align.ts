/** Matches the blocks of two bodies. Blocks have no ids, so they are matched by their content. */
import { diffArrays } from 'diff'
import type { Block } from '../../body/document.ts'
import { canonicalJson } from '../../values/canonical-json.ts'
import { blockText, shownBy } from './block-text.ts'
import { similarity } from './tokens.ts'

/** A position in both bodies; `before` null: added, `after` null: removed. */
export interface Aligned {
  before: Block | null
  after: Block | null
  isSame: boolean
}

/** An empty list equals a missing one. */
const withoutEmpty = (key: string, value: unknown) =>
  (key === 'content' || key === 'marks') && Array.isArray(value) && value.length === 0 ? undefined : value

/** The same text for equal blocks. */
export const blockKey = (block: Block): string => canonicalJson(block, withoutEmpty)

export const sameBlocks = (a: Block[], b: Block[]): boolean =>
  a.length === b.length && a.every((block, at) => block === b[at] || blockKey(block) === blockKey(b[at]!))

/** The similarity of two blocks; 0 means unrelated. */
function alike(before: Block, after: Block): number {
  if (before.type !== after.type || shownBy(before)?.id !== shownBy(after)?.id) return 0
  if (shownBy(before)) return 1
  const found = similarity(blockText(before), blockText(after))
  return found >= 0.35 ? found : 0
}

export function align(before: Block[], after: Block[]): Aligned[] {
  const runs = diffArrays(before.map(blockKey), after.map(blockKey))
  const out: Aligned[] = []
  let [old, now] = [0, 0]
  let gone: Block[] = []
  const flush = (came: Block[] = []) => {
    out.push(...alignRun(gone, came))
    gone = []
  }
  for (const { added, removed, value } of runs) {
    const count = value.length
    if (removed) gone = before.slice(old, old + count)
    else if (added) flush(after.slice(now, now + count))
    else {
      flush()
      for (let at = 0; at < count; at++)
        out.push({ before: before[old + at]!, after: after[now + at]!, isSame: true })
    }
    if (!added) old += count
    if (!removed) now += count
  }
  flush()
  return out
}

/** Beyond this number of comparisons, no blocks are paired, to save time. */
const maxComparisons = 10_000

/** Pairs the maxComparisons similar removed and added blocks at one position, in order, as changed blocks. */
function alignRun(gone: Block[], came: Block[]): Aligned[] {
  const [rows, columns] = [gone.length, came.length]
  if (rows * columns > maxComparisons) return parted(gone, came)
  const weights = gone.map((old) => came.map((block) => alike(old, block)))
  const best = Array.from({ length: rows + 1 }, () => new Array<number>(columns + 1).fill(0))
  for (let row = rows - 1; row >= 0; row--)
    for (let column = columns - 1; column >= 0; column--) {
      const weight = weights[row]![column]!
      const paired = weight > 0 ? weight + best[row + 1]![column + 1]! : 0
      best[row]![column] = Math.max(paired, best[row + 1]![column]!, best[row]![column + 1]!)
    }
  const out: Aligned[] = []
  let [row, column, lastRow, lastColumn] = [0, 0, 0, 0]
  const leave = () => out.push(...parted(gone.slice(lastRow, row), came.slice(lastColumn, column)))
  while (row < rows && column < columns) {
    const weight = weights[row]![column]!
    if (weight > 0 && best[row]![column] === weight + best[row + 1]![column + 1]!) {
      leave()
      out.push({ before: gone[row]!, after: came[column]!, isSame: false })
      row++
      column++
      lastRow = row
      lastColumn = column
    } else if (best[row]![column] === best[row + 1]![column]!) row++
    else column++
  }
  row = rows
  column = columns
  leave()
  return out
}

const parted = (gone: Block[], came: Block[]): Aligned[] => [
  ...came.map((after): Aligned => ({ before: null, after, isSame: false })),
  ...gone.map((before): Aligned => ({ before, after: null, isSame: false })),
]
