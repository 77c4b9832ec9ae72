/** Requests to hosts whose posts are embedded: within limits of size and time, and without redirects. */
import { type Outbound, readBounded } from '../../platform/outbound.ts'
import { ForbiddenHost } from '../../platform/public-hosts.ts'

export const embedReasons = [
  ...['unknown-host', 'no-description', 'private-host', 'unreachable', 'redirected', 'refused'],
  ...['too-slow', 'too-large', 'unreadable', 'not-a-picture'],
] as const
export type EmbedReason = (typeof embedReasons)[number]

/** A description or picture that another host did not give. The message is a sentence for the user. */
export class EmbedError extends Error {
  reason: EmbedReason
  constructor(reason: EmbedReason, message: string) {
    super(message)
    this.reason = reason
  }
}

const longestMs = 5_000

/** The beginning of a body; the rest is not read. */
async function beginning({ body }: Response, bytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    chunks.push(chunk)
    size += chunk.length
    if (size >= bytes) break
  }
  return Buffer.concat(chunks).subarray(0, bytes)
}

function explained(error: unknown, host: string): Error {
  if (error instanceof EmbedError) return error
  if (error instanceof ForbiddenHost) return new EmbedError('private-host', `${error.message}.`)
  if (error instanceof Error && /^(TimeoutError|AbortError)$/.test(error.name))
    return new EmbedError('too-slow', `${host} did not answer within ${longestMs / 1_000} seconds.`)
  return new EmbedError('unreachable', `${host} cannot be reached.`)
}

/**
 * Asks for an address and reads its body, or only the first `bytes` of it.
 * @throws EmbedError
 */
export async function fetchBytes(
  outbound: Outbound,
  url: URL,
  { bytes, start = false, accept }: { bytes: number; start?: boolean; accept: string },
): Promise<Buffer> {
  const { host } = url
  const signal = AbortSignal.timeout(longestMs)
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  try {
    return await Promise.race([late, read()])
  } catch (error) {
    throw explained(error, host)
  }

  async function read(): Promise<Buffer> {
    const answer = await outbound.ask(url, { headers: { Accept: accept }, signal })
    const { status } = answer
    if (status < 200 || status > 299) {
      await answer.body?.cancel()
      if (status >= 300 && status < 400)
        throw new EmbedError('redirected', `${host} leads to another address, which is not followed.`)
      throw new EmbedError('refused', `${host} answered with status ${status}.`)
    }
    const body = start ? await beginning(answer, bytes) : await readBounded(answer, bytes)
    if (!body) throw new EmbedError('too-large', `The answer of ${host} is larger than ${bytes / 1_000} KB.`)
    return body
  }
}
