/** Page addresses: which ones to refuse, when two paths are equal, how to write a Location header. */
import type { Answer, Request } from './contract.ts'

const LONGEST = 2048

const plainText = (status: number, text: string) => {
  const body = Buffer.from(text)
  return {
    status,
    headers: [
      'Content-Type',
      'text/plain; charset=utf-8',
      'Content-Length',
      String(body.length),
      'Cache-Control',
      'no-store',
    ],
    body: [body],
  }
}

const tooLong = plainText(414, 'The address is too long.\n')
const unreadable = plainText(400, 'The address contains control characters.\n')

/** Line breaks that messaging apps append when they quote an address; the canonical address has none. */
const lineEnds = /(?:%0[9ad])+$/i

/** Refuses an address that no page can have: too long, or with control characters, plain or encoded. */
export function refusal({ method, path, query }: Request): Answer | undefined {
  const answer =
    path.length > LONGEST || query.length > LONGEST
      ? tooLong
      : /[\x00-\x1f\x7f]|%[01]|%7f/i.test(path.replace(lineEnds, '')) || /[\x00-\x1f\x7f]|%00/.test(query)
        ? unreadable
        : undefined
  return answer && method === 'HEAD' ? { ...answer, body: [] } : answer
}

/** The decoded path; undefined when its percent-encoding is malformed (RFC 3986, 2.1) or not UTF-8. */
export function decodePath(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}

/** An address in ASCII; existing percent-encoding is unchanged. */
export function escapeAddress(address: string): string {
  return address
    .toWellFormed()
    .replace(/%(?![0-9a-f]{2})/gi, '%25')
    .replace(/[^\x21-\x7e]+|["<>\\^`{|}]/g, encodeURIComponent)
}
