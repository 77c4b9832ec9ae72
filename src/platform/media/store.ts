/** Media on disk: originals under their hash, renditions made on first request. */
import { hash } from 'node:crypto'
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pictures } from './pictures.ts'
import { createTurn } from './turn.ts'

const originalName = /^[0-9a-f]{64}\.[a-z0-9]{2,4}$/

/** Only the program's account may read it: originals contain locations and may not be public yet. */
export const makeFolder = (path: string) => mkdir(path, { recursive: true, mode: 0o700 })

/** The path of an original; throws when the name is not a hash with an extension. */
export function originalPath(mediaDir: string, file: string): string {
  if (!originalName.test(file)) throw new Error(`Not the name of a stored file: ${file}`)
  return join(mediaDir, 'originals', file.slice(0, 2), file)
}

/** The folder of everything derived from an original. */
export const renditionsDir = (mediaDir: string, file: string) =>
  join(mediaDir, 'renditions', file.slice(0, 2), file.slice(0, 64))

/** The folder of the share images of a subject ('articles-12'). */
export const cardsDir = (mediaDir: string, subject: string) =>
  join(mediaDir, 'renditions', 'share-cards', hash('sha256', subject, 'hex').slice(0, 2), subject)

/** The folder of a video's renditions; it exists only when they are complete. */
export const hlsDir = (mediaDir: string, file: string) => join(renditionsDir(mediaDir, file), 'hls')

export interface Rendition {
  /** The size of the result in pixels. */
  width: number
  height: number
  /** The visible part, 0..1 of the upright original; null means all. It has the aspect ratio of the result. */
  area: { x: number; y: number; width: number; height: number } | null
  format: 'avif' | 'webp' | 'jpg'
}

/** The pixels of an area: at least one, all within the original. */
function pixelsOf(original: { width: number; height: number }, area: NonNullable<Rendition['area']>) {
  const width = Math.min(original.width, Math.max(1, Math.round(area.width * original.width)))
  const height = Math.min(original.height, Math.max(1, Math.round(area.height * original.height)))
  const left = Math.min(Math.round(area.x * original.width), original.width - width)
  const top = Math.min(Math.round(area.y * original.height), original.height - height)
  return { left, top, width, height }
}

async function make(source: string, target: string, wanted: Rendition): Promise<void> {
  const sharp = await pictures()
  const rotated = sharp(source, { limitInputPixels: 110_000_000, failOn: 'error' }).autoOrient()
  let image = rotated
  if (wanted.area) {
    const { autoOrient } = await sharp(source).metadata()
    image = image.extract(pixelsOf(autoOrient, wanted.area))
  }
  // Renditions have no metadata, such as location or device.
  image = image
    .resize(wanted.width, wanted.height, { fit: 'fill', withoutEnlargement: false })
    .toColourspace('srgb')
  if (wanted.format === 'avif') image = image.avif({ quality: 52, effort: 2 })
  else if (wanted.format === 'webp') image = image.webp({ quality: 74, effort: 4 })
  else image = image.jpeg({ quality: 80, mozjpeg: true })
  // Written by us, because the picture library reports a full disk without an error code.
  await writeWhole(target, await image.toBuffer())
}

/** A file under its final name is complete; after a failed write nothing is left. */
async function writeWhole(target: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${target}.${process.pid}.${Math.random().toString(36).slice(2)}.tmp`
  try {
    await writeFile(temporary, bytes)
    await rename(temporary, target)
  } finally {
    await rm(temporary, { force: true })
  }
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )

export interface MediaStore {
  original(file: string): string
  /** The path of a rendition, made if needed. `name` must identify all of `wanted`. */
  rendition(file: string, name: string, wanted: Rendition): Promise<string>
  /** The path of an image drawn for a subject, drawn if needed. `name` must identify its contents. */
  drawn(subject: string, name: string, draw: () => Promise<Uint8Array>): Promise<string>
  /** The path of a file of a video's renditions; null when they were not made. */
  hls(file: string, name: string): Promise<string | null>
}

export function openMediaStore(mediaDir: string): MediaStore {
  const making = new Map<string, Promise<string>>()
  const inTurn = createTurn()

  async function rendition(file: string, name: string, wanted: Rendition): Promise<string> {
    const folder = renditionsDir(mediaDir, file)
    return made(folder, name, (target) => make(originalPath(mediaDir, file), target, wanted))
  }

  const drawn = (subject: string, name: string, draw: () => Promise<Uint8Array>): Promise<string> =>
    made(cardsDir(mediaDir, subject), name, async (target) => writeWhole(target, await draw()))

  /** Makes files one after another, each once for all callers waiting for it. */
  async function made(
    folder: string,
    name: string,
    write: (target: string) => Promise<void>,
  ): Promise<string> {
    const target = join(folder, name)
    if (await exists(target)) return target
    const running = making.get(target)
    if (running) return running
    const task = inTurn(async () => {
      await makeFolder(folder)
      await write(target)
      return target
    })
    making.set(target, task)
    return task.finally(() => making.delete(target))
  }

  async function hls(file: string, name: string): Promise<string | null> {
    const path = join(hlsDir(mediaDir, file), name)
    return (await exists(path)) ? path : null
  }

  return { original: (file) => originalPath(mediaDir, file), rendition, drawn, hls }
}
