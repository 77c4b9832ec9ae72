/** Reads a picture's metadata from IPTC, XMP and EXIF. Location and device are not read. */
import type { Metadata } from 'sharp'
import { isCameraText } from './camera-text.ts'
import { readExif } from './exif.ts'
import { readIptc } from './iptc.ts'
import { momentOf } from './moment.ts'
import { readXmp, xmpTexts } from './xmp.ts'

export interface PictureWords {
  headline: string
  caption: string
  creditline: string
  photographer: string
  altText: string
  copyrightNotice: string
  usageTerms: string
  /** The agency's usage instructions: "NO ARCHIVES", "MANDATORY CREDIT". */
  instructions: string
  /** The possible agencies, as the picture names them. */
  sources: string[]
  keywords: string[]
  takenAt: Date | null
  /** The picture must not be shown before this time. */
  embargoedUntil: Date | null
  /** When the usage rights end. */
  expiresAt: Date | null
  /** The guessed encoding of a text, such as 'windows-1256'; null when none was guessed. */
  guessedEncoding: string | null
}

/** The time zone for times without one, and the preferred language. */
export interface Place {
  timeZone: string
  language: string
}

/** The metadata blocks of a file, whatever its format. */
type Blocks = Pick<Metadata, 'format' | 'exif' | 'iptc' | 'xmp' | 'comments'>

/** `bytes` is the whole file. Broken metadata is ignored. */
export async function readMetadata(
  bytes: Uint8Array,
  blocks: Blocks,
  { timeZone, language }: Place,
): Promise<PictureWords> {
  const notes = pngNotes(blocks)
  const iptc = readIptc(blocks.iptc ?? notes.profile('iptc') ?? notes.profile('8bim'))
  const exif = readExif(blocks.format === 'tiff' ? bytes : (blocks.exif ?? notes.profile('exif')))
  const xmp = await readXmp(blocks.xmp ?? notes.profile('xmp'))
  const { dc = {}, photoshop = {}, Iptc4xmpCore = {}, plus = {}, prism = {}, xmp: basic = {} } = xmp
  const rights = { ...xmp.xapRights, ...xmp.xmpRights }
  const camera = [exif.make ?? '', exif.model ?? '']
  const tell = (value: unknown) => xmpTexts(value, language).join(', ')
  const first = (...values: unknown[]) =>
    values.map(said).find((text) => text && !isCameraText(text, camera)) ?? ''
  const moment = (...values: string[]) =>
    values.map((text) => momentOf(said(text), timeZone)).find((found) => found !== null) ?? null
  const list = (dataset: string) => iptc.texts(dataset).filter(Boolean)
  const one = (dataset: string) => list(dataset).join(', ')

  const photographer = first(tell(dc.creator), one('2:80'), exif.artist, exif.author, notes.text('Author'))
  const credit = first(tell(photoshop.Credit), one('2:110'))
  const source = first(tell(photoshop.Source), one('2:115'))
  return {
    headline: first(tell(photoshop.Headline), one('2:105')),
    caption: first(
      ...[tell(dc.description), one('2:120'), exif.description, exif.comment, exif.title],
      notes.text('Description'),
    ),
    creditline: joined([photographer, credit, source]),
    photographer,
    altText: first(tell(Iptc4xmpCore.AltTextAccessibility)),
    copyrightNotice: first(tell(dc.rights), one('2:116'), exif.copyright, notes.text('Copyright')),
    usageTerms: first(tell(rights.UsageTerms)),
    // Keeps both where they differ: a restriction in either one applies.
    instructions: joined([said(tell(photoshop.Instructions)), said(one('2:40'))]),
    sources: [source, credit].filter(Boolean),
    keywords: listed([...xmpTexts(dc.subject, language), ...list('2:25')]),
    takenAt: moment(
      `${exif.taken ?? ''}${exif.takenOffset ?? ''}`,
      tell(photoshop.DateCreated),
      one('2:55') + one('2:60'),
      tell(basic.CreateDate),
    ),
    embargoedUntil: moment(one('2:30') + one('2:35'), one('2:30'), tell(prism.embargoDate)),
    expiresAt: moment(tell(plus.LicenseEndDate), tell(prism.expirationDate), one('2:37') + one('2:38')),
    guessedEncoding: iptc.guessed ?? exif.guessed,
  }
}

/** The texts of a PNG, and the profiles that ImageMagick stores in them as hexadecimal digits. */
function pngNotes({ comments = [] }: Blocks) {
  const text = (keyword: string) => comments.find((note) => note.keyword === keyword)?.text ?? ''
  const profile = (name: string): Buffer | undefined => {
    const digits = /^\s*\w+\s+\d+\s([\da-f\s]+)$/i.exec(text(`Raw profile type ${name}`))?.[1]
    return digits ? Buffer.from(digits.replace(/\s/g, ''), 'hex') : undefined
  }
  return { text, profile }
}

/** "POOL New / Reuters": each name once; a longer name replaces one that it contains. */
function joined(names: string[]): string {
  const kept = names.filter(
    (name, i) =>
      name &&
      !names.some((other, j) => (other !== name && other.includes(name)) || (j < i && other === name)),
  )
  return kept.join(' / ')
}

/** Keywords as one list, from several values or one text with commas. */
function listed(values: string[]): string[] {
  const all = values.length === 1 ? values[0]!.split(/[;,،؛]/) : values
  return [...new Set(all.map(said).filter((word) => word && word.length <= 120))].slice(0, 60)
}

const said = (text: unknown): string =>
  typeof text === 'string'
    ? mended(text)
        .replace(/[\0\ufffd]/g, '')
        .replace(/\s+/g, ' ')
        .trim()
    : ''

/** Repairs UTF-8 that a program has decoded as Latin-1. */
function mended(text: string): string {
  if (!/[\u0080-\u00ff]/.test(text) || /[^\u0000-\u00ff]/.test(text)) return text
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(text, 'latin1'))
  } catch {
    return text
  }
}
