/** The words of a text that may have been split: "ح.م.ا.ر", "ح م ا ر", "حمـ ـار". */

export interface Piece {
  start: number
  end: number
  /** As written. */
  text: string
  /** Whether only signs, or a stretched stroke and a space, separate it from the piece before. */
  isJoined: boolean
  isLetter: boolean
}

const pieces = /[\p{L}\p{N}\p{M}\p{Cf}\u0640]+/gu
const visible = /[\p{L}\p{N}]/gu
const longest = 12

export function piecesIn(text: string): Piece[] {
  const found: Piece[] = []
  for (const { 0: piece, index: start } of text.matchAll(pieces)) {
    const letters = piece.match(visible)
    if (!letters) continue
    const before = found.at(-1)
    const between = before ? text.slice(before.end, start) : ' '
    const isStretched = Boolean(before?.text.endsWith('\u0640') && piece.startsWith('\u0640'))
    found.push({
      ...{ start, end: start + piece.length, text: piece },
      isJoined: isStretched || !/\s/.test(between),
      // A repeated letter counts as one letter.
      isLetter: new Set(letters).size === 1 && /\p{L}/u.test(letters[0]!),
    })
  }
  return found
}

/** A stretch of a text that may be one word, and its reading without separators. */
export interface Stretch {
  start: number
  end: number
  text: string
  /** Single letters only: a word may begin and end inside. */
  isSpelledOut: boolean
}

/**
 * All stretches that may be one word: each piece; pieces separated only by signs; single letters with the
 * piece before and after them. The number per piece is limited.
 */
export function stretchesIn(text: string): Stretch[] {
  const all = piecesIn(text)
  const found: Stretch[] = []
  const add = (from: number, to: number, isSpelledOut = false) => {
    const [first, last] = [all[from]!, all[to]!]
    const joined = all.slice(from, to + 1).map((piece) => piece.text)
    found.push({ start: first.start, end: last.end, text: joined.join(''), isSpelledOut })
    const written = text.slice(first.start, last.end)
    if (from < to && /[@$!|]/.test(written))
      found.push({
        ...{ start: first.start, end: last.end, isSpelledOut },
        text: written.replace(/[^\p{L}\p{N}@$!|]/gu, ''),
      })
  }
  for (let at = 0; at < all.length; at++) {
    add(at, at)
    found.push(...withinPiece(all[at]!))
    for (let to = at + 1; to < all.length && to < at + longest && all[to]!.isJoined; to++) add(at, to)
    if (!all[at]!.isLetter || all[at - 1]?.isLetter) continue
    let last = at
    while (all[last + 1]?.isLetter && last < at + 30) last++
    const isOne = last === at
    if (last > at + 1) add(at, last, true)
    // "و" is often written alone.
    if (isOne && all[at]!.text === 'و') continue
    if (at > 0) add(at - 1, last)
    if (last + 1 < all.length) add(at, last + 1)
    if (at > 0 && last + 1 < all.length) add(at - 1, last + 1)
  }
  return found
}

const kinds = /[[\p{Script=Arabic}&&\p{L}]\p{M}\u0640]{2,}|[\p{Script=Latin}\p{M}]{2,}/gv
const mixed =
  /[\p{Script=Arabic}&&\p{L}].*[\p{Script=Latin}\p{N}]|[\p{Script=Latin}\p{N}].*[\p{Script=Arabic}&&\p{L}]|\p{L}\p{N}|\p{N}\p{L}/v

/** Where scripts or digits meet in a piece, each part also counts as a word: "الـspam", "123كلب". */
function withinPiece({ start, text }: Piece): Stretch[] {
  if (!mixed.test(text)) return []
  return [...text.matchAll(kinds)].map(({ 0: letters, index }) => ({
    ...{ start: start + index, end: start + index + letters.length },
    ...{ text: letters, isSpelledOut: false },
  }))
}
