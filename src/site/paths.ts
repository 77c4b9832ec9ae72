/** Paths of articles, sections, stories and other pages. Arabic letters are not encoded. */
import { isId } from '../values/id.ts'

export const articlePath = ({ id, slug }: { id: number; slug: string }) => `/articles/${id}/${slug}`
/** Short enough to be read aloud and printed; it leads to the article's own path. */
export const shortPath = ({ id }: { id: number }) => `/a/${id}`
export const sectionPath = ({ slug }: { slug: string }) => `/sections/${slug}`
export const storyPath = ({ slug }: { slug: string }) => `/stories/${slug}`
export const authorPath = ({ slug }: { slug: string }) => `/authors/${slug}`
export const topicPath = ({ slug }: { slug: string }) => `/topics/${slug}`
export const programmePath = ({ slug }: { slug: string }) => `/programmes/${slug}`
export const podcastPath = (programme: { slug: string }) => `${programmePath(programme)}/podcast.xml`
export const pagePath = ({ slug }: { slug: string }) => `/pages/${slug}`

export const coveragePath = ({ id, slug }: { id: number; slug: string }) => `/coverage/${id}/${slug}`
export const entryPath = (coverage: { id: number; slug: string }, entryId: number) =>
  `${coveragePath(coverage)}/${entryId}`

/** All key events of a coverage. */
export const keyEventsPath = (coverage: { id: number; slug: string }) => `${coveragePath(coverage)}?key=1`

export const older = (address: string, before: number | null) =>
  before === null ? address : `${address}?before=${before}`

/** The argument of a page key for a list: 'ID', or 'ID/before' when it does not begin at the newest. */
export function listArgument(name: string, query: URLSearchParams): string {
  const before = query.get('before')
  return before && /^[1-9]\d*$/.test(before) && isId(Number(before)) ? `${name}/${before}` : name
}

/** Splits such an argument into its two parts. */
export function splitList(argument: string): { name: string; before: number | null } {
  const slash = argument.lastIndexOf('/')
  if (slash === -1) return { name: argument, before: null }
  return { name: argument.slice(0, slash), before: Number(argument.slice(slash + 1)) }
}

/** A full URL with unencoded letters (an IRI, RFC 3987), for page metadata: a third of the length. */
export const iri = (siteUrl: string, address: string) => siteUrl + address

/** A full URL in ASCII, for feeds, sitemaps, mails and headers. */
export const absolute = (siteUrl: string, address: string) => siteUrl + encodeURI(address)
