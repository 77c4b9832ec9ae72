/**
 * A fragment as bytes: compressed once, in a form that can be joined with others into one gzip member.
 *
 * The bytes are raw deflate blocks (RFC 1951) that end on a byte boundary, none of them the final one: the
 * result of zlib's sync flush. A block refers back into its own fragment only, so any fragment may precede.
 */
import { hash } from 'node:crypto'
import { promisify } from 'node:util'
import { constants, crc32, deflateRaw, deflateRawSync, inflateRawSync } from 'node:zlib'
import { shiftFor } from './crc.ts'
import { sizeOfBuffer, sizeOfObject } from './sizes.ts'

export interface Piece {
  readonly deflated: Buffer
  /** CRC-32 and length of the uncompressed bytes, and what a CRC before them is multiplied by. */
  readonly crc: number
  readonly length: number
  readonly shift: number
  /** A hash of the uncompressed bytes: the same in every process. */
  readonly version: string
}

const DEFLATE = { level: 9, finishFlush: constants.Z_SYNC_FLUSH }
/** Larger fragments are compressed in the thread pool; for smaller ones the way there costs more. */
const POOL_BYTES = 8192
/** One empty final block with fixed codes: what ends a run of pieces. */
export const FINAL_BLOCK = Buffer.from([0x03, 0x00])

const deflateInPool = promisify<Buffer, typeof DEFLATE, Buffer>(deflateRaw)

/** `last` is returned when it has the same bytes. */
export async function compress(text: string, last?: Piece): Promise<Piece> {
  const bytes = Buffer.from(text)
  const version = versionOf(bytes)
  if (last?.version === version) return last
  const deflated =
    bytes.length > POOL_BYTES ? await deflateInPool(bytes, DEFLATE) : deflateRawSync(bytes, DEFLATE)
  return toPiece(bytes, version, deflated)
}

export function compressSync(text: string): Piece {
  const bytes = Buffer.from(text)
  return toPiece(bytes, versionOf(bytes), deflateRawSync(bytes, DEFLATE))
}

function toPiece(bytes: Buffer, version: string, deflated: Buffer): Piece {
  // zlib hands out a view of a 64 KB chunk: keep a copy of the right size.
  const kept = Buffer.allocUnsafeSlow(deflated.length)
  deflated.copy(kept)
  return { deflated: kept, crc: crc32(bytes), length: bytes.length, shift: shiftFor(bytes.length), version }
}

/** The uncompressed bytes of joined pieces; `length` is the sum of their lengths. */
export function inflate(pieces: readonly Piece[], length: number): Buffer {
  const whole = Buffer.concat([...pieces.map((piece) => piece.deflated), FINAL_BLOCK])
  return inflateRawSync(whole, { chunkSize: Math.max(constants.Z_MIN_CHUNK, length) })
}

/** 96 bits of SHA-256, base64url. */
export function versionOf(bytes: Buffer | string): string {
  return hash('sha256', bytes, 'base64url').slice(0, 16)
}

export const sizeOfPiece = (piece: Piece) => sizeOfBuffer(piece.deflated) + sizeOfObject(piece.version)
