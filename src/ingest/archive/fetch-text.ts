/** Fetches feeds and pages of an old site: through the guard of outgoing requests, within limits of size and number. */
import { decodeText } from '../../language/encoding.ts'
import { type Outbound, readBounded } from '../../platform/outbound.ts'

const mostBytes = 20 * 1024 * 1024
const mostRedirects = 5

export interface FetchedText {
  /** The address that answered, after redirects. */
  address: string
  text: string
}

/** The text at an address; a sentence that says why there is none. Each redirect is checked as the address itself. */
export async function fetchText(
  outbound: Outbound,
  address: string,
  signal?: AbortSignal,
): Promise<FetchedText | string> {
  let url = URL.canParse(address) ? new URL(address) : null
  for (let hops = 0; url && /^https?:$/.test(url.protocol) && hops <= mostRedirects; hops++) {
    try {
      const answer: Response = await outbound.ask(url, signal ? { signal } : {})
      const next = answer.status >= 300 && answer.status < 400 ? answer.headers.get('location') : null
      if (answer.status !== 200) await answer.body?.cancel()
      if (next) {
        url = URL.canParse(next, url.href) ? new URL(next, url.href) : null
        continue
      }
      if (answer.status !== 200) return `it answers ${answer.status}`
      const bytes = await readBounded(answer, mostBytes)
      if (bytes === null) return `it has more than ${mostBytes / 1024 / 1024} MB`
      const charset = /charset="?([\w-]+)/i.exec(answer.headers.get('content-type') ?? '')?.[1]
      const decoded =
        charset && !/^utf-?8$/i.test(charset) ? decodeAs(bytes, charset) : decodeText(bytes)?.text
      return decoded === undefined ? 'its encoding is unknown' : { address: url.href, text: decoded }
    } catch (error) {
      signal?.throwIfAborted()
      return (error as Error).message
    }
  }
  return 'it is no web address, or redirects too often'
}

function decodeAs(bytes: Buffer, charset: string): string | undefined {
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return decodeText(bytes)?.text
  }
}
