/** The addresses of things, as the contract names them. Arabic stays as it is written. */

export const articleAddress = ({ id, slug }: { id: number; slug: string }) => `/articles/${id}/${slug}`
export const sectionAddress = ({ slug }: { slug: string }) => `/sections/${slug}`
export const storyAddress = ({ slug }: { slug: string }) => `/stories/${slug}`
export const authorAddress = ({ slug }: { slug: string }) => `/authors/${slug}`
export const programmeAddress = ({ slug }: { slug: string }) => `/programmes/${slug}`
export const pageAddress = ({ slug }: { slug: string }) => `/pages/${slug}`

export const coverageAddress = ({ id, slug }: { id: number; slug: string }) => `/coverage/${id}/${slug}`
export const entryAddress = (coverage: { id: number; slug: string }, entryId: number) =>
  `${coverageAddress(coverage)}/${entryId}`

export const older = (address: string, before: number | null) =>
  before === null ? address : `${address}?before=${before}`

/** The argument of a page key that holds a thing and where its list begins: 'ID' or 'ID/before'. */
export function listArgument(name: string, query: URLSearchParams): string {
  const before = query.get('before')
  return before && /^[1-9]\d{0,9}$/.test(before) ? `${name}/${before}` : name
}

/** The two parts of such an argument. */
export function splitList(argument: string): { name: string; before: number | null } {
  const slash = argument.lastIndexOf('/')
  if (slash === -1) return { name: argument, before: null }
  return { name: argument.slice(0, slash), before: Number(argument.slice(slash + 1)) }
}

/** As ASCII, for canonical links, Open Graph and structured data. */
export const absolute = (siteUrl: string, address: string) => siteUrl + encodeURI(address)
