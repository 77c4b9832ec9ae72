/** The menu above each page, with its sections by their names of today. */
import { readBrand } from '../../content/brand/read.ts'
import type { MenuLink } from '../../content/brand/shape.ts'
import { missingLinks } from '../../content/missing-links.ts'
import type { Section } from '../../content/sections/sections.ts'
import type { Messages } from '../../language/messages/messages.ts'
import { sectionPath } from '../paths.ts'
import type { SiteReadContext } from '../route.ts'

export interface MenuItem {
  label: string
  url: string
  /** The section of the item. The page of that section marks the item as current. */
  sectionId: number | null
  items: MenuItem[]
}

/** The newsroom's menu without sections and pages that are gone; by default all sections and the videos. */
export async function readMenu(
  readContext: SiteReadContext,
  sections: readonly Section[],
  { videos }: Pick<Messages, 'videos'>,
): Promise<MenuItem[]> {
  const { menu } = await readBrand(readContext, 'menu')
  const ofSection = (section: Section, label = '', items: MenuItem[] = []): MenuItem => ({
    ...{ label: label || section.name, url: sectionPath(section), sectionId: section.id, items },
  })
  if (menu === null)
    return [
      ...sections.map((section) => ofSection(section)),
      { label: videos, url: '/videos', sectionId: null, items: [] },
    ]
  const links = menu.flatMap((entry) => [entry, ...entry.items])
  const missing = await missingLinks(
    readContext,
    links.flatMap((link) => ('url' in link ? [link.url] : [])),
  )
  const byId = new Map(sections.map((section) => [section.id, section]))
  const resolve = (entries: readonly (MenuLink & { items?: MenuLink[] })[]): MenuItem[] =>
    entries.flatMap((entry) => {
      const items = resolve(entry.items ?? [])
      // The items below a link that leads nowhere move up.
      if (!('sectionId' in entry))
        return missing.has(entry.url)
          ? items
          : [{ label: entry.label, url: entry.url, sectionId: null, items }]
      const section = byId.get(entry.sectionId)
      return section ? [ofSection(section, entry.label, items)] : items
    })
  return resolve(menu)
}
