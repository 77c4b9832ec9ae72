/** Fetches media files that an archive names but does not contain from the site that it was exported from. */
import type { Outbound } from '../../platform/outbound.ts'
import { ForbiddenHost } from '../../platform/public-hosts.ts'
import { completeAddress, isOwn } from './links.ts'

/** The limits of one import. */
const mostFiles = 20_000
const mostBytes = 20 * 1024 ** 3
const mostMs = 3 * 3_600_000
/** A site that failed this often in a row is not asked again. */
const mostFailures = 5
const mostRedirects = 3

export interface OldSite {
  /** The answer of the first address that has a file; a sentence that says why there is none. */
  file(addresses: string[]): Promise<{ body: AsyncIterable<Uint8Array>; announced: number } | string>
}

export function openOldSite(outbound: Outbound, site: string, signal: AbortSignal): OldSite {
  const startedAt = Date.now()
  let files = 0
  let bytes = 0
  let failures = 0
  let stopped = ''

  /** Follows redirects within the site. Null for another answer than a file. */
  async function ask(address: string): Promise<Response | null> {
    let url = completeAddress(address, site)
    for (let hops = 0; url && isOwn(url, site) && hops <= mostRedirects; hops++) {
      const answer = await outbound.ask(url, { signal })
      const isHtml = (answer.headers.get('content-type') ?? '').startsWith('text/html')
      if (answer.status === 200 && !isHtml) return answer
      await answer.body?.cancel()
      const next = answer.status >= 300 && answer.status < 400 ? answer.headers.get('location') : null
      url = next ? completeAddress(next, url.href) : null
    }
    return null
  }

  async function* counted(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
    for await (const chunk of body) {
      bytes += chunk.length
      yield chunk
    }
  }

  function limit(): string {
    if (files >= mostFiles) return `more than ${mostFiles} files would have to be fetched`
    if (bytes >= mostBytes) return `more than ${mostBytes / 1024 ** 3} GB would have to be fetched`
    return Date.now() - startedAt > mostMs ? 'fetching took longer than three hours' : ''
  }

  return {
    async file(addresses) {
      stopped ||= limit()
      if (stopped) return stopped
      for (const address of addresses) {
        try {
          const answer = await ask(address)
          failures = 0
          if (!answer?.body) continue
          files++
          return { body: counted(answer.body), announced: Number(answer.headers.get('content-length') ?? 0) }
        } catch (error) {
          signal.throwIfAborted()
          const reason = `the old site does not answer: ${(error as Error).message}`
          if (error instanceof ForbiddenHost || ++failures >= mostFailures) stopped = reason
          return reason
        }
      }
      return 'the old site does not have it'
    },
  }
}
