/** The texts of an item: on one line, not cut, in the original characters. */
import { plainText } from '../../body/parse-html.ts'
import { isMojibake } from '../../language/encoding.ts'
import { ItemError, type Text } from './item.ts'
import type { Note } from './losses.ts'

const isHtml = (text: Text) =>
  /html/i.test(text.contentType ?? '') || (!text.contentType && /<[a-z]+[\s>]/i.test(text.value))

/** On one line; HTML is converted to text. */
export const words = (text: Text | undefined): string =>
  text ? (isHtml(text) ? plainText(text.value) : text.value).replace(/\s+/g, ' ').trim() : ''

const halves = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Removes halves of characters (lone surrogates), which remain when an emoji is cut in the middle. */
export function wholeCharacters(text: string, note: Note): string {
  if (text.isWellFormed()) return text
  const whole = text.replace(halves, '')
  note('incomplete characters', whole.slice(0, 50))
  return whole
}

/**
 * Refuses texts that were decoded wrongly before, because they are unreadable.
 * @throws ItemError
 */
export function checkText(name: string, text: string, { lost = true } = {}): void {
  const shown = `"${text.slice(0, 60)}"`
  if (lost && text.includes('\ufffd'))
    throw new ItemError(`${name}: ${shown} has characters that were lost when the file was made (U+FFFD)`)
  if (isMojibake(text))
    throw new ItemError(
      `${name}: ${shown} was decoded in a wrong encoding before it was written into the file`,
    )
}

export function cutTo(most: number, name: string, text: string, note: Note): string {
  if (text.length > most) note(`ends of texts that are too long (${name})`, text)
  return text.slice(0, most)
}

const tag = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/

/** A language tag (BCP 47) as providers write it: ar, AR, ar_EG; otherwise the publication's language. */
export function languageOf(given: string | undefined, own: string, note: Note): string {
  const plain = given?.trim().replaceAll('_', '-') ?? ''
  if (plain === '') return own
  const lower = plain.replace(/^[A-Za-z]+/, (language) => language.toLowerCase())
  if (tag.test(lower)) return lower
  note('invalid language tags', given)
  return own
}
