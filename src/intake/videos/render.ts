/** The job that makes a video's renditions and, where nobody chose one, its poster. Twice is the same as once. */
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { system } from '../../content/actor.ts'
import { execute } from '../../content/command.ts'
import { askForRenditions, renderJob, renderPayload } from '../../content/media/ask.ts'
import { noteRenditions, videosOf } from '../../content/media/film.ts'
import type { Tables } from '../../content/tables.ts'
import type { Work } from '../../platform/jobs.ts'
import { findFfmpeg, isMade, makeHls, takeStill } from '../../platform/media/ffmpeg.ts'
import { renditionsDir } from '../../platform/media/store.ts'
import { storePicture } from '../pictures/store.ts'

const renderer = system('video renditions')

interface Place {
  db: Kysely<Tables>
  mediaDir: string
}

/** The tasks of this room, by name. */
export const videoTasks = ({ db, mediaDir }: Place): Record<string, Work> => ({
  async [renderJob](payload, signal) {
    const { file } = renderPayload.parse(payload)
    const videos = await videosOf(db, file)
    // Taken out of the library meanwhile; or the file plays as it is, which `nashra doctor` says.
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
 * Has made what is not there: after ffmpeg was installed, and after a restore (backups hold no renditions). What is
 * not on the disk any more is not promised to readers meanwhile.
 */
export async function askForMissing({ db, mediaDir }: Place): Promise<void> {
  if ((await findFfmpeg()) === null) return
  const videos = await db
    .selectFrom('media')
    .select(['file', 'hls'])
    .distinct()
    .where('type', '=', 'video')
    .where('file', 'is not', null)
    .execute()
  for (const { file, hls } of videos) {
    if (file === null || (hls && (await isMade(mediaDir, file)))) continue
    if (hls) await execute(db, renderer, noteRenditions, { file, made: false })
    await askForRenditions(db, file)
  }
}
