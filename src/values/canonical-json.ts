/**
 * Canonical JSON for comparing values: PostgreSQL's jsonb returns keys in its own order, so JSON.stringify
 * may produce different texts for equal values. Pure functions.
 */
import stringify from 'safe-stable-stringify'

/** The JSON of a value with sorted keys. `replacer` as for JSON.stringify. */
export const canonicalJson = (value: unknown, replacer?: (key: string, value: unknown) => unknown): string =>
  stringify(value, replacer) ?? 'null'

/** Whether two values have the same JSON, regardless of the order of keys. */
export const sameJson = (a: unknown, b: unknown): boolean => a === b || canonicalJson(a) === canonicalJson(b)

/** A short hash of a text, the same in every browser; its 53 bits suffice to distinguish a few texts. */
export function textHash(text: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    high = Math.imul(high ^ code, 2_654_435_761)
    low = Math.imul(low ^ code, 1_597_334_677)
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909)
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909)
  return (4_294_967_296 * (2_097_151 & low) + (high >>> 0)).toString(36)
}
