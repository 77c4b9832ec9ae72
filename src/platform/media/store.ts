/** Media on disk: originals under their own hash, renditions made when they are first asked for. */
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pictures } from './pictures.ts'
import { createTurn } from './turn.ts'

const originalName = /^[0-9a-f]{64}\.[a-z0-9]{2,4}$/

/** For the program's own account alone: an original says where it was taken, and may not be public yet. */
export const makeFolder = (path: string) => mkdir(path, { recursive: true, mode: 0o700 })

/** The path of an original by its name; throws for a name that is not a hash and an ending. */
export function originalPath(mediaDir: string, file: string): string {
  if (!originalName.test(file)) throw new Error(`Not the name of a stored file: ${file}`)
  return join(mediaDir, 'originals', file.slice(0, 2), file)
}

/** Where everything made of an original lies. */
export const renditionsDir = (mediaDir: string, file: string) =>
  join(mediaDir, 'renditions', file.slice(0, 2), file.slice(0, 64))

/** Where the renditions of a video stand: all of them, or no folder. */
export const hlsDir = (mediaDir: string, file: string) => join(renditionsDir(mediaDir, file), 'hls')

export interface Rendition {
  /** Pixels of the result. */
  width: number
  height: number
  /** The part that is shown, 0..1 of the upright original; null: all of it. It has the result's shape. */
  area: { x: number; y: number; width: number; height: number } | null
  format: 'avif' | 'webp' | 'jpg'
}

/** The pixels of an area, at least one and all within the original. */
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
  // A rendition carries no metadata: neither where a picture was taken nor with what.
  image = image
    .resize(wanted.width, wanted.height, { fit: 'fill', withoutEnlargement: false })
    .toColourspace('srgb')
  if (wanted.format === 'avif') image = image.avif({ quality: 52, effort: 2 })
  else if (wanted.format === 'webp') image = image.webp({ quality: 74, effort: 4 })
  else image = image.jpeg({ quality: 80, mozjpeg: true })
  const temporary = `${target}.${process.pid}.${Math.random().toString(36).slice(2)}.tmp`
  try {
    await image.toFile(temporary)
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
  /** The path of a rendition, made when it is not there yet. `name` says all that `wanted` says. */
  rendition(file: string, name: string, wanted: Rendition): Promise<string>
  /** The path of a picture that is drawn when it is not there yet. `name` says all that it shows. */
  drawn(name: string, draw: () => Promise<Uint8Array>): Promise<string>
  /** The path of a part of a video's renditions; null when it was not made. */
  hls(file: string, name: string): Promise<string | null>
}

export function openMediaStore(mediaDir: string): MediaStore {
  const making = new Map<string, Promise<string>>()
  const inTurn = createTurn()

  async function rendition(file: string, name: string, wanted: Rendition): Promise<string> {
    const folder = renditionsDir(mediaDir, file)
    return made(folder, name, (target) => make(originalPath(mediaDir, file), target, wanted))
  }

  const drawn = (name: string, draw: () => Promise<Uint8Array>): Promise<string> =>
    made(join(mediaDir, 'renditions', 'cards', name.slice(0, 2)), name, async (target) => {
      const temporary = `${target}.${process.pid}.tmp`
      await writeFile(temporary, await draw())
      await rename(temporary, target)
    })

  /** One after the other, and each once for all who wait for it. */
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
