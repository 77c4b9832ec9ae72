/** The words of ours that ninjs leaves to its users: relations, roles, and the URIs of our kinds of article. */

export const rel = {
  section: 'section',
  secondarySection: 'secondarySection',
  story: 'story',
  programme: 'programme',
  keyword: 'keyword',
  author: 'author',
  main: 'main',
  video: 'video',
  /** The audio version. */
  audio: 'audio',
  gallery: 'gallery',
  /** The picture that is shown with a shared link. */
  share: 'share',
  body: 'body',
  poster: 'poster',
  related: 'related',
} as const

export const role = {
  main: 'main',
  summary: 'summary',
  searchDescription: 'search',
  caption: 'caption',
  altText: 'altText',
  /** The words spoken in audio. */
  transcript: 'transcript',
  creditline: 'creditline',
  slug: 'slug',
  episode: 'episodeNumber',
  /** Followed by the name of a module's field; the value is JSON. */
  field: 'field:',
  /** The day of publication, where the time is not known. */
  publishedDate: 'publishedDate',
  /** The name of a stored original: the SHA-256 of its bytes, and its extension. */
  file: 'file',
  /** `document`, for which ninjs has no type: such items have the type `text`. */
  mediaType: 'mediaType',
} as const

/** The roles of an article's other headlines. */
export const headlineRoles = {
  kicker: 'kicker',
  frontHeadline: 'front',
  shareHeadline: 'share',
  searchTitle: 'search',
} as const

/** The roles of the alternative ids that hold an article's marks. */
export const markRoles = {
  canonicalUrl: 'canonicalUrl',
  noindex: 'noindex',
  label: 'label',
  sponsor: 'sponsor',
} as const

/** @param kind of the product, or `module.kind` */
export const kindUri = (kind: string) => `urn:nashra:kind:${kind}`
export const breakingUri = 'urn:nashra:breaking'

export const standard = {
  name: 'ninjs',
  version: '3.1',
  schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json',
} as const
