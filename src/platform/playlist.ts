/**
 * Reads the current state of an HLS stream (RFC 8216). Needs only four facts of its playlists, so a few lines
 * suffice instead of a full parser. Requests only the given host, within limits of time and size.
 */
import { type Outbound, readBounded } from './outbound.ts'

/** `position` changes whenever the live playlist advances. */
export type StreamState =
  | { state: 'live'; position: string; targetSeconds: number }
  /** The playlist says that the stream has ended or is a recording. */
  | { state: 'ended' }
  /** There is no stream at this address. */
  | { state: 'absent' }
  /** The state could not be determined. */
  | { state: 'unknown'; reason: string }

const limits = { milliseconds: 4_000, bytes: 1_048_576, redirects: 3 }

class Absent extends Error {}

/** Checks once, in at most four seconds. Never throws. */
export async function lookAtStream(address: string, outbound: Outbound): Promise<StreamState> {
  try {
    const signal = AbortSignal.timeout(limits.milliseconds)
    const fetchPlaylist = (url: URL) => playlistAt(url, outbound, signal)
    const first = await fetchPlaylist(new URL(address))
    const variant = variantOf(first.text)
    if (variant === null) return stateOf(first.text)
    return stateOf((await fetchPlaylist(sameHost(new URL(variant, first.url), first.url))).text)
  } catch (error) {
    if (error instanceof Absent) return { state: 'absent' }
    const { message, cause } = error as Error
    return { state: 'unknown', reason: cause instanceof Error ? `${message}: ${cause.message}` : message }
  }
}

/** Further URLs must be on the same host: a playlist must not lead into the private network. */
function sameHost(url: URL, asked: URL): URL {
  if (!/^https?:$/.test(url.protocol) || url.host !== asked.host)
    throw new Error(`It leads to another host (${url.host}), which is not allowed.`)
  return url
}

async function playlistAt(
  asked: URL,
  outbound: Outbound,
  signal: AbortSignal,
): Promise<{ url: URL; text: string }> {
  let url = sameHost(asked, asked)
  for (let hops = 0; hops <= limits.redirects; hops++) {
    const answer = await outbound.ask(url, { signal, headers: { 'Cache-Control': 'no-cache' } })
    const location = answer.status >= 300 && answer.status < 400 ? answer.headers.get('location') : null
    if (location === null) {
      if (answer.ok) return { url, text: await readPlaylist(answer) }
      await answer.body?.cancel()
      if (answer.status === 404 || answer.status === 410) throw new Absent()
      throw new Error(`It answers ${answer.status}.`)
    }
    await answer.body?.cancel()
    url = sameHost(new URL(location, url), asked)
  }
  throw new Error('It redirects too often.')
}

async function readPlaylist(answer: Response): Promise<string> {
  const bytes = await readBounded(answer, limits.bytes)
  if (bytes === null) throw new Error('Its playlist is larger than 1 MB.')
  const text = bytes.toString('utf8')
  if (!text.replace(/^\ufeff/, '').startsWith('#EXTM3U')) throw new Error('It is not an HLS playlist.')
  return text
}

const linesOf = (text: string) => text.split(/\r?\n/).map((line) => line.trim())

/** The first media playlist in a master playlist (4.3.4.2); null when this is a media playlist. */
function variantOf(text: string): string | null {
  const lines = linesOf(text)
  const at = lines.findIndex((line) => line.startsWith('#EXT-X-STREAM-INF:'))
  if (at === -1) return null
  const uri = lines.slice(at + 1).find((line) => line !== '' && !line.startsWith('#'))
  if (uri === undefined) throw new Error('Its master playlist names no media playlist.')
  return uri
}

function stateOf(text: string): StreamState {
  const lines = linesOf(text)
  const attribute = (tag: string) => lines.find((line) => line.startsWith(`${tag}:`))?.slice(tag.length + 1)
  if (lines.includes('#EXT-X-ENDLIST') || attribute('#EXT-X-PLAYLIST-TYPE') === 'VOD')
    return { state: 'ended' }
  // A part of a segment (low latency) also counts as progress.
  const last = lines.findLast((line) => line.startsWith('#EXT-X-PART:') || (line !== '' && line[0] !== '#'))
  if (last === undefined) return { state: 'unknown', reason: 'Its playlist is empty.' }
  const segments = lines.filter((line) => line !== '' && line[0] !== '#').length
  const end = Number(attribute('#EXT-X-MEDIA-SEQUENCE') ?? 0) + segments
  const target = Number(attribute('#EXT-X-TARGETDURATION'))
  return {
    state: 'live',
    position: `${end} ${last}`.slice(0, 500),
    targetSeconds: Number.isFinite(target) && target > 0 ? target : 6,
  }
}
