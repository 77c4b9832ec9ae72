/** Redirects as the Redirection plugin reads them. */

import { linkTarget } from '../../content/link-target.ts'
import type { LeavingArticle } from '../archive/articles.ts'
import { csvLine } from '../archive/csv.ts'
import type { Shared } from '../archive/newsroom.ts'
import type { KeptRedirect } from '../archive/redirects.ts'
import { articleAddress, openAddresses } from './addresses.ts'

export const redirectHeader = csvLine([
  ...['source', 'target', 'regex', 'code', 'type', 'match', 'hits', 'title', 'status'],
])

const redirect = (source: string, target: string, code: 301 | 410 = 301) =>
  csvLine([source, target, 0, code, code === 410 ? 'error' : 'url', 'url', 0, '', 'enabled'])

/** The addresses of an article that readers know, in both forms; those of a withdrawn one answer 410. */
export function articleRedirects({ id, slug, state, trashedAt }: LeavingArticle): string {
  const sources = [`/articles/${id}/${slug}`, `/articles/${id}`, `/a/${id}`]
  if (state === 'published' && !trashedAt)
    return sources.map((source) => redirect(source, articleAddress(id))).join('')
  return state === 'unpublished' ? sources.map((source) => redirect(source, '', 410)).join('') : ''
}

/** The addresses of lists and pages. */
export function listRedirects(shared: Shared): string {
  const addressOf = openAddresses(shared)
  const lists = [
    ...[...shared.sections.values()].map(({ slug }) => ({
      folder: 'sections',
      kind: 'section' as const,
      slug,
    })),
    ...[...shared.programmes.values()].map(({ slug }) => ({
      folder: 'programmes',
      kind: 'programme' as const,
      slug,
    })),
    ...[...shared.stories.values()].map(({ slug }) => ({ folder: 'stories', kind: 'story' as const, slug })),
    ...[...shared.people.values()].map(({ slug }) => ({ folder: 'authors', kind: 'person' as const, slug })),
    ...shared.pages.map(({ slug }) => ({ folder: 'pages', kind: 'page' as const, slug })),
  ]
  return [
    ...lists.flatMap(({ folder, ...target }) => {
      const address = addressOf(target)
      return address === null ? [] : [redirect(`/${folder}/${target.slug}`, address)]
    }),
    redirect('/feeds/latest.rss', '/?feed=rss2'),
    redirect('/feeds/latest.atom', '/?feed=atom'),
    redirect('/latest', '/'),
  ].join('')
}

/** A redirect that the newsroom keeps, such as that of an address of an older site. */
export function keptRedirect(
  { source, target }: KeptRedirect,
  addressOf: ReturnType<typeof openAddresses>,
): string {
  if (target === null) return redirect(source, '', 410)
  const found = linkTarget(target)
  return redirect(source, (found && addressOf(found)) ?? target)
}

export const topicRedirect = (slug: string): string =>
  redirect(`/topics/${slug}`, `/?tag=${encodeURIComponent(slug)}`)
