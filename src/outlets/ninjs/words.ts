/** The words of ours that ninjs leaves to its users: relations, roles, and the URIs of our kinds of article. */
import type { ArticleKind } from '../../content/tables.ts'

export const rel = {
  section: 'section',
  story: 'story',
  programme: 'programme',
  keyword: 'keyword',
  author: 'author',
  main: 'main',
  video: 'video',
  gallery: 'gallery',
  body: 'body',
  poster: 'poster',
  related: 'related',
} as const

export const role = {
  main: 'main',
  summary: 'summary',
  caption: 'caption',
  altText: 'altText',
  creditline: 'creditline',
  slug: 'slug',
  episode: 'episodeNumber',
  /** The name of a stored original: the SHA-256 of its bytes and its ending. */
  file: 'file',
} as const

export const kindUri = (kind: ArticleKind) => `urn:nashra:kind:${kind}`
export const breakingUri = 'urn:nashra:breaking'

export const standard = {
  name: 'ninjs',
  version: '3.1',
  schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json',
} as const
