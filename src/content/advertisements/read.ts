/** Advertisements: for the newsroom all of them, for readers those that are shown. */
import type { ReadContext } from '../../kernel/read-context.ts'
import { versionOf } from '../../kernel/versions.ts'
import type { AdvertisementPlace } from './tables.ts'

export const advertisementsTag = (place: AdvertisementPlace): string => `advertisements:${place}`

const withFiles = (db: ReadContext['db']) =>
  db
    .selectFrom('advertisements as a')
    .innerJoin('brandFiles as f', 'f.id', 'a.fileId')
    .select(['a.id', 'a.name', 'a.place', 'a.fileId', 'f.width', 'f.height', 'a.url', 'a.altText'])
    .select(['a.startsAt', 'a.endsAt', 'a.isShown'])

/** The advertisement that readers see at a place now; several take turns. */
export async function shownAdvertisement({ db, dependOn }: ReadContext, place: AdvertisementPlace) {
  dependOn(advertisementsTag(place))
  const row = await withFiles(db)
    .where('a.place', '=', place)
    .where('a.isShown', '=', true)
    .orderBy('a.turn')
    .orderBy('a.id')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** Whether readers may have this picture: one that waits for its day is nobody's yet. */
export async function isShownFile({ db }: Pick<ReadContext, 'db'>, fileId: string): Promise<boolean> {
  const row = await db
    .selectFrom('advertisements')
    .select('id')
    .where('fileId', '=', fileId)
    .where('isShown', '=', true)
    .executeTakeFirst()
  return row !== undefined
}

export const listAdvertisements = ({ db }: ReadContext) => withFiles(db).orderBy('a.id', 'desc').execute()

export async function advertisementToEdit({ db }: ReadContext, id: number) {
  const row = await withFiles(db).where('a.id', '=', id).executeTakeFirst()
  return row ? { ...row, version: await versionOf({ db }, 'advertisement', id) } : null
}
