/**
 * The job that makes a video's renditions and, if none was chosen, its poster. Running it twice has the same
 * effect as once.
 */
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { renderJob, renderPayload, requestRenditions } from '../../content/media/ask.ts'
import { noteRenditions, videosOf } from '../../content/media/video-renditions.ts'
import { system } from '../../kernel/actor.ts'
import { execute } from '../../kernel/run.ts'
import type { Tables } from '../../kernel/tables.ts'
import type { Work } from '../../platform/jobs.ts'
import { findFfmpeg, isMade, makeHls, takeStill } from '../../platform/media/ffmpeg.ts'
import { renditionsDir } from '../../platform/media/store.ts'
import { storePicture } from '../pictures/store.ts'

const renderer = system('video renditions')

interface Place {
  db: Kysely<Tables>
  mediaDir: string
}

/** The jobs of this folder, by name. */
export const videoTasks = ({ db, mediaDir }: Place): Record<string, Work> => ({
  async [renderJob](payload, signal) {
    const { file } = renderPayload.parse(payload)
    const videos = await videosOf(db, file)
    // The video was removed meanwhile; or ffmpeg is missing, and the original plays (`nashra doctor` reports
    // it).
    if (videos.length === 0 || (await findFfmpeg()) === null) return
    await makeHls(mediaDir, file, signal)
    const isWanting = videos.some((video) => video.posterId === null)
    const still = isWanting ? await stillOf(mediaDir, file, signal) : null
    await execute(db, renderer, noteRenditions, { file, made: true, still })
  },
})

async function stillOf(mediaDir: string, file: string, signal: AbortSignal) {
  const target = join(renditionsDir(mediaDir, file), 'still.jpg')
  try {
    await takeStill(mediaDir, file, target, signal)
    const { contentType, width, height, ...stored } = await storePicture({
      mediaDir,
      bytes: await readFile(target),
    })
    return { file: stored.file, sizeInBytes: stored.sizeInBytes, contentType, width, height }
  } finally {
    await rm(target, { force: true })
  }
}

/**
 * Requests missing renditions: after ffmpeg was installed, and after a restore (backups have no renditions).
 * Until they exist, pages do not refer to them.
 */
export async function requestMissingRenditions({ db, mediaDir }: Place): Promise<void> {
  const videos = await db
    .selectFrom('media')
    .select(['file', 'hls'])
    .distinct()
    .where('type', '=', 'video')
    .where('file', 'is not', null)
    .execute()
  if (videos.length === 0 || (await findFfmpeg()) === null) return
  for (const { file, hls } of videos) {
    if (file === null || (hls && (await isMade(mediaDir, file)))) continue
    if (hls) await execute(db, renderer, noteRenditions, { file, made: false })
    await requestRenditions(db, file)
  }
}
