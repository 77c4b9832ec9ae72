/** The kinds of text fields, with the rules that every command applies to them. */
import { z } from 'zod'
import { cleanLine, cleanProse } from '../language/clean-text.ts'
import { mailAddress } from '../language/mail-address.ts'
import { id, largestId } from '../values/id.ts'

export { id }

/** One line of text: no line breaks, no direction overrides, no control characters. */
export const line = (max: number) =>
  z
    .string()
    .max(max * 2, `is longer than ${max} characters`)
    .transform(cleanLine)
    .pipe(z.string().max(max, `is longer than ${max} characters`))
    // For the API description: characters removed by cleaning do not count.
    .meta({ maxLength: max })

export const requiredLine = (max: number) => line(max).pipe(z.string().min(1, 'is missing'))

/** Text in paragraphs, which empty lines separate. */
export const paragraphs = (max: number) =>
  z
    .string()
    .max(max * 2, `is longer than ${max} characters`)
    .transform((text) =>
      cleanProse(text.replaceAll(/\r\n?/g, '\n'))
        .split(/\n\s*\n/)
        .map((one) => one.replace(/[^\S\n]+/g, ' ').trim())
        .filter(Boolean)
        .join('\n\n'),
    )
    .pipe(z.string().max(max, `is longer than ${max} characters`))
    .meta({ maxLength: max })

/** A whole number in a URL: digits only, no sign, decimal. */
export function numberText(least: number, most: number) {
  const text = z.string().regex(/^[0-9]{1,15}$/, 'is not a whole number')
  return text
    .transform(Number)
    .pipe(z.number().int().min(least).max(most))
    .meta({ override: { type: 'integer', minimum: least, maximum: most } })
}
/** An id, or another number that counts from one, in a URL. */
export const idText = numberText(1, largestId)
export const optionalId = id.nullable()

/** A plausible date: 1800 to 2200. */
export const moment = z.date().refine((at) => {
  const year = at.getUTCFullYear()
  return year >= 1800 && year <= 2200
}, 'is not a date between 1800 and 2200')

/** A DNS host name (RFC 1123), after IDNA, or an IP address. The URL standard would also allow `;`, `*` and `'`. */
const plainHost = /^([a-z0-9.-]+|\[[0-9a-f:.]+\])$/

/**
 * Text without spaces, control and direction characters, and incomplete characters, which pages or the
 * database cannot hold.
 */
const addressCharacters = /^[^\s\p{Cc}\p{Cs}\p{Bidi_Control}<>"\\]+$/u

const isWebAddress = (text: string): boolean =>
  /^https?:\/\/./i.test(text) &&
  addressCharacters.test(text) &&
  URL.canParse(text) &&
  plainHost.test(new URL(text).hostname)

/** A web address; '' when there is none. */
export const webAddress = z
  .string()
  .trim()
  .max(2_000)
  .refine((text) => text === '' || isWebAddress(text), 'must be an http(s) address')

/** A page of the site ('/pages/about') or an address elsewhere. */
export const isLink = (text: string): boolean =>
  isWebAddress(text) || (/^\/(?!\/)/.test(text) && addressCharacters.test(text))

/** Whether the database can hold all texts of a value: JSON writes NUL and halves of characters as escapes. */
export const isStorable = (value: unknown): boolean =>
  !/(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/.test(JSON.stringify(value) ?? '')

/** Sites whose addresses are pages with their own player. */
const playerSites =
  /(^|\.)(youtube\.com|youtube-nocookie\.com|youtu\.be|vimeo\.com|dailymotion\.com|dai\.ly|facebook\.com|fb\.watch|instagram\.com|tiktok\.com|twitch\.tv|twitter\.com|x\.com|t\.me|rumble\.com|ok\.ru)$/
const otherFiles = /\.(html?|php|aspx?|mp4|m4v|webm|mov|mkv|avi|mpd|mp3|jpe?g|png|gif|pdf)$/

/** Whether an address can be an HLS playlist: not a page of a video site, and not another kind of file. */
function isStreamAddress(text: string): boolean {
  if (text === '' || !URL.canParse(text)) return true
  const { hostname, pathname } = new URL(text)
  return !playerSites.test(hostname.toLowerCase()) && !otherFiles.test(pathname.toLowerCase())
}

/** The address of an HLS stream; '' when there is none. */
export const streamAddress = webAddress.refine(
  isStreamAddress,
  'is a page or a file, not a stream: an HLS playlist (.m3u8) is needed',
)
/** A mailbox address in one canonical spelling: lower case, in any script. */
export const mailbox = z
  .string()
  .max(600)
  .transform((text, ctx) => {
    const address = mailAddress(text)?.toLowerCase()
    if (address !== undefined) return address
    ctx.addIssue({ code: 'custom', message: 'must be an e-mail address' })
    return z.NEVER
  })

export const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'must be a colour such as #0b5d5e')
