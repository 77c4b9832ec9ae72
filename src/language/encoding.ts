/**
 * Detects the encoding of a text: UTF-8 by its form, otherwise the 8-bit encodings of Arabic files, judged by
 * how much the decoded text resembles Arabic.
 */
import { isUtf8 } from 'node:buffer'

/** Names of the WHATWG Encoding Standard. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1256' | 'iso-8859-6' | 'windows-1252'

/** Letter frequencies in Arabic news, per thousand letters; rare letters share a minimum. */
const frequencies: Record<string, number> = {
  ...{ ا: 150, ل: 115, ي: 80, م: 58, و: 58, ن: 55, ر: 50, ت: 50, ب: 38, ة: 36, ع: 34, د: 31, س: 28, ف: 28 },
  ...{ ه: 27, ك: 22, ق: 23, أ: 24, ح: 19, ج: 15, ش: 13, ط: 12, ص: 11, خ: 10, ى: 10, إ: 11, ذ: 8, ض: 8, ز: 7 },
  ...{ ث: 7, غ: 6, ء: 5, ئ: 6, ظ: 3, ؤ: 3, آ: 3 },
}
const floor = Math.log(0.1)
const word = /[\p{L}\p{M}]+/gu

/**
 * The likelihood of a text in nats per non-ASCII letter, at most about 4; words of mixed scripts count
 * heavily against it.
 */
function likeness(text: string): number {
  let score = 0
  let letters = 0
  for (const sign of text.match(/[^\u0000-\u007f]/g) ?? []) {
    const often = frequencies[sign]
    if (often !== undefined) score += Math.log(often)
    else if (/[\u0610-\u061a\u064b-\u0655\u0670]/.test(sign)) score += -1
    else if (/[\u060c\u061b\u061f\u0640\u0660-\u0669\u2018-\u201d\u2013\u2014\u2026«»\u00a0]/.test(sign))
      score += 1
    else if (/\p{Script=Arabic}/u.test(sign)) score += floor
    else if (/[\u00c0-\u00ff]/.test(sign)) score += 0.5
    else score += -6
    letters++
  }
  for (const [one] of text.matchAll(word)) {
    const arabic = /\p{Script=Arabic}/u.test(one)
    if (arabic && /\p{Script=Latin}/u.test(one)) score -= 6 * one.length
    else if (arabic && /^[\u064b-\u0655]/.test(one)) score -= 6
    else if (arabic && /[ةى].*\p{L}/u.test(one)) score -= 4
    else if (/^[وبفك]?(?:ال|لل)\p{L}{2}/u.test(one)) score += 3
    // A word of only accented letters does not exist in Latin languages.
    else if (/^[\u00c0-\u00ff]{2,}$/.test(one)) score -= 4 * one.length
  }
  return letters === 0 ? 0 : score / letters
}

const candidates = ['windows-1256', 'iso-8859-6', 'windows-1252'] as const
const decoders = new Map<Encoding, TextDecoder>()

/** Decodes the bytes; invalid ones become U+FFFD. A byte order mark is removed. */
export function decode(bytes: Uint8Array, encoding: Encoding): string {
  let decoder = decoders.get(encoding)
  if (!decoder) {
    decoder = new TextDecoder(encoding)
    decoders.set(encoding, decoder)
  }
  return decoder.decode(bytes)
}

/** A lower likelihood means that the text is not in this encoding. */
const least = 1.2
/** If another encoding is this close, the result is uncertain: a few words say less than a sentence. */
const margin = (text: string) => Math.max(0.25, 8 / (text.match(/[^\u0000-\u007f]/g)?.length ?? 1))

