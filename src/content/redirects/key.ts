/**
 * The normal form of an address, under which its redirect is stored and found: without scheme, host, fragment,
 * final slash and tracking parameters; decoded, in Unicode NFC, with its parameters in alphabetical order.
 */

/** Longer ones do not fit into an index. */
const maxBytes = 2_000

/** Parameters that say where a link stood. */
export const isTracking = (name: string) =>
  /^(utm_.*|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_cid|mc_eid|_ga|_gl|ref|ref_src|cmpid)$/i.test(name)

/** Marks of direction, invisible spaces at the edges of pasted links, soft hyphens and control characters. */
const invisible = /[\u0000-\u001f\u007f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

const notDecoded = '\ufffd'

/** Decodes each whole UTF-8 sequence once; what is no UTF-8 becomes U+FFFD. */
const decodeOnce = (text: string) =>
  text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'))

/** Addresses that programs encoded twice or three times lead where the plain one does. */
function decode(text: string): string {
  let decoded = text
  for (let times = 0; times < 3; times++) {
    const next = decodeOnce(decoded)
    if (next === decoded) break
    decoded = next
  }
  return decoded
}

export interface OldAddress {
  /** Decoded, without a final slash: '' for the front page. */
  path: string
  parameters: [string, string][]
  /** Whether the end of the path is missing: its last letter was cut in two. */
  isCut: boolean
}

/** The parts of a path (with or without a query) or of a full address; null if it is none. */
export function readOldAddress(address: string): OldAddress | null {
  const local = address.trim().replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]*/i, '')
  const [, rawPath = '', query = ''] = /^([^?#]*)(?:\?([^#]*))?/.exec(local)!
  if (rawPath !== '' && !rawPath.startsWith('/')) return null
  const decoded = decode(rawPath)
  const whole = decoded.replace(/(?:\ufffd|%[0-9a-f]?)+$/i, '')
  const path = whole
    .normalize('NFC')
    .replace(invisible, '')
    .replace(/\/{2,}/g, '/')
    .replace(/[\s/]+$/, '')
    .replace(/^\/index\.php(?=\/|$)/, '')
  // Browsers resolve dots before they ask; files of exports are named after keys.
  if (path.includes(notDecoded) || /\/\.{1,2}(?:\/|$)/.test(path)) return null
  const parameters = [...new URLSearchParams(query)]
    .filter(([name]) => name !== '' && name !== 'amp' && !isTracking(name))
    .map(([name, value]): [string, string] => [tidy(name), tidy(value)])
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return { path, parameters, isCut: whole !== decoded }
}

const tidy = (text: string) => text.normalize('NFC').replace(invisible, '')

/** The key of a path with these parameters; null if it is too long. */
export function keyOf(path: string, parameters: [string, string][]): string | null {
  const query = parameters.map(([name, value]) => `${name}=${value}`).join('&')
  const key = `${path || '/'}${query ? `?${query}` : ''}`
  return Buffer.byteLength(key) > maxBytes ? null : key
}

/** The key of an address as it was written; null if it is no address, is cut, or is too long. */
export function keyOfAddress(address: string): string | null {
  const read = readOldAddress(address)
  return read && !read.isCut ? keyOf(read.path, read.parameters) : null
}
