/** The things of the newsroom that all articles share, as exports name them. */
import { type Kysely, sql } from 'kysely'
import { currentBody } from '../../body/normalise.ts'
import { readBrand } from '../../content/brand/read.ts'
import type { MenuEntry } from '../../content/brand/shape.ts'
import { readPublication } from '../../content/publication/publication.ts'
import type { Tables } from '../../kernel/tables.ts'
import type { Report } from './report.ts'

export type Shared = Awaited<ReturnType<typeof readShared>>

const byId = <T extends { id: number }>(rows: T[]) => new Map(rows.map((row) => [row.id, row]))

export async function readShared(db: Kysely<Tables>) {
  const readContext = { db, dependOn: () => {} }
  const sections = db.selectFrom('sections').select(['id', 'slug', 'name', 'description', 'parentId'])
  const programmes = db.selectFrom('programmes').select(['id', 'slug', 'name', 'description'])
  const pages = await db.selectFrom('pages').selectAll().orderBy('position').orderBy('id').execute()
  return {
    publication: await readPublication(readContext),
    brand: await readBrand(readContext, 'menu', 'footer'),
    sections: byId(await sections.orderBy('position').orderBy('id').execute()),
    programmes: byId(await programmes.orderBy('position').orderBy('id').execute()),
    stories: byId(
      await db.selectFrom('stories').select(['id', 'slug', 'name', 'summary']).orderBy('id').execute(),
    ),
    people: byId(
      await db
        .selectFrom('people')
        .select(['id', 'slug', 'name', 'jobTitle', 'bio', 'mediaId'])
        .orderBy('id')
        .execute(),
    ),
    agencies: byId(await db.selectFrom('agencies').select(['id', 'name', 'url']).execute()),
    pages: pages.map((page) => ({ ...page, body: currentBody(page.body) })),
  }
}

/** The menu of the site: what an editor arranged, or else the sections in their order. */
export const menuOf = ({ brand, sections }: Shared): MenuEntry[] =>
  brand.menu ?? [...sections.values()].map(({ id }) => ({ sectionId: id, label: '', items: [] }))

/** Notes the things that no other program has. */
export async function noteWithoutCounterpart(db: Kysely<Tables>, report: Report): Promise<void> {
  const coverages = await db.selectFrom('coverages').select(['id', 'headline']).orderBy('id').execute()
  for (const { id, headline } of coverages)
    report.note('live coverages, which are not exported', `coverage ${id} ${headline}`)
  const { rows } = await sql<{ staff: number; readers: number; removed: number }>`select
    (select count(*)::int from staff) as staff, (select count(*)::int from readers) as readers,
    (select count(*)::int from articles where state = 'removed') as removed`.execute(db)
  const { staff, readers, removed } = rows[0]!
  report.note('accounts of the staff, which are not exported', '', staff)
  report.note('accounts of readers, which are not exported', '', readers)
  report.note('articles that were removed, which stay removed', '', removed)
}
