/** Where links of an old text lead, and which media it means. */
import { articleSlug } from '../../../language/slug.ts'
import { addressKey, decoded } from '../../archive/addresses.ts'
import { completeAddress } from '../../archive/links.ts'
import type { MediaIndex } from '../../archive/media-index.ts'
import type { BodyContext } from '../text/body.ts'
import type { AttachmentHead, Heads, PostHead } from './heads.ts'
import { niceName, type People } from './people.ts'
import type { TermPlace, Terms } from './terms.ts'

export interface Places extends Omit<BodyContext, 'embedHosts'> {
  /** The path of a post's article or page; null when it has none. */
  pathOf(post: PostHead): string | null
}

const encoded = (slug: string) => encodeURIComponent(slug)

interface Given {
  heads: Heads
  media: MediaIndex
  terms: Terms
  people: People
  peopleSlugs: Map<number, string>
  address: string
  language: string
  /** Addresses of the site in another form: other hosts that it had. */
  domains: string[]
}

const bareHost = (host: string) => host.toLowerCase().replace(/^www\./, '')

/** The path of a term's page here: a section, a story, or the search for a word. */
function termPath(place: TermPlace | undefined): string | null {
  if (!place || place.as === 'nothing') return null
  if (place.as === 'keyword') return `/search?q=${encoded(place.word)}`
  return place.as === 'section' ? `/sections/${encoded(place.slug)}` : `/stories/${encoded(place.slug)}`
}

export function openPlaces(given: Given): Places {
  const { heads, media, terms, people, peopleSlugs, address, language } = given
  const children = Map.groupBy(
    heads.attachments.filter(({ parent }) => parent > 0),
    ({ parent }) => parent,
  )
  const attachments = new Map(heads.attachments.map((one) => [one.id, one]))
  const byPage = new Map(
    heads.attachments.flatMap((one) =>
      URL.canParse(one.link) ? [[addressKey(new URL(one.link)), one] as const] : [],
    ),
  )
  const own = new Set(given.domains.map(bareHost))
  const site = new URL(address)

  function pathOf(post: PostHead): string | null {
    if (post.role === 'page') return post.pageSlug ? `/pages/${encoded(post.pageSlug)}` : null
    if (post.itemId === 0) return null
    const slug = articleSlug({ slug: post.slug, headline: '', language })
    return `/articles/${post.itemId}/${encoded(slug)}`
  }
  const attachmentPath = (one: AttachmentHead): string | null => {
    const parent = heads.byId.get(one.parent)
    return media.byId(one.id)?.path ?? (parent ? pathOf(parent) : null)
  }
  const personPath = (login: string) => {
    const slug = peopleSlugs.get(people.byLogin.get(login) ?? people.byLogin.get(niceName(login)) ?? 0)
    return slug === undefined ? null : `/authors/${encoded(slug)}`
  }
  /** Addresses with a number or a name instead of a path. */
  function byQuery(query: URLSearchParams): string | null {
    const value = (name: string) => query.get(name) ?? ''
    const post = heads.byId.get(Number(value('p') || value('page_id')))
    if (post) return pathOf(post)
    const attachment = attachments.get(Number(value('attachment_id') || value('p')))
    if (attachment) return attachmentPath(attachment)
    if (value('cat')) return termPath(terms.byId.get(Number(value('cat'))))
    if (value('tag')) return termPath(terms.places.get(`post_tag ${value('tag')}`))
    const author = value('author')
    const page = people.pages.find(({ authorId }) => authorId === Number(author))
    return page ? `/authors/${encoded(peopleSlugs.get(page.personId) ?? '')}` : null
  }
  function byFolder(pathname: string): string | null {
    const parts = decoded(pathname).split('/').filter(Boolean)
    const last = parts.at(-1) ?? ''
    if (parts.includes('author')) return personPath(parts[parts.indexOf('author') + 1] ?? '')
    const taxonomy = parts.includes('tag') ? 'post_tag' : 'category'
    if (parts.includes('tag') || parts.includes('category'))
      return termPath(terms.places.get(`${taxonomy} ${last}`))
    return parts.length === 2 ? termPath(terms.places.get(`${parts[0]} ${last}`)) : null
  }

  return {
    site: address,
    pathOf,
    reusableBlock: (id) => heads.reusable.get(id) ?? null,
    attachmentsOf: (id) => (children.get(id) ?? []).map((one) => one.id),
    resolveMedia: (reference) => {
      const found = media.find(reference)
      return found && (found.type === reference.type || reference.type === 'document') ? found.id : null
    },
    resolveLink(href) {
      const url = new URL(href)
      if (!own.has(bareHost(url.host)) && bareHost(url.host) !== bareHost(site.host)) return null
      const file = media.byAddress(href)
      if (file) return file.path
      const found = byQuery(url.searchParams)
      if (found) return found
      const plain = url.pathname.replace(/\/+$/, '')
      if (plain === site.pathname.replace(/\/+$/, '')) return '/'
      const post = heads.byAddress.get(addressKey(url))
      if (post) return pathOf(post)
      const attachment = byPage.get(addressKey(url))
      return (attachment ? attachmentPath(attachment) : null) ?? byFolder(url.pathname)
    },
  }
}

/** An address of another host that the old site had, as one of the site itself. */
export function ownAddress(href: string, site: string, domains: string[]): string {
  const url = completeAddress(href, site)
  if (!url || !domains.some((host) => bareHost(host) === bareHost(url.host))) return href
  url.host = new URL(site).host
  return url.href
}
