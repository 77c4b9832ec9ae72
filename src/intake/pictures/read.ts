/** What a picture is and says of itself: its format and size by its content, its metadata from IPTC, XMP and EXIF. */
import exifr from 'exifr'
import sharp from 'sharp'

export interface PictureFacts {
  contentType: string
  ending: string
  /** As it is seen: the orientation of the file is applied. */
  width: number
  height: number
  headline: string
  caption: string
  creditline: string
  photographer: string
  altText: string
  copyrightNotice: string
  usageTerms: string
}

/** Why a file cannot be a picture: a sentence for the person who brought it. */
export class PictureError extends Error {}

const mostPixels = 100_000_000
const kinds: Record<string, { contentType: string; ending: string }> = {
  jpeg: { contentType: 'image/jpeg', ending: 'jpg' },
  png: { contentType: 'image/png', ending: 'png' },
  webp: { contentType: 'image/webp', ending: 'webp' },
  gif: { contentType: 'image/gif', ending: 'gif' },
  tiff: { contentType: 'image/tiff', ending: 'tiff' },
  avif: { contentType: 'image/avif', ending: 'avif' },
}

/** Reads a picture. @throws PictureError when it is empty, broken, of another kind, or larger than 100 megapixels */
export async function readPicture(bytes: Uint8Array): Promise<PictureFacts> {
  if (bytes.length === 0) throw new PictureError('The file is empty.')
  const facts = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => null)
  const format = facts?.format === 'heif' && facts.compression === 'av1' ? 'avif' : facts?.format
  const kind = kinds[format ?? '']
  if (!facts || !kind) {
    const named = facts ? `a picture of the kind ${facts.format}` : 'not a picture that can be read'
    throw new PictureError(`The file is ${named}; JPEG, PNG, WebP, AVIF, GIF and TIFF are taken.`)
  }
  const { width, height } = facts.autoOrient
  if (width * height > mostPixels) {
    throw new PictureError(
      `The picture has ${Math.round((width * height) / 1e6)} megapixels (${width} × ${height}); at most 100 are taken.`,
    )
  }
  // Decodes every pixel, small: a file that breaks off in the middle has a sound head.
  await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'truncated' })
    .resize(64)
    .raw()
    .toBuffer()
    .catch((error: Error) => {
      throw new PictureError(`The picture is broken: ${error.message.split('\n')[0]}.`)
    })
  return { ...kind, width, height, ...(await readMetadata(bytes)) }
}

type Metadata = Omit<PictureFacts, 'contentType' | 'ending' | 'width' | 'height'>

/** IPTC writes one line a value, XMP the same as a language alternative, EXIF what the camera knew. */
async function readMetadata(bytes: Uint8Array): Promise<Metadata> {
  const parts = await exifr
    .parse(bytes, {
      iptc: true,
      xmp: true,
      exif: false,
      gps: false,
      icc: false,
      jfif: false,
      ihdr: false,
      mergeOutput: false,
    })
    .catch(() => undefined)
  const {
    iptc = {},
    dc = {},
    photoshop = {},
    xmpRights,
    xapRights,
    ifd0 = {},
    Iptc4xmpCore = {},
  } = (parts ?? {}) as Record<string, Record<string, unknown>>
  const first = (...values: unknown[]) => values.map(said).find((text) => text !== '') ?? ''
  const photographer = first(dc.creator, iptc.Byline, ifd0.Artist)
  const credit = first(photoshop.Credit, iptc.Credit)
  const source = first(photoshop.Source, iptc.Source)
  return {
    headline: first(photoshop.Headline, iptc.Headline),
    caption: first(dc.description, iptc.Caption, ifd0.ImageDescription),
    creditline: joined([photographer, credit, source]),
    photographer,
    altText: first(Iptc4xmpCore.AltTextAccessibility),
    copyrightNotice: first(dc.rights, iptc.CopyrightNotice, ifd0.Copyright),
    usageTerms: first(xmpRights?.UsageTerms, xapRights?.UsageTerms),
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
