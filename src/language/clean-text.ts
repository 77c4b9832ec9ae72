/** Removes direction overrides, control characters and incomplete characters from texts. */
import { stripBidi } from './bidi.ts'

/** Control characters that no text needs; each field handles tabs and line feeds itself. */
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g

/** Removes characters from a multi-line text that the database cannot store or a page must not contain. */
export const cleanProse = (text: string): string =>
  stripBidi(text.toWellFormed().normalize('NFC')).replace(controls, '')

/** A text cleaned for a single-line field. */
export const cleanLine = (text: string): string => cleanProse(text).replace(/\s+/g, ' ').trim()
