/**
 * A fragment as compressed bytes that can be joined with others into one gzip member. The bytes are raw
 * deflate blocks (RFC 1951) that end on a byte boundary, none of them final: the result of zlib's sync flush.
 * Back-references stay within the fragment, so any fragment may come before it.
 */
import { hash } from 'node:crypto'
import { promisify } from 'node:util'
import { constants, crc32, deflateRaw, deflateRawSync, inflateRawSync } from 'node:zlib'
import { shiftFor } from './crc.ts'
import { sizeOfBuffer, sizeOfObject } from './sizes.ts'

export interface CompressedFragment {
  readonly deflated: Buffer
  /** CRC-32 and length of the uncompressed bytes, and the factor for the CRC of the bytes before them. */
  readonly crc: number
  readonly length: number
  readonly shift: number
  /** A hash of the uncompressed bytes: the same in every process. */
  readonly version: string
  /** When this process first made these bytes, in milliseconds since the epoch. */
  readonly since: number
}

const DEFLATE = { level: 9, finishFlush: constants.Z_SYNC_FLUSH }
/** Larger fragments are compressed in the thread pool; for smaller ones the overhead is not worth it. */
const POOL_BYTES = 8192
/** An empty final block with fixed codes; ends the joined fragments. */
export const FINAL_BLOCK = Buffer.from([0x03, 0x00])

const deflateInPool = promisify<Buffer, typeof DEFLATE, Buffer>(deflateRaw)

/** Large fragments begin with styles and go on with text. Smaller blocks give each its own code. */
const SMALL_BLOCKS = { ...DEFLATE, memLevel: 5 }

async function deflateLarge(bytes: Buffer): Promise<Buffer> {
  const [whole, split] = await Promise.all([
    deflateInPool(bytes, DEFLATE),
    deflateInPool(bytes, SMALL_BLOCKS),
  ])
  return split.length < whole.length ? split : whole
}

/** Returns `last` when it has the same bytes. */
export async function compress(text: string, last?: CompressedFragment): Promise<CompressedFragment> {
  const bytes = Buffer.from(text)
  const version = versionOf(bytes)
  if (last?.version === version) return last
  const deflated = bytes.length > POOL_BYTES ? await deflateLarge(bytes) : deflateRawSync(bytes, DEFLATE)
  return toFragment(bytes, version, deflated)
}

export function compressSync(text: string): CompressedFragment {
  const bytes = Buffer.from(text)
  return toFragment(bytes, versionOf(bytes), deflateRawSync(bytes, DEFLATE))
}

function toFragment(bytes: Buffer, version: string, deflated: Buffer): CompressedFragment {
  // zlib returns a view of a 64 KB chunk, so copy it into a buffer of the right size.
  const kept = Buffer.allocUnsafeSlow(deflated.length)
  deflated.copy(kept)
  return {
    ...{ deflated: kept, crc: crc32(bytes), length: bytes.length, shift: shiftFor(bytes.length), version },
    since: Date.now(),
  }
}

/** The uncompressed bytes of joined fragments; `length` is the sum of their lengths. */
export function inflate(fragments: readonly CompressedFragment[], length: number): Buffer {
  const whole = Buffer.concat([...fragments.map((compressed) => compressed.deflated), FINAL_BLOCK])
  return inflateRawSync(whole, { chunkSize: Math.max(constants.Z_MIN_CHUNK, length) })
}

/** 96 bits of SHA-256, base64url. */
export function versionOf(bytes: Buffer | string): string {
  return hash('sha256', bytes, 'base64url').slice(0, 16)
}

export const sizeOfFragment = (compressed: CompressedFragment) =>
  sizeOfBuffer(compressed.deflated) + sizeOfObject(compressed.version)
