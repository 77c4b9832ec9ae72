/**
 * The month of an article stands among its words, as a mark: so the index itself answers which of the newest articles
 * hold something, without a look at all the older ones.
 */
import type { Frequencies } from './frequencies.ts'

/** A window of more months, or of a larger share of all articles, is hardly smaller than the archive. */
const mostMonths = 120
const mostShare = 0.15

/** The mark of a moment's month, in UTC: 'at:2026-11'. */
export const monthMark = (at: Date): string => `at:${at.toISOString().slice(0, 7)}`

const monthBefore = (at: Date): Date => new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - 1, 28))

/**
 * The last months, up to that of `until`, that hold about such a share of all articles, as a part of a tsquery; null
 * where that is too much of the archive to be worth it, or goes back beyond `from`.
 */
export function lastMonths(
  share: number,
  { from, until }: { from: Date | null; until: Date },
  { since }: Frequencies,
): string | null {
  const first = share > mostShare ? null : since(share, until)
  if (!first || (from && first < from)) return null
  const marks: string[] = []
  for (let at = until; at >= first; at = monthBefore(at)) marks.push(`'${monthMark(at)}'`)
  const last = `'${monthMark(first)}'`
  if (marks.at(-1) !== last) marks.push(last)
  return marks.length > mostMonths ? null : `(${marks.join(' | ')})`
}