/** The 8-bit encoding of bytes that are not UTF-8; null when uncertain. */
export function guessEightBit(bytes: Uint8Array): (typeof candidates)[number] | null {
  const read = candidates.map((encoding) => {
    const text = decode(bytes, encoding)
    return { encoding, text, score: likeness(text) }
  })
  read.sort((a, b) => b.score - a.score)
  // French is the same in windows-1256, which has its letters.
  const best = read.find((one) => one.encoding === 'windows-1252' && one.text === read[0]!.text) ?? read[0]!
  const lone = best.encoding === 'windows-1252' ? isLatinText(best.text) : best.score >= least
  if (!lone) return null
  const rival = read.find((one) => one.text !== best.text)
  return rival && best.score - rival.score < margin(best.text) ? null : best.encoding
}

/** Accented letters within words of plain letters mean a Latin language. */
function isLatinText(text: string): boolean {
  const accented = text.match(/[\p{L}\p{M}]*[\u00c0-\u00ff][\p{L}\p{M}]*/gu) ?? []
  const within = accented.filter((one) => /[a-z]/i.test(one) && !/[\u00c0-\u00ff]{3}/.test(one))
  return accented.length > 0 && within.length >= accented.length * 0.6
}

/** The encoding by a byte order mark, or by the zeros of ASCII in UTF-16; null for others. */
export function markedEncoding(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  const pairs = Math.min(bytes.length, 4_096) >> 1
  let even = 0
  let odd = 0
  for (let i = 0; i < pairs; i++) {
    if (bytes[2 * i] === 0) even++
    if (bytes[2 * i + 1] === 0) odd++
  }
  if (pairs >= 2 && even + odd >= pairs / 4) {
    if (odd > even * 8) return 'utf-16le'
    if (even > odd * 8) return 'utf-16be'
  }
  return null
}

/** Decodes a text of detectable encoding; otherwise null. */
export function decodeText(bytes: Uint8Array): { text: string; encoding: Encoding } | null {
  const marked = markedEncoding(bytes)
  const encoding = marked ?? (isUtf8(bytes) ? 'utf-8' : guessEightBit(bytes))
  if (encoding === 'utf-8' && !isUtf8(bytes)) return null
  return encoding && { text: decode(bytes, encoding), encoding }
}

const latin1 =
  /^[\u0000-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2026\u2030\u2039\u203a\u20ac\u2122]*$/

/** windows-1252 has these signs in place of control characters. */
const of1252 = new Map(
  Array.from({ length: 32 }, (_, i) => [decode(Uint8Array.of(0x80 + i), 'windows-1252'), 0x80 + i] as const),
)

/**
 * Whether a text was decoded with a wrong encoding before: Arabic bytes read as Latin letters ("ÇáÞÇåÑÉ",
 * "Ø§Ù„Ù‚Ø§Ù‡Ø±Ø©"), or UTF-8 read as windows-1256 ("ط§ظ„ظ‚").
 */
export function isMojibake(text: string): boolean {
  // In windows-1256, the first UTF-8 bytes of Arabic are ط and ظ, and a letter rarely follows.
  if (/[طظ][§„…ˆٹ‡±¹³¬¨ھ]/.test(text)) {
    const words = text.match(/[\p{L}\p{M}]+/gu) ?? []
    const odd = words.filter((one) => (one.match(/[طظ]/g) ?? []).length >= one.length / 3)
    if (odd.length > words.length / 2) return true
  }
  for (const run of text.match(/[\u0080-\u00ff\u0152-\u0192\u02c6\u02dc\u2013-\u2122]{3,}/g) ?? []) {
    if (!latin1.test(run)) continue
    const bytes = Uint8Array.from(run, (sign) => of1252.get(sign) ?? sign.charCodeAt(0) & 0xff)
    const arabic = isUtf8(bytes) ? decode(bytes, 'utf-8') : ''
    if (/\p{Script=Arabic}/u.test(arabic)) return true
    const letters = (run.match(/\p{L}/gu) ?? []).length
    if (letters >= 4 && letters / run.length > 0.6 && guessEightBit(bytes) !== 'windows-1252') return true
  }
  return false
}
