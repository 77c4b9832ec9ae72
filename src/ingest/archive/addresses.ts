/** Old addresses by a short key, so that an archive's addresses fit in memory. */

/** 53 bits of two FNV-1a hashes. */
export function shortHash(text: string): number {
  let a = 0x811c9dc5
  let b = 0x9747b28c
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b ^ code, 0x5bd1e995) ^ (b >>> 15)
  }
  return (a >>> 0) * 0x200000 + ((b >>> 0) & 0x1fffff)
}

export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
      try {
        return decodeURIComponent(run)
      } catch {
        return run.toLowerCase()
      }
    })
  }
}

/** Ends of addresses that show the same thing in another form. */
const forms =
  /\/(amp|embed|trackback|feed(\/(rss2?|rdf|atom))?|page\/\d+|comment-page-\d+|attachment|index\.(php|html?))$/

/** The path of an address in one spelling: decoded, in lower case, without the forms of one page. */
export function plainPath(pathname: string): string {
  let path = decoded(pathname).normalize('NFC').toLowerCase().replace(/\/+/g, '/').replace(/\/$/, '')
  while (forms.test(path)) path = path.replace(forms, '')
  return path
}

export const addressKey = (url: URL): number => shortHash(plainPath(url.pathname))

/** The path of a file below the folder of uploads, without what WordPress adds to the names of copies. */
export function uploadName(address: string): string | null {
  const path = decoded(address.split(/[?#]/)[0]!).normalize('NFC')
  const at = /(?:wp-content\/uploads|content\/(?:images|media|files))\/(.+)$/.exec(path)?.[1]
  return at?.replace(/(-\d+x\d+|-scaled|-rotated|-e\d{9,})+(?=\.\w+$)/, '').toLowerCase() ?? null
}
