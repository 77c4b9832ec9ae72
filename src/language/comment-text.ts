/** What readers write, made fit to stand on a page of others: nothing in it can leave its own line or hide. */
import { stripBidi } from './bidi.ts'

/** A letter with shadda, a vowel and a small alef has three marks; Quranic spelling a fourth. */
const mostMarks = 4

const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufff9-\ufffb\ufffe\uffff]/g
/** Characters that show nothing (UAX #44), and the empty braille cell; ZWNJ, ZWJ and what emoji need stay. */
const hidden = /[[\p{Default_Ignorable_Code_Point}--[\u200c\u200d\ufe00-\ufe0f]]\u2800]/gv
const pile = new RegExp(`(\\p{M}{${mostMarks}})\\p{M}+`, 'gu')

/** What hides goes before the text is composed: what stood on both sides of it may belong together. */
const clean = (text: string) =>
  stripBidi(text.toWellFormed())
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(hidden, '')
    .replace(controls, '')
    .normalize('NFC')
    .replace(pile, '$1')

/** Paragraphs of plain text: NFC, no controls, piles of marks cut down, one empty line at most between two lines. */
export const cleanComment = (text: string): string =>
  clean(text)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** A name on one line. */
export const cleanName = (text: string): string => clean(text).replace(/\s+/g, ' ').trim()

/** Whether there is anything to read: a letter, a digit or a picture character. */
export const saysSomething = (text: string): boolean => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text)

/** The length that a person would count: code points. */
export const lengthOf = (text: string): number => Array.from(text).length

export interface TextPart {
  text: string
  /** Where it leads, when it is an address of the web. */
  url?: string
}

/** A text with the web addresses in it set apart. A full stop or bracket that ends a sentence is not of the address. */
export function linksIn(text: string): TextPart[] {
  const parts: TextPart[] = []
  let end = 0
  for (const match of text.matchAll(/https?:\/\/[^\s<>"'«»،؛؟]+/gi)) {
    const url = match[0].replace(/[.,:;!?)\]}]+$/, '')
    if (!URL.canParse(url)) continue
    if (match.index > end) parts.push({ text: text.slice(end, match.index) })
    parts.push({ text: url, url })
    end = match.index + url.length
  }
  if (end < text.length) parts.push({ text: text.slice(end) })
  return parts
}
