/** What a picture says of itself, from IPTC, XMP and EXIF. Where and with what it was taken is not read. */
import exifr from 'exifr'
import { dayStart, isoDay } from '../../language/days.ts'

export interface PictureWords {
  headline: string
  caption: string
  creditline: string
  photographer: string
  altText: string
  copyrightNotice: string
  usageTerms: string
  /** Who may be the agency it comes from, as the picture names them. */
  sources: string[]
  keywords: string[]
  takenAt: Date | null
  /** When the right to use it ends. */
  expiresAt: Date | null
}

type Part = Record<string, unknown>

/** `timeZone` is that of times which do not say theirs. Metadata that is broken says nothing. */
export async function readMetadata(bytes: Uint8Array, timeZone: string): Promise<PictureWords> {
  const parts = await exifr
    .parse(bytes, {
      ...{ iptc: true, xmp: true, gps: false, icc: false, jfif: false, ihdr: false },
      exif: { pick: ['DateTimeOriginal', 'OffsetTimeOriginal'] },
      mergeOutput: false,
      reviveValues: false,
    } as never)
    .catch(() => undefined)
  const named = (parts ?? {}) as Record<string, Part>
  const { iptc = {}, dc = {}, photoshop = {}, ifd0 = {}, exif = {}, Iptc4xmpCore = {} } = named
  const { xmpRights, xapRights, plus = {}, prism = {}, xmp = {} } = named
  const first = (...values: unknown[]) => values.map(said).find((text) => text !== '') ?? ''
  const moment = (...values: string[]) => values.map((text) => momentOf(text, timeZone)).find(Boolean) ?? null

  const photographer = first(dc.creator, iptc.Byline, ifd0.Artist)
  const credit = first(photoshop.Credit, iptc.Credit)
  const source = first(photoshop.Source, iptc.Source)
  const headline = first(photoshop.Headline, iptc.Headline)
  return {
    headline,
    caption: first(dc.description, iptc.Caption, ifd0.ImageDescription),
    creditline: joined([photographer, credit, source]),
    photographer,
    altText: first(Iptc4xmpCore.AltTextAccessibility),
    copyrightNotice: first(dc.rights, iptc.CopyrightNotice, ifd0.Copyright),
    usageTerms: first(xmpRights?.UsageTerms, xapRights?.UsageTerms),
    sources: [source, credit].filter(Boolean),
    keywords: listed(dc.subject, iptc.Keywords),
    takenAt: moment(
      said(exif.DateTimeOriginal) + said(exif.OffsetTimeOriginal),
      said(photoshop.DateCreated),
      said(iptc.DateCreated) + said(iptc.TimeCreated),
      said(xmp.CreateDate),
    ),
    expiresAt: moment(
      said(plus.LicenseEndDate),
      said(prism.expirationDate),
      said(iptc.ExpirationDate) + said(iptc.ExpirationTime),
    ),
  }
}

/** "POOL New / Reuters": each name once, one that holds another in its place. */
function joined(names: string[]): string {
  const kept = names.filter(
    (name, i) =>
      name &&
      !names.some((other, j) => (other !== name && other.includes(name)) || (j < i && other === name)),
  )
  return kept.join(' / ')
}

/** Keywords as one list, whether they came as many or as one text with commas. */
function listed(...values: unknown[]): string[] {
  const all = values.flatMap((value) =>
    Array.isArray(value) ? value.map(said) : said(value).split(/[;,،؛]/),
  )
  return [...new Set(all.map((word) => word.trim()).filter((word) => word && word.length <= 120))].slice(
    0,
    60,
  )
}

/**
 * EXIF writes 2026:03:01 14:05:00, XMP 2026-03-01T14:05:00+03:00, IPTC 20260301 and 140500+0300; a day alone is
 * its first moment. Null for what is no date.
 */
export function momentOf(text: string, timeZone: string): Date | null {
  const match =
    /^(\d{4})[:-]?(\d\d)[:-]?(\d\d)(?:[T ]?(\d\d):?(\d\d)(?::?(\d\d)(?:\.\d+)?)?)?\s*(Z|[+-]\d\d:?\d\d)?$/.exec(
      text,
    )
  if (!match) return null
  const [, year, month, date, hour = '00', minute = '00', second = '00', zone] = match
  const day = `${year}-${month}-${date}`
  const offset = zone === undefined || zone === 'Z' ? 'Z' : zone.replace(/^(...):?/, '$1:')
  const written = new Date(`${day}T${hour}:${minute}:${second}${offset}`)
  if (Number.isNaN(written.getTime()) || Number(year) < 1826 || Number(year) > 2200) return null
  if (zone !== undefined) return written
  const sinceMidnight = written.getTime() - Date.parse(`${day}T00:00:00Z`)
  if (isoDay(written, 'UTC') !== day) return null
  return new Date(dayStart(day, timeZone).getTime() + sinceMidnight)
}

/** exifr gives texts, lists, or { lang, value }. IPTC-IIM without a declared charset is read as UTF-8 where it is that. */
function said(value: unknown): string {
  if (Array.isArray(value)) return value.map(said).filter(Boolean).join(', ')
  if (typeof value === 'object' && value !== null && 'value' in value) return said(value.value)
  if (typeof value !== 'string') return typeof value === 'number' ? String(value) : ''
  return entities(utf8(value)).replace(/\0/g, '').replace(/\s+/g, ' ').trim()
}

/** XMP is XML, and its references come undecoded. */
function entities(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (whole, hex, decimal, name) => {
      if (name) return named[name.toLowerCase()]!
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}

function utf8(text: string): string {
  if (!/[\u0080-\u00ff]/.test(text) || /[^\u0000-\u00ff]/.test(text)) return text
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(text, 'latin1'))
  } catch {
    return text
  }
}
