/** The kinds of text a newsroom types, as the rules that every command applies to them. */
import { z } from 'zod'
import { stripBidi } from '../language/bidi.ts'

/** Control characters that no text needs; a tab and a line feed are handled by each field. */
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u0080-\u009f\ufffe\uffff]/g

const cleanLine = (text: string) =>
  stripBidi(text.toWellFormed().normalize('NFC')).replace(controls, '').replace(/\s+/g, ' ').trim()

/** One line of text: no line breaks, no direction overrides, no control characters. */
export const line = (max: number) =>
  z
    .string()
    .max(max * 2, `is longer than ${max} characters`)
    .transform(cleanLine)
    .pipe(z.string().max(max, `is longer than ${max} characters`))

export const requiredLine = (max: number) => line(max).pipe(z.string().min(1, 'is missing'))

export const id = z.number().int().positive().max(2_147_483_647)
export const optionalId = id.nullable()

/** A date that a newsroom can mean: 1800 to 2200. */
export const moment = z.date().refine((at) => {
  const year = at.getUTCFullYear()
  return year >= 1800 && year <= 2200
}, 'is not a date between 1800 and 2200')

export const webAddress = z
  .string()
  .trim()
  .max(2_000)
  .refine(
    (text) => text === '' || (/^https?:\/\/[^\s<>"\\]+$/i.test(text) && URL.canParse(text)),
    'must be an http(s) address',
  )

export const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'must be a colour such as #0b5d5e')

/** Removes what the database cannot keep or a page must not carry from a text of several lines. */
export const cleanProse = (text: string) =>
  stripBidi(text.toWellFormed().normalize('NFC')).replace(controls, '')
