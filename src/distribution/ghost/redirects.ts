/** Redirects as Ghost reads them (`redirects.yaml`): each address is a regular expression. */
import { type LinkTarget, linkTarget } from '../../content/link-target.ts'
import { loginOf } from '../archive/accounts.ts'
import type { LeavingArticle } from '../archive/articles.ts'
import type { Shared } from '../archive/newsroom.ts'
import type { KeptRedirect } from '../archive/redirects.ts'
import { articleSlug, isLatin, pageSlug, tagOf } from './ids.ts'

/** Ghost compares the address as browsers send it. */
const pattern = (path: string) => `^${encodeURI(path).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`
const rule = (from: string, to: string) => `  ${JSON.stringify(from)}: ${JSON.stringify(to)}\n`

/** One rule at the end leads the numbered addresses of all articles whose slug is not Latin. */
export function articleRedirect({ id, slug, state, trashedAt }: LeavingArticle): string {
  if (state !== 'published' || trashedAt || !isLatin(slug)) return ''
  const to = `/${articleSlug(id, slug)}/`
  return rule(`^/articles/${id}(/.*)?`, to) + rule(`^/a/${id}`, to)
}

export function listRedirects(shared: Shared): string {
  const tags = [
    ...[...shared.sections.values()].map((one) => ({ folder: 'sections', ...one })),
    ...[...shared.programmes.values()].map((one) => ({ folder: 'programmes', ...one })),
    ...[...shared.stories.values()].map((one) => ({ folder: 'stories', ...one })),
  ]
  return [
    ...tags.map(({ folder, slug, name }) =>
      rule(pattern(`/${folder}/${slug}`), `/tag/${tagOf({ slug, name }).slug}/`),
    ),
    ...[...shared.people.values()].map((one) =>
      rule(pattern(`/authors/${one.slug}`), `/author/${loginOf(one)}/`),
    ),
    ...shared.pages.map(({ id, slug }) => rule(pattern(`/pages/${slug}`), `/${pageSlug(id, slug)}/`)),
    rule('^/(?:articles|a)/(\\d+)(?:/.*)?', '/article-$1/'),
    rule('^/feeds/latest\\.(?:rss|atom)', '/rss/'),
    rule('^/latest', '/'),
  ].join('')
}

/** A redirect that the newsroom keeps; Ghost compares paths only, and has no pages that are gone. */
export function keptRedirect(
  { source, target }: KeptRedirect,
  addressOf: (target: LinkTarget) => string | null,
): string {
  if (target === null || source.includes('?')) return ''
  const found = linkTarget(target)
  const [, id, slug] = /^\/articles\/(\d+)\/(.+)$/.exec(target) ?? []
  const to = id && slug ? `/${articleSlug(Number(id), decodeURIComponent(slug))}/` : found && addressOf(found)
  return rule(pattern(source), to ?? target)
}
