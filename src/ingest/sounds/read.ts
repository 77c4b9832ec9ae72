/** Reads an audio file by its content, from disk: its type, and its duration where ffprobe is installed. */
import { open } from 'node:fs/promises'
import { soundSeconds } from '../../platform/media/sound.ts'
import { filmFile } from '../pictures/film-file.ts'
import type { SoundKind } from '../pictures/kind.ts'
import { readMp4Sound } from '../pictures/mp4.ts'
import { PictureError } from '../pictures/refusal.ts'
import { frameKind, id3Length } from './frames.ts'

export interface SoundFacts {
  contentType: string
  ending: SoundKind
  /** Null when neither the file nor ffprobe says. */
  durationSeconds: number | null
  /** The parts of the file that may contain location, time or device. */
  personal: { at: number; end: number }[]
}

export const soundTypes: Record<SoundKind, string> = {
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
  ogg: 'audio/ogg',
  wav: 'audio/wav',
}

const broken = (why: string) => new PictureError('broken', `The audio is broken: ${why}.`)

/** This much between a tag and the first frame is padding. */
const longestPadding = 16 * 1024

const shortestWav = 44
/** Programs that write a WAV as a stream do not know its size. */
const unknownSize = 0xffffffff

function isCut(head: Buffer, size: number): boolean {
  const stated = head.readUInt32LE(4)
  return stated !== unknownSize && stated + 8 > size + 1
}

/** @throws PictureError when it is broken, or holds no sound */
export async function readSound(path: string, kind: SoundKind): Promise<SoundFacts> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const named = { contentType: soundTypes[kind], ending: kind }
    if (kind === 'm4a') return { ...named, ...(await readMp4Sound(filmFile(file, size))) }
    const head = await bytesAt(file, 0, 16)
    if (kind === 'wav' && (size < shortestWav || isCut(head, size))) throw broken('it ends before it should')
    const tag = kind === 'mp3' || kind === 'aac' ? id3Length(head) : 0
    if (tag > 0) {
      if (tag >= size) throw broken('its tag is longer than the file')
      const start = await bytesAt(file, tag, longestPadding)
      const first = start.findIndex((byte) => byte !== 0)
      const found = first < 0 ? null : frameKind(start, first)
      if (found !== kind) throw broken('no sound follows its tag')
    }
    return { ...named, durationSeconds: await secondsOf(path, kind), personal: [] }
  } finally {
    await file.close()
  }
}

async function secondsOf(path: string, kind: SoundKind): Promise<number | null> {
  try {
    return await soundSeconds(path, kind)
  } catch {
    throw broken('it cannot be decoded')
  }
}

async function bytesAt(file: Awaited<ReturnType<typeof open>>, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  const { bytesRead } = await file.read(bytes, 0, length, at)
  return bytes.subarray(0, bytesRead)
}
