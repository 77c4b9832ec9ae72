/** Detects the type of a file by its first bytes, not by its name or the sender's claim. */
import { isTable } from '../documents/table.ts'
import { frameKind, id3Length } from '../sounds/frames.ts'

export type PictureKind = 'jpeg' | 'png' | 'webp' | 'gif' | 'tiff' | 'avif'
export type VideoKind = 'mp4' | 'webm'
/** Formats of phones, accepted after conversion. */
export type ConvertedKind = 'heic' | 'quicktime'
export type SoundKind = 'mp3' | 'm4a' | 'aac' | 'ogg' | 'wav'
/** Of archives, only office documents are accepted. */
export type DocumentKind = 'pdf' | 'zip' | 'csv'
/** Detected only for error messages; not accepted. */
export type OtherKind = 'svg' | 'html' | 'matroska' | 'unknown'
export type Kind = PictureKind | VideoKind | ConvertedKind | SoundKind | DocumentKind | OtherKind

/** This many bytes are enough to detect the type. */
export const headLength = 4_096

export const isVideo = (kind: Kind): kind is VideoKind => kind === 'mp4' || kind === 'webm'

const pictures: Kind[] = ['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif']
export const isPicture = (kind: Kind): kind is PictureKind => pictures.includes(kind)

const sounds: Kind[] = ['mp3', 'm4a', 'aac', 'ogg', 'wav']
export const isSound = (kind: Kind): kind is SoundKind => sounds.includes(kind)

const documents: Kind[] = ['pdf', 'zip', 'csv']
export const isDocument = (kind: Kind): kind is DocumentKind => documents.includes(kind)

export function kindOf(head: Uint8Array): Kind {
  const bytes = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, headLength))
  const starts = (text: string, at = 0) => bytes.toString('latin1', at, at + text.length) === text
  if (starts('\xff\xd8\xff')) return 'jpeg'
  if (starts('\x89PNG\r\n\x1a\n')) return 'png'
  if (starts('GIF87a') || starts('GIF89a')) return 'gif'
  if (starts('RIFF') && starts('WEBP', 8)) return 'webp'
  if (starts('II*\0') || starts('MM\0*')) return 'tiff'
  if (starts('ftyp', 4)) return kindOfBrands(bytes)
  // EBML (RFC 8794): the document type is in its first element.
  if (starts('\x1aE\xdf\xa3')) return bytes.toString('latin1', 0, 64).includes('webm') ? 'webm' : 'matroska'
  if (starts('RIFF') && starts('WAVE', 8)) return 'wav'
  // RFC 3533: the codec is in the first page.
  if (starts('OggS')) return /OpusHead|\x01vorbis/.test(bytes.toString('latin1', 0, 64)) ? 'ogg' : 'unknown'
  // The frames after the tag are checked when the file is read.
  if (id3Length(bytes) > 0) return 'mp3'
  const frames = frameKind(bytes, 0)
  if (frames) return frames
  if (starts('%PDF-')) return 'pdf'
  if (starts('PK\x03\x04')) return 'zip'
  return kindOfText(bytes)
}

/** ISO 14496-12: the major brand, then the compatible brands. */
function kindOfBrands(bytes: Buffer): Kind {
  const end = Math.min(bytes.length < 4 ? 0 : bytes.readUInt32BE(0), bytes.length, 256)
  const brands: string[] = []
  for (let at = 8; at + 4 <= end; at += 4) if (at !== 12) brands.push(bytes.toString('latin1', at, at + 4))
  const [major = ''] = brands
  if (major === 'qt  ') return 'quicktime'
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return 'avif'
  if (/^M4[AB] $/.test(major)) return 'm4a'
  if (/^(hei[cxms]|hev[cxms]|mif1|msf1)$/.test(major)) return 'heic'
  if (brands.some((brand) => /^(iso[2-9m]|mp4[12]|avc1|dash|M4V |MSNV|mmp4|f4v )$/.test(brand))) return 'mp4'
  return 'unknown'
}

function kindOfText(bytes: Buffer): Kind {
  const text = bytes
    .toString(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf16le' : 'utf8')
    .replace(/^[\ufeff\s]+|<\?xml[^>]*\?>|<!--[\s\S]*?-->/g, '')
    .trimStart()
  if (/^(<!doctype svg[^>]*>\s*)?<(\w+:)?svg[\s>]/i.test(text)) return 'svg'
  if (/^<!doctype html|^<(html|head|body|script|title|meta)[\s>]/i.test(text)) return 'html'
  return isTable(cutAtCharacter(bytes)) ? 'csv' : 'unknown'
}

/** The text of the first bytes, without a character that the limit cuts in two. */
function cutAtCharacter(bytes: Buffer): string {
  let end = bytes.length
  if (end === headLength) while (end > headLength - 4 && (bytes[end - 1]! & 0x80) !== 0) end--
  return bytes.toString('utf8', 0, end)
}
