/**
 * Numbers joined by a dash, which are read in the order of the sentence: scores (2-1), line-ups (4-3-3),
 * seasons and ranges (2015-2016, 18:30-19:45, 10-15%).
 */
import { rtlClass } from './letters.ts'

export interface Chain {
  start: number
  end: number
  /** Has a number of three digits or more, like the name of a model or a season. */
  long: boolean
}

const number = String.raw`\p{Nd}+(?:[.,:\/٫٬]\p{Nd}+)*[%‰°$€£¥]?`
const dash = String.raw`[\-\u2010-\u2015\u2212]`
const space = '[ \\u00a0\\u202f]'
const latin = `[[\\p{L}\\p{M}]--[${rtlClass}]]`
/** Not within an address, a handle, an amount, a formula or a name. */
const before = String.raw`(?<![\p{Nd}@#_$€£¥+±≈~=×÷*\\]|${latin}|[${'a-zA-Z'}\p{Nd}\/\-][.\/:?&,\-]|${dash})`
const after = String.raw`(?![\p{Nd}@_=×÷*\\]|${latin}|[.\/:?&]?[a-zA-Z\p{Nd}\/]|[.,:]\p{Nd}|${dash}[\p{L}\p{Nd}]|\+\p{Nd})`
const chain = new RegExp(`${before}${number}(?:(?:${dash}|${space}${dash}${space})${number})+${after}`, 'gv')
const dashes = new RegExp(dash, 'v')

const joint = String.raw`(?:[+×÷*=≈≤≥±→\/\-\u2212]|${space}[+×÷*=≈≤≥±→\/\-\u2212]${space})`
const digits = String.raw`[0-9]+(?:[.,:][0-9]+)*[%‰°$€£¥]?`
const sign = String.raw`[\-\u2212]?`
/** Matches as much as possible, so that each part is read once; its end is checked afterwards. */
const run = new RegExp(
  `(?<![\\p{Nd}@#_\\/]|\\p{Nd}[.,:]|${latin})(${sign}${digits}${joint}${sign})${digits}(?:${joint}${sign}${digits})*`,
  'gv',
)
const goesOn = new RegExp(`[\\p{Nd}@_\\/]|${latin}`, 'vy')

/** Calculations and changes ("2 + 2 = 4", "3.5 → 3.8"): in Latin digits they are read from left to right. */
export function sums(text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  for (const { 0: all, 1: head, index } of text.matchAll(run)) {
    let end = index + all.length
    const least = index + head!.length
    while (end > least && !mayEndAt(text, end)) end--
    if (end > least && /[+×÷*=≈≤≥±→]/.test(text.slice(index, end))) found.push({ start: index, end })
  }
  return found
}

function mayEndAt(text: string, end: number): boolean {
  goesOn.lastIndex = end
  return /[0-9%‰°$€£¥]/.test(text[end - 1]!) && !goesOn.test(text)
}

export function numberChains(text: string): Chain[] {
  const found: Chain[] = []
  const inSum = sums(text)
  let next = 0
  for (const { 0: all, index } of text.matchAll(chain)) {
    const groups = all.split(dashes).map((group) => group.trim())
    if (isOneNumber(groups, /\s/.test(all))) continue
    while (next < inSum.length && inSum[next]!.end <= index) next++
    if (next < inSum.length && inSum[next]!.start < index + all.length) continue
    found.push({ start: index, end: index + all.length, long: /\p{Nd}{3}/u.test(all) })
  }
  return found
}

/** A date (2016-02-19, 19-02-2016), a telephone number or an ISBN is always read from left to right. */
function isOneNumber(groups: string[], spaced: boolean): boolean {
  if (spaced || !groups.every((group) => /^[0-9]+$/.test(group))) return false
  if (/^0\d/.test(groups[0]!) && groups.join('').length >= 6) return true
  return groups.length > 2 && groups.some((group) => group.length > 2)
}
