/** The brand of the demonstration. Removing the demonstration takes back what nobody has changed. */
import { hash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brandPictureIds } from '../../content/brand/read.ts'
import { storeBrand } from '../../content/brand/row.ts'
import { type Brand, noBrand } from '../../content/brand/shape.ts'
import type { FileUse } from '../../content/brand/tables.ts'
import { addBrandFile, putBrand } from '../../content/brand/write.ts'
import { signature, system } from '../../kernel/actor.ts'
import type { Work } from '../../kernel/command.ts'
import { takeBrandPicture } from '../../platform/media/brand-picture.ts'
import { sameJson } from '../../values/canonical-json.ts'
import type { DemoContext } from './load.ts'
import { demoColours, demoFooter, demoMenu } from './texts/brand.ts'
import { demoSections } from './texts/sections.ts'

const pictures = [
  { member: 'logo', use: 'logo', name: 'logo.svg' },
  { member: 'logoDark', use: 'logo', name: 'logo-dark.svg' },
  { member: 'icon', use: 'icon', name: 'icon.svg' },
] as const

/** Keeps a drawing as the newsroom's upload does. Returns its id. */
async function keep({ act }: DemoContext, demoDir: string, use: FileUse, name: string): Promise<string> {
  const { removed: _, ...picture } = await takeBrandPicture(use, await readFile(join(demoDir, 'brand', name)))
  const id = hash('sha256', picture.bytes, 'hex').slice(0, 32)
  await act(addBrandFile, { id, use, ...picture })
  return id
}

export async function loadBrand(context: DemoContext, demoDir: string): Promise<void> {
  const { act, tx, sections } = context
  const files: Partial<Record<(typeof pictures)[number]['member'], string>> = {}
  for (const { member, use, name } of pictures) files[member] = await keep(context, demoDir, use, name)
  const rows = await tx.selectFrom('sections').select(['id', 'slug', 'name']).orderBy('position').execute()
  const menu = demoMenu.map(({ section = '', link, below = [] }) =>
    link ? { ...link, items: below } : { sectionId: sections.get(section)!, items: below },
  )
  const named = rows.map(({ name, slug }) => ({ label: name, url: `/sections/${slug}` }))
  const footer = [{ heading: 'الأقسام', links: named.slice(0, demoSections.length) }, ...demoFooter]
  await act(putBrand, { ...files, colours: demoColours, menu, footer })
}

const members = [...pictures.map(({ member }) => member), 'colours', 'menu', 'footer'] as const

/** The members that are still as the demonstration set them become those of the program again. */
export async function takeBackBrand(work: Work): Promise<void> {
  const { db } = work
  const revision = await db
    .selectFrom('revisions')
    .select('content')
    .where('kind', '=', 'brand')
    .where('actor', '=', signature(system('demonstration')))
    .orderBy('id')
    .executeTakeFirst()
  if (!revision) return
  const set = revision.content as Brand
  const { data } = await db.selectFrom('brand').select('data').forUpdate().executeTakeFirstOrThrow()
  const now: Brand = { ...noBrand, ...data }
  const changed = members.filter((member) => sameJson(now[member], set[member]))
  const after = { ...now, ...Object.fromEntries(changed.map((member) => [member, noBrand[member]])) }
  if (changed.length > 0) await storeBrand(work, after, changed)
  const kept = brandPictureIds(after)
  const gone = brandPictureIds(set).filter((id) => !kept.includes(id))
  if (gone.length > 0) await db.deleteFrom('brandFiles').where('id', 'in', gone).execute()
}
