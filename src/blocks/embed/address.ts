/** The addresses of embedded posts: which provider they belong to, and the frame that shows them. */
import { isLinkAddress } from '../../body/address.ts'
import { maps } from './providers/maps.ts'
import { networks } from './providers/networks.ts'
import { players } from './providers/players.ts'
import type { Found, Provider } from './providers/provider.ts'

export const providers: Provider[] = [...players, ...networks, ...maps]

const byHost = new Map(providers.flatMap((one) => one.hosts.map((host) => [host, one] as const)))

export interface KnownPost extends Found {
  provider: Provider
}

/**
 * A web address as the parser of URLs reads it; null for any other, for one with a user name or a password,
 * and for one that begins differently than it is written ("https:/\host").
 */
export function webUrl(address: string): URL | null {
  const text = address.trim()
  if (!/^https?:\/\/[^/?#]/i.test(text) || !isLinkAddress(text) || !URL.canParse(text)) return null
  const url = new URL(text)
  return url.username || url.password || !isLinkAddress(url.href) ? null : url
}

/** The post of a known provider that an address leads to, in any form that people copy. */
export function knownPost(address: string): KnownPost | null {
  const url = webUrl(address)
  if (!url || url.port !== '') return null
  const provider = byHost.get(url.hostname)
  const found = provider?.read(url)
  return provider && found ? { provider, ...found } : null
}

/** The canonical address of a post, or the given address of any other page; null when it is no web address. */
export const embedAddress = (address: string): string | null =>
  knownPost(address)?.url ?? webUrl(address)?.href ?? null

/** Whether the host of a web address is in the list; an entry may name a port. */
export const isOnHost = (address: string, hosts: readonly string[]): boolean => {
  const url = webUrl(address)
  return url !== null && hosts.includes(url.host)
}

/** Whether an address can be embedded: of a known provider, or of a host that the publication allows. */
export const canEmbed = (address: string, hosts: readonly string[]): boolean =>
  knownPost(address) !== null || isOnHost(address, hosts)

export interface Frame {
  src: string
  ratio?: string | undefined
  height?: number | undefined
  plays: boolean
}

/** The frame of a post; null when only its link may be shown. Frames are always https. */
export function frameOf(
  { url, frame, height }: { url: string; frame: string; height: number | null },
  hosts: readonly string[],
): Frame | null {
  const known = knownPost(url)
  if (known) {
    const { provider, frame: src } = known
    if (src === null) return null
    const own = known.ratio || known.height ? known : provider
    return { src, ratio: own.ratio, height: own.height, plays: provider.plays === true }
  }
  const src = frame || url
  if (!/^https:/i.test(src) || !isOnHost(src, hosts)) return null
  return { src, ...(height ? { height } : { ratio: '16/9' }), plays: false }
}

/** The name of a post's source: the provider's, or else the host's. */
export const sourceOf = (url: string): string =>
  knownPost(url)?.provider.name ?? webUrl(url)?.host.replace(/^www\./, '') ?? ''
