/**
 * The month of an article is one of its search marks, so that the index can restrict a search to the newest
 * articles.
 */
import type { Frequencies } from './frequencies.ts'

/** A window of more months, or of a larger share of the articles, saves hardly anything. */
const maxMonths = 120
const maxShare = 0.15

/** The mark of a time's month, in UTC: 'at:2026-11'. */
export const monthMark = (at: Date): string => `at:${at.toISOString().slice(0, 7)}`

const monthBefore = (at: Date): Date => new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - 1, 28))

/**
 * The months up to that of `until` that contain about this share of the articles, as a part of a tsquery; null
 * where the window is too large to pay off, or reaches back beyond `from`.
 */
export function lastMonths(
  share: number,
  { from, until }: { from: Date | null; until: Date },
  { since }: Frequencies,
): string | null {
  const first = share > maxShare ? null : since(share, until)
  if (!first || (from && first < from)) return null
  const marks: string[] = []
  for (let at = until; at >= first; at = monthBefore(at)) marks.push(`'${monthMark(at)}'`)
  const last = `'${monthMark(first)}'`
  if (marks.at(-1) !== last) marks.push(last)
  return marks.length > maxMonths ? null : `(${marks.join(' | ')})`
}
