/** Addresses of things in WordPress that work under every form of its permalinks. */

import type { LinkTarget } from '../../content/link-target.ts'
import { loginOf } from '../archive/accounts.ts'
import type { Shared } from '../archive/newsroom.ts'
import { postNumber } from './numbers.ts'

export const articleAddress = (id: number): string => `/?p=${postNumber('article', id)}`
export const pageAddress = (id: number): string => `/?page_id=${postNumber('page', id)}`

/** The path of a thing in WordPress; null for one that it does not have. */
export function openAddresses(shared: Shared): (target: LinkTarget) => string | null {
  const pages = new Map(shared.pages.map(({ id, slug }) => [slug, id]))
  const people = new Map([...shared.people.values()].map((person) => [person.slug, person]))
  return (target) => {
    switch (target.kind) {
      case 'article':
        return articleAddress(target.id)
      case 'section':
      case 'programme':
        return `/?category_name=${encodeURIComponent(target.slug)}`
      case 'topic':
      case 'story':
        return `/?tag=${encodeURIComponent(target.slug)}`
      case 'person': {
        const person = people.get(target.slug)
        return person ? `/?author_name=${loginOf(person)}` : null
      }
      case 'page': {
        const id = pages.get(target.slug)
        return id === undefined ? null : pageAddress(id)
      }
      default:
        return null
    }
  }
}
