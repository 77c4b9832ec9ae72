/** The icon and the logo of a site, where this site has none. */
import { hash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { addBrandFile, putBrand } from '../../../content/brand/write.ts'
import { execute } from '../../../kernel/run.ts'
import { BrandPictureError, takeBrandPicture } from '../../../platform/media/brand-picture.ts'
import { originalPath } from '../../../platform/media/store.ts'
import type { MediaIndex } from '../../archive/media-index.ts'
import type { ArchiveRun } from '../../archive/run.ts'
import type { RestSite } from '../rest/answers.ts'

const names = { icon: 'icon of the site', logo: 'logo of the site' } as const

export async function saveBrandPictures(
  run: ArchiveRun,
  rest: RestSite,
  media: MediaIndex,
  mediaDir: string | null,
): Promise<void> {
  const note = (use: keyof typeof names, why: string) =>
    run.note({ kind: `${names[use]} that is not taken`, detail: why, type: 'site', oldId: use })
  if (run.isTrial || mediaDir === null) return
  const { data } = await run.db.selectFrom('brand').select('data').executeTakeFirstOrThrow()
  for (const [use, oldId] of [
    ['icon', rest.iconId],
    ['logo', rest.logoId],
  ] as const) {
    if (oldId === null) continue
    const kept = media.byId(oldId)
    const row =
      kept && (await run.db.selectFrom('media').select('file').where('id', '=', kept.id).executeTakeFirst())
    if (!row?.file) note(use, `its file (number ${oldId}) is missing`)
    else if (data[use]) note(use, 'this site has one')
    else
      try {
        const bytes = await readFile(originalPath(mediaDir, row.file))
        const { removed: _, ...picture } = await takeBrandPicture(use, bytes)
        const id = hash('sha256', picture.bytes, 'hex').slice(0, 32)
        await execute(run.db, run.actor, addBrandFile, { id, use, ...picture })
        await execute(run.db, run.actor, putBrand, { [use]: id })
      } catch (error) {
        if (!(error instanceof BrandPictureError)) throw error
        note(use, error.message)
      }
  }
}
