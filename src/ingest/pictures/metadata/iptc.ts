/** The texts of IPTC-IIM (IIM 4.2, stored by Photoshop in an image resource block), by "record:dataset". */
import { isAscii, isUtf8 } from 'node:buffer'
import { decode, guessEightBit } from '../../../language/encoding.ts'

export interface Iptc {
  texts(dataset: string): string[]
  /** The guessed encoding, when the file declares none or a wrong one; null when nothing was guessed. */
  guessed: string | null
}

/** ISO 2022 escapes of 1:90 (coded character set), without the ESC, and their encodings. */
const declared: Record<string, string> = {
  '%G': 'utf-8',
  '%/G': 'utf-8',
  '%/H': 'utf-8',
  '%/I': 'utf-8',
  '-A': 'windows-1252',
  '.A': 'windows-1252',
  '-B': 'iso-8859-2',
  '-C': 'iso-8859-3',
  '-D': 'iso-8859-4',
  '-L': 'iso-8859-5',
  '-G': 'iso-8859-6',
  '-F': 'iso-8859-7',
  '-H': 'iso-8859-8',
  '-M': 'windows-1254',
}

/** Datasets with text for people; only these reveal the encoding. */
const prose = new Set([
  5, 15, 20, 25, 40, 55, 80, 85, 90, 92, 95, 101, 103, 105, 110, 115, 116, 118, 120, 122,
])
const maxFields = 2_000

export function readIptc(bytes: Uint8Array | undefined): Iptc {
  const fields = bytes ? fieldsOf(resourceOf(Buffer.from(bytes))) : new Map<string, Buffer[]>()
  const charset = fields.get('1:90')?.[0]?.toString('latin1').replaceAll('\x1b', '').trim() ?? ''
  const named = declared[charset] ?? null
  const written = [...fields].flatMap(([name, values]) =>
    name.startsWith('2:') && prose.has(Number(name.slice(2))) ? values : [],
  )
  const odd = written.filter((value) => utf8Of(value, named === 'utf-8') === null)
  const isSound = odd.length === 0 || (named !== null && named !== 'utf-8')
  const guessed = isSound
    ? null
    : (guessEightBit(Buffer.concat(odd.flatMap((one) => [one, newline]))) ?? 'windows-1252')
  const asText = (value: Buffer) =>
    named !== null && named !== 'utf-8'
      ? new TextDecoder(named).decode(value)
      : (utf8Of(value, named === 'utf-8') ?? decode(value, guessed as 'windows-1252'))
  return {
    guessed,
    texts: (dataset) =>
      (fields.get(dataset) ?? []).map((value) =>
        asText(value)
          .replace(/[\0\ufffd]/g, '')
          .trim(),
      ),
  }
}

const newline = Buffer.from('\n')

/**
 * Decodes UTF-8, dropping a character cut at the end of a field; null when it is not UTF-8. If UTF-8 is not
 * declared, a single last byte beyond ASCII is a letter of another encoding ("René").
 */
export function utf8Of(bytes: Uint8Array, isDeclared = false): string | null {
  for (let cut = 0; cut <= 3 && cut < bytes.length; cut++) {
    const whole = bytes.subarray(0, bytes.length - cut)
    // The cut bytes must be the beginning of a character, not a letter of another encoding.
    if (cut > 0 && !isBeginning(bytes.subarray(bytes.length - cut))) continue
    if (cut > 0 && !isDeclared && isAscii(whole)) return null
    if (isUtf8(whole)) return decode(whole, 'utf-8')
  }
  return bytes.length === 0 ? '' : null
}

function isBeginning([lead = 0, ...rest]: Uint8Array): boolean {
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0
  return rest.length + 1 < length && rest.every((byte) => byte >= 0x80 && byte < 0xc0)
}

/** The resource 0x0404 of Photoshop's blocks; bytes that are already IIM are unchanged. */
function resourceOf(bytes: Buffer): Buffer {
  if (bytes[0] === 0x1c) return bytes
  for (let at = bytes.indexOf('8BIM'); at !== -1 && at + 12 <= bytes.length; ) {
    if (bytes.toString('latin1', at, at + 4) !== '8BIM') break
    const nameLength = (bytes[at + 6]! + 2) & ~1
    const sizeAt = at + 6 + nameLength
    if (sizeAt + 4 > bytes.length) break
    const size = bytes.readUInt32BE(sizeAt)
    if (bytes.readUInt16BE(at + 4) === 0x0404) return bytes.subarray(sizeAt + 4, sizeAt + 4 + size)
    at = sizeAt + 4 + size + (size & 1)
  }
  return Buffer.alloc(0)
}

function fieldsOf(bytes: Buffer): Map<string, Buffer[]> {
  const fields = new Map<string, Buffer[]>()
  for (let at = 0, count = 0; at + 5 <= bytes.length && bytes[at] === 0x1c && count < maxFields; count++) {
    const name = `${bytes[at + 1]}:${bytes[at + 2]}`
    let size = bytes.readUInt16BE(at + 3)
    let from = at + 5
    // An extended dataset: the length of the length, then the length.
    if (size & 0x8000) {
      const digits = size & 0x7fff
      if (digits < 1 || digits > 4 || from + digits > bytes.length) break
      size = bytes.readUIntBE(from, digits)
      from += digits
    }
    fields.set(name, [...(fields.get(name) ?? []), bytes.subarray(from, from + size)])
    at = from + size
  }
  return fields
}
