/** The media of an archive by their numbers and by the names of their files. */
import type { MediaType } from '../../values/media-type.ts'
import { shortHash, uploadName } from './addresses.ts'
import type { MediaReference } from './media.ts'

export interface KeptMedia {
  id: number
  type: MediaType
  /** The public address of the file, for links to it; null for pictures. */
  path: string | null
  /** Its caption here. */
  caption: string
}

export interface MediaIndex {
  add(oldId: number, address: string, media: KeptMedia): void
  find(reference: MediaReference): KeptMedia | null
  byId(oldId: number): KeptMedia | null
  byAddress(address: string): KeptMedia | null
  byMediaId(id: number): KeptMedia | null
}

export function openMediaIndex(): MediaIndex {
  const ids = new Map<number, KeptMedia>()
  const names = new Map<number, KeptMedia>()
  const own = new Map<number, KeptMedia>()
  const byAddress = (address: string) => {
    const name = uploadName(address)
    return name === null ? null : (names.get(shortHash(name)) ?? null)
  }
  return {
    add(oldId, address, media) {
      if (oldId > 0) ids.set(oldId, media)
      own.set(media.id, media)
      const name = uploadName(address)
      if (name !== null) names.set(shortHash(name), media)
    },
    byAddress,
    byId: (oldId) => ids.get(oldId) ?? null,
    byMediaId: (id) => own.get(id) ?? null,
    // The number may belong to another site, when a text was copied; then the address is right.
    find: ({ attachmentId, address }) =>
      (address && byAddress(address)) ||
      (attachmentId !== undefined && (!address || uploadName(address) !== null)
        ? (ids.get(attachmentId) ?? null)
        : null),
  }
}
