/** A programme that is a podcast, and audio with a transcript. */
import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { addMedia } from '../../src/content/media/write.ts'
import { saveProgramme } from '../../src/content/programmes/programmes.ts'
import { execute } from '../../src/kernel/run.ts'
import type { Tables } from '../../src/kernel/tables.ts'
import { desk } from '../harness.ts'

const fileOf = (text: string) => createHash('sha256').update(text).digest('hex')

export async function podcastProgramme(db: Kysely<Tables>) {
  const cover = await execute(db, desk, addMedia, {
    ...{ file: `${fileOf('cover')}.jpg`, contentType: 'image/jpeg', width: 1500, height: 1500 },
  })
  return execute(db, desk, saveProgramme, {
    name: 'برنامج الصباح',
    podcast: { mediaId: cover.id, ownerEmail: 'podcast@news.example', category: 'News' },
  })
}

/** The id of audio with these words. */
export async function spoken(db: Kysely<Tables>, key: string, transcript: string): Promise<number> {
  const stored = { file: `${fileOf(key)}.mp3`, contentType: 'audio/mpeg', sizeInBytes: 9 }
  return (await execute(db, desk, addMedia, { type: 'audio', ...stored, transcript })).id
}
