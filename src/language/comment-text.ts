/** Cleans readers' texts: nothing in them can leave its line or be invisible. */
import { stripBidi } from './bidi.ts'
import { wordSigns } from './letters.ts'

/** A letter with shadda, a vowel and a small alef has three marks; Quranic spelling has a fourth. */
const maxMarks = 4

const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufff9-\ufffb\ufffe\uffff]/g
/** Invisible characters (UAX #44) and the empty braille cell, except ZWNJ, ZWJ and those that emoji need. */
const hidden = /[[\p{Default_Ignorable_Code_Point}--[\u200c\u200d\ufe00-\ufe0f]]\u2800]/gv
const pile = new RegExp(`(\\p{M}{${maxMarks}})\\p{M}+`, 'gu')

/** Removes invisible characters before composing, because their neighbours may belong together. */
const clean = (text: string) =>
  stripBidi(text.toWellFormed())
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(hidden, '')
    .replace(controls, '')
    .normalize('NFC')
    .replace(pile, '$1')

/** Paragraphs of plain text: NFC, no controls, limited marks per letter, at most one empty line between lines. */
export const cleanComment = (text: string): string =>
  clean(text)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** A name on one line. */
export const cleanName = (text: string): string => clean(text).replace(/\s+/g, ' ').trim()

const readable = new RegExp(`[\\p{L}\\p{N}\\p{Extended_Pictographic}${wordSigns}]`, 'u')

/** Whether a text has anything readable: a letter, a digit, a word sign (﷽) or a pictograph. */
export const saysSomething = (text: string): boolean => readable.test(text)

/** The length that a person would count: code points. */
export const lengthOf = (text: string): number => Array.from(text).length

export interface TextPart {
  text: string
  /** The address, when it is a web address. */
  url?: string
}

const endsSentence = new Set('.,:;!?)]}')

/**
 * Splits a text into plain parts and web addresses. A full stop or bracket at the end of a sentence is not
 * part of the address.
 */
export function linksIn(text: string): TextPart[] {
  const parts: TextPart[] = []
  let end = 0
  for (const match of text.matchAll(/https?:\/\/[^\s<>"'«»،؛؟]+/gi)) {
    let length = match[0].length
    while (endsSentence.has(match[0][length - 1]!)) length--
    const url = match[0].slice(0, length)
    if (!URL.canParse(url)) continue
    if (match.index > end) parts.push({ text: text.slice(end, match.index) })
    parts.push({ text: url, url })
    end = match.index + url.length
  }
  if (end < text.length) parts.push({ text: text.slice(end) })
  return parts
}
