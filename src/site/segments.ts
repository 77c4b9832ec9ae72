/** Decodes the parts of a path leniently, because people and programs damage links when they pass them on. */

const broken = '\ufffd'

/** Decodes a percent-encoded part. Cut or invalid UTF-8 becomes U+FFFD, which no slug contains. */
function decode(segment: string): string {
  if (!segment.includes('%')) return segment
  try {
    return decodeURIComponent(segment)
  } catch {
    const whole = segment.replace(/(?:%[0-9a-f]{2})+/gi, (run) =>
      Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'),
    )
    return whole.replaceAll('%', broken)
  }
}

/** Punctuation, spaces, invisible marks and undecodable characters: no slug ends with these. */
const notInNames = '[^\\p{L}\\p{M}\\p{N}_]'
// The lookbehind avoids quadratic time on a long run in the middle.
const trailing = new RegExp(`(?<!${notInNames})${notInNames}+$`, 'u')
const number = new RegExp(`^([1-9]\\d{0,9})(?:${notInNames}.*)?$`, 'su')

/**
 * The decoded parts of a path, without punctuation that was pasted after the link. The page then redirects to
 * its exact path.
 */
export function readSegments(path: string): string[] {
  const segments = path.split('/').slice(1).map(decode)
  while (segments.length > 1) {
    const last = segments.pop()!.replace(trailing, '')
    if (last === '') continue
    segments.push(last)
    return segments
  }
  const only = segments[0]!
  return [only.replace(trailing, '') || only]
}

/** The number at the beginning of a segment ('84)', '84،', '84 '), or null. */
export const leadingNumber = (segment: string | undefined): string | null =>
  number.exec(segment ?? '')?.[1] ?? null
