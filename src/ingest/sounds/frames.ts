/** The frames of MP3 (ISO/IEC 11172-3) and of AAC in ADTS (ISO/IEC 13818-7). */

const bitrates = {
  1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
}
const rates = [44_100, 48_000, 32_000]

/** The length of the MP3 frame (layer III) at a position; null when there is none. */
function mp3FrameLength(bytes: Buffer, at: number): number | null {
  const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3)
  if (a !== 0xff || (b & 0xe0) !== 0xe0 || (b & 0x06) !== 0x02) return null
  const version = (b >> 3) & 3
  const kilobits = bitrates[version === 3 ? 1 : 2][c >> 4]
  const rate = rates[(c >> 2) & 3]
  if (version === 1 || !kilobits || !rate) return null
  const halved = version === 3 ? 1 : version === 2 ? 2 : 4
  const samples = version === 3 ? 1152 : 576
  return Math.floor((samples * kilobits * 125) / (rate / halved)) + ((c >> 1) & 1)
}

/** The length of the ADTS frame at a position; null when there is none. */
function aacFrameLength(bytes: Buffer, at: number): number | null {
  if (bytes.length < at + 7 || bytes[at] !== 0xff || (bytes[at + 1]! & 0xf6) !== 0xf0) return null
  const length = ((bytes[at + 3]! & 3) << 11) | (bytes[at + 4]! << 3) | (bytes[at + 5]! >> 5)
  return length > 7 ? length : null
}

/** Two frames in a row prove the format; random bytes contain single ones. */
function isFrame(bytes: Buffer, at: number, lengthAt: typeof mp3FrameLength): boolean {
  const length = lengthAt(bytes, at)
  if (length === null) return false
  const next = at + length
  if (next >= bytes.length) return next === bytes.length || bytes.length >= 4_096
  return lengthAt(bytes, next) !== null
}

/** The format of the frames that begin at a position. */
export function frameKind(bytes: Buffer, at: number): 'mp3' | 'aac' | null {
  if (isFrame(bytes, at, mp3FrameLength)) return 'mp3'
  return isFrame(bytes, at, aacFrameLength) ? 'aac' : null
}

/** The length of an ID3v2 tag at the start (its size has seven bits a byte); 0 when there is none. */
export function id3Length(bytes: Buffer): number {
  if (bytes.length < 10 || bytes.toString('latin1', 0, 3) !== 'ID3') return 0
  const size = bytes.subarray(6, 10)
  if (bytes[3] === 0xff || size.some((byte) => byte > 0x7f)) return 0
  return 10 + size.reduce((sum, byte) => sum * 128 + byte, 0) + (bytes[5]! & 0x10 ? 10 : 0)
}
