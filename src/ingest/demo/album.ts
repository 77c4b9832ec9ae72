/** The demonstration's media: each file is stored once, with a media item for each use. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { addMedia } from '../../content/media/write.ts'
import { keepOriginal } from '../../platform/media/keep.ts'
import { storePicture } from '../pictures/store.ts'
import type { DemoContext } from './load.ts'
import { demoFiles, type FileKey } from './texts/files.ts'
import type { ClipKey, DemoPicture, PictureKey } from './texts/types.ts'

interface Options {
  act: DemoContext['act']
  mediaDir: string
  demoDir: string
  focal: { key: PictureKey; focal: { x: number; y: number } }[]
}

export function openAlbum({ act, mediaDir, demoDir, focal }: Options) {
  const stored = new Map<PictureKey, Awaited<ReturnType<typeof storePicture>>>()
  const focalOf = new Map(focal.map((one) => [one.key, one.focal]))

  /** Creates a media item for this picture and description. */
  async function picture({ key, caption, creditline, alt }: DemoPicture): Promise<number> {
    let file = stored.get(key)
    if (!file) {
      file = await storePicture({ mediaDir, bytes: await readFile(join(demoDir, 'pictures', `${key}.jpg`)) })
      stored.set(key, file)
    }
    const { x, y } = focalOf.get(key) ?? { x: 0.5, y: 0.5 }
    const { id } = await act(addMedia, { ...file, caption, creditline, altText: alt, focalX: x, focalY: y })
    return id
  }

  /** Creates a media item for this video with a poster. */
  async function video(
    clip: ClipKey,
    poster: PictureKey,
    durationSeconds: number,
    alt: string,
  ): Promise<number> {
    const file = await keepOriginal(mediaDir, await readFile(join(demoDir, 'videos', `${clip}.mp4`)), 'mp4')
    const posterId = await picture({ key: poster, caption: '', creditline: '', alt })
    const size = { type: 'video' as const, contentType: 'video/mp4', width: 960, height: 540 }
    const { id } = await act(addMedia, { ...file, ...size, durationSeconds, posterId, altText: alt })
    return id
  }

  /** Creates a media item for this sound or document. */
  async function file(key: FileKey): Promise<number> {
    const { folder, ending, ...item } = demoFiles[key]
    const bytes = await readFile(join(demoDir, folder, `${key}.${ending}`))
    const { id } = await act(addMedia, { ...(await keepOriginal(mediaDir, bytes, ending)), ...item })
    return id
  }

  return { picture, video, file }
}
