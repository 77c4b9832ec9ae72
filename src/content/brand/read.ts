/** The brand as pages read it, member by member: each has a cache tag of its own. */
import type { ReadContext } from '../../kernel/read-context.ts'
import { versionOf } from '../../kernel/versions.ts'
import { type Brand, type BrandMember, noBrand } from './shape.ts'

export const brandTag = (member: BrandMember): string => `brand:${member}`

async function wholeBrand({ db }: Pick<ReadContext, 'db'>): Promise<Brand> {
  const { data } = await db.selectFrom('brand').select('data').executeTakeFirstOrThrow()
  const { announcement } = data
  const endsAt = announcement?.endsAt ? new Date(announcement.endsAt) : null
  return { ...noBrand, ...data, announcement: announcement ? { ...announcement, endsAt } : null }
}

/** The members that are named. */
export async function readBrand<M extends BrandMember>(
  { db, dependOn }: ReadContext,
  ...members: M[]
): Promise<Pick<Brand, M>> {
  dependOn(...members.map(brandTag))
  return wholeBrand({ db })
}

/** All of it, as it is edited. */
export const brandToEdit = async ({ db }: ReadContext): Promise<Brand & { version: number }> => ({
  ...(await wholeBrand({ db })),
  version: await versionOf({ db }, 'brand', 1),
})

type Pictures = Pick<Brand, 'logo' | 'logoDark' | 'icon' | 'shareImage'>

/** The pictures that pages show under a brand. */
export const brandPictureIds = ({ logo, logoDark, icon, shareImage }: Partial<Pictures>): string[] =>
  [logo, logoDark, icon, shareImage].filter((id) => typeof id === 'string')

export interface BrandFile {
  id: string
  contentType: string
  width: number
  height: number
}

/** Cached facts about pictures of the brand, by id. Their bytes never change. */
export async function brandFiles(
  { db }: Pick<ReadContext, 'db'>,
  ids: (string | null)[],
): Promise<Map<string, BrandFile>> {
  const wanted = ids.filter((id) => id !== null)
  if (wanted.length === 0) return new Map()
  const rows = await db
    .selectFrom('brandFiles')
    .select(['id', 'contentType', 'width', 'height'])
    .where('id', 'in', wanted)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

export const brandFileBytes = async ({ db }: Pick<ReadContext, 'db'>, id: string) =>
  (await db
    .selectFrom('brandFiles')
    .select(['contentType', 'bytes'])
    .where('id', '=', id)
    .executeTakeFirst()) ?? null
