/** What describes a media item, as its form holds it and as the server takes it. */
import type { Crops } from '../../content/media/renditions.ts'
import type { Media } from './media.ts'

export interface Description {
  caption: string
  altText: string
  creditline: string
  photographer: string
  agencyId: number | null
  copyrightNotice: string
  usageTerms: string
  keywords: string[]
  /** Instants as ISO 8601 texts. */
  takenAt: string | null
  expiresAt: string | null
  focalX: number
  focalY: number
  crops: Crops
  posterId: number | null
  /** Of a video: a stream elsewhere that plays it. */
  streamUrl: string
}

export const descriptionOf = (media: Media): Description => ({
  caption: media.caption,
  altText: media.altText,
  creditline: media.creditline,
  photographer: media.photographer,
  agencyId: media.agency?.id ?? null,
  copyrightNotice: media.copyrightNotice,
  usageTerms: media.usageTerms,
  keywords: media.keywords,
  takenAt: media.takenAt,
  expiresAt: media.expiresAt,
  focalX: media.focalX,
  focalY: media.focalY,
  crops: media.crops,
  posterId: media.posterId,
  streamUrl: media.streamUrl,
})
