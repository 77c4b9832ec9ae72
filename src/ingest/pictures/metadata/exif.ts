/** The texts of EXIF (TIFF 6.0, EXIF 3.0), except the location and the camera's serial number. */
import { decode, guessEightBit } from '../../../language/encoding.ts'
import { utf8Of } from './iptc.ts'

const ascii = {
  270: 'description',
  271: 'make',
  272: 'model',
  315: 'artist',
  33432: 'copyright',
  36867: 'taken',
  36881: 'takenOffset',
} as const
/** Windows writes these in UTF-16. */
const utf16 = { 40091: 'title', 40092: 'comment', 40093: 'author' } as const
const exifDirectory = 0x8769

type Name = (typeof ascii)[keyof typeof ascii] | (typeof utf16)[keyof typeof utf16]
export type Exif = Partial<Record<Name, string>> & { guessed: string | null }

const longest = 20_000
const maxEntries = 500

/** `bytes` is a TIFF file or the block in JPEG, WebP, PNG and HEIF; broken metadata is ignored. */
export function readExif(bytes: Uint8Array | undefined): Exif {
  const found: Exif = { guessed: null }
  if (!bytes) return found
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const block = whole.toString('latin1', 0, 6) === 'Exif\0\0' ? whole.subarray(6) : whole
  const order = block.toString('latin1', 0, 4)
  const isLittle = order === 'II*\0'
  if (!isLittle && order !== 'MM\0*') return found
  const u16 = (at: number) => (isLittle ? block.readUInt16LE(at) : block.readUInt16BE(at))
  const u32 = (at: number) => (isLittle ? block.readUInt32LE(at) : block.readUInt32BE(at))

  function readDirectory(at: number, isFirst: boolean): void {
    const count = Math.min(u16(at), maxEntries)
    for (let entry = at + 2; entry < at + 2 + count * 12 && entry + 12 <= block.length; entry += 12) {
      const [tag, type, length] = [u16(entry), u16(entry + 2), u32(entry + 4)]
      if (tag === exifDirectory && isFirst) readDirectory(u32(entry + 8), false)
      if ((type !== 2 && type !== 1 && type !== 7 && type !== 129) || length > longest) continue
      const from = length <= 4 ? entry + 8 : u32(entry + 8)
      if (from + length > block.length) continue
      const value = block.subarray(from, from + length)
      const name = ascii[tag as keyof typeof ascii]
      const wide = utf16[tag as keyof typeof utf16]
      if (name) found[name] = textOf(value)
      else if (wide) found[wide] = decode(value.subarray(0, length & ~1), 'utf-16le').split('\0')[0]!
    }
  }

  function textOf(value: Buffer): string {
    const end = value.indexOf(0)
    const text = end === -1 ? value : value.subarray(0, end)
    const utf8 = utf8Of(text)
    if (utf8 !== null) return utf8
    const guess = guessEightBit(text) ?? 'windows-1252'
    found.guessed = guess
    return decode(text, guess)
  }

  try {
    readDirectory(u32(4), true)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  return found
}
