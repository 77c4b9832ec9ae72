/** The menu of an export as the menu of the site, when nobody arranged one here. */
import { putBrand } from '../../../content/brand/write.ts'
import { CommandError } from '../../../kernel/command.ts'
import { isLink } from '../../../kernel/fields.ts'
import { execute } from '../../../kernel/run.ts'
import { completeAddress, isOwn } from '../../archive/links.ts'
import type { ArchiveRun } from '../../archive/run.ts'
import type { WxrMenuItem } from '../items.ts'
import type { RestSite } from '../rest/answers.ts'
import type { Heads } from './heads.ts'
import type { Places } from './places.ts'
import type { Terms } from './terms.ts'

type Link = { sectionId: number; label: string } | { label: string; url: string }

const mostEntries = 20
const mostBelow = 12

function openLinks(run: ArchiveRun, heads: Heads, places: Places, terms: Terms) {
  const title = (given: string, other: string) => (given || other).slice(0, 60)
  return (item: WxrMenuItem): Link | null => {
    if (item.type === 'taxonomy') {
      const place = terms.byId.get(item.objectId)
      if (place?.as === 'section') return { sectionId: place.id, label: title(item.title, '') }
      const url = place?.as === 'story' ? `/stories/${encodeURIComponent(place.slug)}` : null
      const word = place?.as === 'keyword' ? place.word : ''
      const label = title(item.title, word)
      if (!label) return null
      return url ? { label, url } : word ? { label, url: `/search?q=${encodeURIComponent(word)}` } : null
    }
    if (item.type === 'post_type') {
      const head = heads.byId.get(item.objectId)
      const url = head ? places.pathOf(head) : null
      const label = title(item.title, head?.slug.replaceAll('-', ' ') ?? '')
      return url && label ? { label, url } : null
    }
    const url = completeAddress(item.url, run.address)
    if (!url || !item.title) return null
    const address = isOwn(url, run.address) ? places.resolveLink(url.href) : url.href
    return address && isLink(address) ? { label: title(item.title, ''), url: address } : null
  }
}

/** Places in which themes show their main menu. */
const mainPlaces = /primary|main|header|top/i

export async function saveMenu(
  run: ArchiveRun,
  heads: Heads,
  places: Places,
  terms: Terms,
  rest: RestSite | null,
): Promise<void> {
  const menus = [...Map.groupBy(heads.menuItems, ({ menu }) => menu.slug).values()]
  const isMain = (menu: WxrMenuItem[]) =>
    (rest?.menus.get(menu[0]!.menu.slug) ?? []).some((place) => mainPlaces.test(place))
  // An export does not say where menus stand; the largest one is the main one, and of equals the first.
  const main = menus.find(isMain) ?? menus.toSorted((a, b) => b.length - a.length)[0]
  const note = (kind: string, detail: string) => run.note({ kind, detail, type: 'menu' })
  for (const menu of menus)
    if (menu !== main) note('menus that are not shown here', `${menu[0]!.menu.name} (${menu.length} entries)`)
  if (!main || run.isTrial) return
  const { data } = await run.db.selectFrom('brand').select('data').executeTakeFirstOrThrow()
  if (data.menu) return note('menus that are not shown, because this site has one', main[0]!.menu.name)
  const linkOf = openLinks(run, heads, places, terms)
  const link = (item: WxrMenuItem) => {
    const found = linkOf(item)
    if (!found) note('entries of the menu without a target', `${item.title} ${item.url}`.trim())
    return found
  }
  const items = main.toSorted((a, b) => a.order - b.order)
  const known = new Set(items.map(({ id }) => id))
  const below = (id: number): WxrMenuItem[] =>
    items.filter(({ parent }) => parent === id).flatMap((one) => [one, ...below(one.id)].slice(0, 200))
  const entries = items
    .filter(({ parent, id }) => parent === id || !known.has(parent))
    .flatMap((item) => {
      const entry = link(item)
      const inner = item.parent === item.id ? [] : below(item.id).flatMap((one) => link(one) ?? [])
      if (inner.length > mostBelow) note('entries of the menu beyond twelve below one', item.title)
      return entry
        ? [{ ...entry, items: inner.slice(0, mostBelow) }]
        : inner.map((one) => ({ ...one, items: [] }))
    })
  if (entries.length > mostEntries) note('entries of the menu beyond twenty', '')
  if (entries.length === 0) return
  try {
    await execute(run.db, run.actor, putBrand, { menu: entries.slice(0, mostEntries) })
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    note('menus that were refused', error.message)
  }
}
