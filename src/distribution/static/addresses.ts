/** Addresses of the site and the files of its copy. */

/** Pages that need the program: forms, accounts, searches, and what scripts ask for. */
const alive = new Set([
  ...['readers', 'newsroom', 'api', 'preview', 'beacon', 'search', 'saved', 'newsletter'],
  ...['opensearch.xml', 'healthz', 'readyz', 'metrics', 'sw.js'],
])

export interface Address {
  /** Decoded. */
  path: string
  query: string
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}

/** An address of this site without its fragment; null for one elsewhere, and for one that is no address of a page. */
export function ownAddress(href: string, siteUrl: string): Address | null {
  const local = href.startsWith(`${siteUrl}/`) || href === siteUrl ? href.slice(siteUrl.length) || '/' : href
  if (!local.startsWith('/') || local.startsWith('//')) return null
  const [whole = ''] = local.split('#')
  const mark = whole.indexOf('?')
  const path = decoded(mark === -1 ? whole : whole.slice(0, mark))
  if (path === null || /[\u0000-\u001f\\]/.test(path) || path.split('/').includes('..')) return null
  return { path, query: mark === -1 ? '' : whole.slice(mark + 1) }
}

/** Whether a page can be copied: it says the same to every reader, without the program. */
export function isCopied({ path }: Address): boolean {
  const parts = path.split('/')
  return !alive.has(parts[1] ?? '') && !(parts[1] === 'coverage' && /^(since|events)$/.test(parts[3] ?? ''))
}

/** The path at which a page stands in the copy: parameters become a folder, files keep their name. */
export function copiedPath({ path, query }: Address): string {
  if (query === '') return path
  const name = [...new URLSearchParams(query)]
    .map(([key, value]) => `${key}-${value}`)
    .join('-')
    .replace(/[^\p{L}\p{N}-]+/gu, '-')
    .slice(0, 100)
  return `${path.replace(/\/$/, '')}/${name}`
}

/** The name of the file below the folder of the copy. */
export function fileOf(address: Address, contentType: string): string {
  const path = copiedPath(address).replace(/^\//, '').normalize('NFC')
  if (!contentType.startsWith('text/html')) return path
  return path === '' || path.endsWith('/') ? `${path}index.html` : `${path}/index.html`
}

/** The files of media that a text names. */
export const mediaIn = (text: string): Set<string> =>
  new Set(text.match(/\/media\/(?:[\w-]+\/)+[\w-]+\.\w{2,5}(?![\w.])/g))
