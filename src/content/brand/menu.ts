/** The sections that a menu names: checked when it is set, followed when they are merged. */
import type { Work } from '../../kernel/command.ts'
import { type Listener, on } from '../../kernel/events.ts'
import { fieldError } from '../../kernel/references.ts'
import { survivorsOf, thingMerged } from '../merged.ts'
import { storeBrand } from './row.ts'
import { type MenuEntry, type MenuLink, noBrand } from './shape.ts'

const maxItems = 12

const sectionOf = (link: MenuLink): number | null => ('sectionId' in link ? link.sectionId : null)

function renamed<L extends MenuLink>(link: L, now: (sectionId: number) => number): L {
  return 'sectionId' in link ? { ...link, sectionId: now(link.sectionId) } : link
}

const withSections = (menu: MenuEntry[], now: (sectionId: number) => number): MenuEntry[] =>
  menu.map((entry) => ({ ...renamed(entry, now), items: entry.items.map((item) => renamed(item, now)) }))

/** The menu as it is kept: merged sections are replaced. @throws CommandError at a section that does not exist */
export async function checkMenu({ db }: Work, given: MenuEntry[]): Promise<MenuEntry[]> {
  const named = given.flatMap((entry) => [entry, ...entry.items].map(sectionOf))
  const now = await survivorsOf(db, { section: named })
  const menu = withSections(given, (sectionId) => now('section', sectionId))
  const known = new Set((await db.selectFrom('sections').select('id').execute()).map(({ id }) => id))
  const check = (link: MenuLink, path: (string | number)[]) => {
    const sectionId = sectionOf(link)
    if (sectionId === null || known.has(sectionId)) return
    throw fieldError([...path, 'sectionId'], 'missing', `menu: there is no section ${sectionId}.`)
  }
  for (const [at, entry] of menu.entries()) {
    check(entry, ['menu', at])
    for (const [below, item] of entry.items.entries()) check(item, ['menu', at, 'items', below])
  }
  return menu
}

/** In one list, the links to `from` go where `into` is listed too; what is below them moves below that one. */
function mergeLinks<L extends MenuLink & { items?: MenuLink[] }>(
  links: L[],
  from: number,
  into: number,
): L[] {
  const moved = links.find((link) => sectionOf(link) === from)
  const isListed = links.some((link) => sectionOf(link) === into)
  if (!moved || !isListed) return links
  return links
    .filter((link) => sectionOf(link) !== from)
    .map((link) =>
      sectionOf(link) === into && link.items
        ? { ...link, items: [...link.items, ...(moved.items ?? [])].slice(0, maxItems) }
        : link,
    )
}

const mergeMenu = (menu: MenuEntry[], from: number, into: number): MenuEntry[] =>
  withSections(
    mergeLinks(menu, from, into).map((entry) => ({ ...entry, items: mergeLinks(entry.items, from, into) })),
    (sectionId) => (sectionId === from ? into : sectionId),
  )

export const menuListeners: Listener[] = [
  on(thingMerged, async (work, { kind, from, into }) => {
    if (kind !== 'section') return
    const { data } = await work.db.selectFrom('brand').select('data').forUpdate().executeTakeFirstOrThrow()
    const isNamed = data.menu?.some((entry) =>
      [entry, ...entry.items].some((link) => sectionOf(link) === from),
    )
    if (data.menu && isNamed)
      await storeBrand(work, { ...noBrand, ...data, menu: mergeMenu(data.menu, from, into) }, ['menu'])
  }),
]
