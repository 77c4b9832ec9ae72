/** Numbers and slugs of things in an export for Ghost, the same in every export. */
import { createHash } from 'node:crypto'

const kinds = { article: 1, page: 2, person: 3 } as const

/** 24 hexadecimal digits, as Ghost's own. */
export const ghostId = (kind: keyof typeof kinds, id: number): string =>
  kinds[kind].toString(16).padStart(8, '0') + id.toString(16).padStart(16, '0')

/** Ghost writes slugs in Latin letters, so others get a number. */
export const isLatin = (slug: string): boolean => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) && slug.length <= 120

/** Slugs of articles are not unique here. */
export const articleSlug = (id: number, slug: string): string =>
  isLatin(slug) ? `${slug}-${id}` : `article-${id}`

export const pageSlug = (id: number, slug: string): string => (isLatin(slug) ? slug : `page-${id}`)

export interface GhostTagRow {
  id: string
  name: string
  slug: string
  description: string | null
  visibility: 'public'
}

/** A section, programme, story or topic as a tag: things with the same slug are one. */
export function tagOf({
  slug,
  name,
  description,
}: {
  slug: string
  name: string
  description?: string
}): GhostTagRow {
  const hash = createHash('sha1').update(slug).digest('hex')
  return {
    ...{
      id: hash.slice(0, 24),
      name: name.slice(0, 191),
      slug: isLatin(slug) ? slug : `tag-${hash.slice(0, 8)}`,
    },
    ...{ description: description?.slice(0, 500) || null, visibility: 'public' },
  }
}
