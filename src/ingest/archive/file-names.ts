/** Names of media files in archives: the path that an address means, and the larger originals of copies. */

const encoded = /%[0-9a-f]{2}/i

/** A name in readable letters; one with broken percent signs stays as it is. */
export function decodedName(name: string): string {
  if (!encoded.test(name)) return name
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/**
 * The path of a file below the folder of uploads, from its address. WordPress keeps uploads in `wp-content/uploads` (or
 * `files`, on old networks of sites), Ghost in `content`.
 */
export function pathOfAddress(address: string): string {
  const path = address.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*|^\/\/[^/]*/i, '').split(/[?#]/)[0]!
  const below =
    /\/wp-content\/(?:uploads|blogs\.dir\/\d+\/files)\/(.+)$/.exec(path) ??
    /\/content\/((?:images|media|files)\/.+)$/.exec(path) ??
    /\/files\/(\d{4}\/.+)$/.exec(path)
  return below?.[1] ?? path.replace(/^\/+/, '')
}

const size = /-\d{1,5}x\d{1,5}$/
const reduced = /-(?:scaled|rotated)$/
/** The picture as somebody cut it in the library, with the time of the change. */
const edited = /-e\d{10,13}$/

const without = (base: string, suffix: RegExp): string =>
  suffix.test(base) ? without(base.replace(suffix, ''), suffix) : base

/**
 * The paths at which to look for a file, the best first: WordPress keeps the original behind `-scaled` and `-rotated`,
 * and behind copies in other sizes; Ghost keeps copies in a folder `size`. A cut picture stays cut, because somebody
 * wanted it so. `original` is the name beside the file that the archive itself gives. `isWhole`: the file is an upload
 * itself, so that "300x200" may be a part of its name.
 */
export function pathsOf(
  path: string,
  { original, isWhole }: { original?: string | null; isWhole: boolean },
): string[] {
  const plain = path.replace(/(^|\/)size\/[wh0-9]+\/(?:format\/\w+\/)?/, '$1')
  const [, folder, base, ending] = /^(.*\/)?([^/]*?)(\.[^./]*)?$/.exec(plain)!.map((part) => part ?? '')
  const unsized = without(base!, size)
  const uncut = without(unsized, edited)
  const isCut = uncut !== unsized
  const own = [without(base!, reduced), base!]
  const whole = [without(unsized, reduced), unsized, `${unsized}-scaled`]
  const names = [
    ...(isWhole ? [...own, ...whole] : [...whole, ...own]),
    ...[without(uncut, reduced), uncut, `${base}_o`],
  ].map((name) => name + ending)
  const given = original && !isCut && !original.includes('/') ? [original] : []
  return [...new Set([...given, ...names])].map((name) => folder + name)
}
