/** Normalises the texts of a body: NFC, single spaces, no forbidden characters. */
import { cleanProse } from '../language/clean-text.ts'

const spaces = /[ \t\n\r\f\v\u0085\u2028\u2029]+/g

/** NFC again at the end, because removing a control character can join a letter and its mark. */
export const cleanText = (text: string) =>
  cleanProse(text.replace(spaces, ' ')).normalize('NFC').replace(/ {2,}/g, ' ')

/** A single-line text: a caption, a title. */
export const oneLine = (text: string) => cleanText(text).replace(/\s+/g, ' ').trim()
