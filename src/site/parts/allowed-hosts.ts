/** What the policy of a page must allow for its bodies: the frames of their posts, the streams of their videos. */
import { frameOf } from '../../blocks/embed/address.ts'
import type { Embed } from '../../blocks/embed/block.ts'
import type { Allowed } from '../frame/policy.ts'
import type { SiteLocale } from '../locale.tsx'

/** Undefined when the usual policy suffices. */
export function allowedHosts(
  { publication }: SiteLocale,
  { posts, streams }: { posts: Embed['attrs'][]; streams: string[] },
): Allowed | undefined {
  const frames = posts.flatMap((post) => frameOf(post, publication.embedHosts)?.src ?? [])
  if (frames.length + streams.length === 0) return undefined
  return {
    ...(streams.length > 0 ? { 'media-src': originsOf(streams) } : {}),
    ...(frames.length > 0 ? { 'frame-src': originsOf(frames) } : {}),
  }
}

const originsOf = (addresses: string[]) =>
  [...new Set(addresses.map((address) => new URL(address).origin))].sort()
