/** The menu and the footer of the site as menus of WordPress. */

import type { MenuLink } from '../../content/brand/shape.ts'
import { linkTarget } from '../../content/link-target.ts'
import { newsroomLogin } from '../archive/accounts.ts'
import { ownPath } from '../archive/links.ts'
import { menuOf, type Shared } from '../archive/newsroom.ts'
import { openAddresses } from './addresses.ts'
import { menuTermXml } from './head.ts'
import { postNumber, termNumber } from './numbers.ts'
import type { Item } from './wxr.ts'

interface MenuContext {
  shared: Shared
  siteUrl: string
  at: Date
}

interface Menu {
  slug: string
  name: string
  entries: (MenuLink & { items: MenuLink[] })[]
}

function menusOf(shared: Shared): Menu[] {
  const footer = shared.brand.footer ?? []
  return [
    { slug: 'main-menu', name: 'main-menu', entries: menuOf(shared) },
    ...footer.map(({ heading, links }, at) => ({
      ...{ slug: `footer-${at + 1}`, name: heading },
      entries: links.map((link) => ({ ...link, items: [] })),
    })),
  ]
}

export const menuTerms = (shared: Shared): string[] =>
  menusOf(shared).map(({ slug, name }, at) => menuTermXml(termNumber('menu', at + 1), slug, name))

/** What a link leads to, as WordPress names it. */
function targetOf(link: MenuLink, { shared, siteUrl }: MenuContext) {
  if ('sectionId' in link)
    return { type: 'taxonomy', object: 'category', id: termNumber('section', link.sectionId), url: '' }
  const path = ownPath(link.url, siteUrl)
  const target = path === null ? null : linkTarget(path)
  const page = target?.kind === 'page' && shared.pages.find(({ slug }) => slug === target.slug)
  if (page) return { type: 'post_type', object: 'page', id: postNumber('page', page.id), url: '' }
  const moved = target && openAddresses(shared)(target)
  return { type: 'custom', object: 'custom', id: 0, url: moved ?? link.url }
}

function menuItem(
  link: MenuLink,
  { number, parent, order, menu }: { number: number; parent: number; order: number; menu: Menu },
  context: MenuContext,
): Item {
  const { type, object, id, url } = targetOf(link, context)
  const values: Record<string, string | number> = {
    ...{ type, menu_item_parent: parent, object_id: id || number, object, target: '', url },
    ...{ classes: 'a:1:{i:0;s:0:"";}', xfn: '' },
  }
  const { siteUrl, at } = context
  return {
    ...{ id: number, type: 'nav_menu_item', title: link.label ?? '', link: `${siteUrl}/?p=${number}` },
    ...{
      guid: `${siteUrl}/?p=${number}`,
      creator: newsroomLogin,
      content: '',
      excerpt: '',
      date: at,
      isDated: true,
    },
    ...{ modified: at, status: 'publish', slug: String(number), parent: 0, order, commentsOpen: false },
    ...{
      terms: [{ taxonomy: 'nav_menu', slug: menu.slug, name: menu.name }],
      comments: [],
      attachmentUrl: null,
    },
    meta: Object.entries(values).map(([key, value]) => ({ key: `_menu_item_${key}`, value: String(value) })),
  }
}

/** The items of all menus, each after the one above it. */
export function menuItems(context: MenuContext): Item[] {
  let count = 0
  return menusOf(context.shared).flatMap((menu) => {
    let order = 0
    const item = (link: MenuLink, parent: number) =>
      menuItem(link, { number: postNumber('menuItem', ++count), parent, order: ++order, menu }, context)
    return menu.entries.flatMap((entry) => {
      const top = item(entry, 0)
      return [top, ...entry.items.map((below) => item(below, top.id))]
    })
  })
}
