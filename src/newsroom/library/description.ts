/** The metadata of a media item, in a form and for the server. */
import type { Crops } from '../../contract/media/item.ts'
import { sameJson } from '../../values/canonical-json.ts'
import type { Media } from './media.ts'

export interface Description {
  caption: string
  altText: string
  creditline: string
  photographer: string
  agencyId: number | null
  copyrightNotice: string
  usageTerms: string
  instructions: string
  keywords: string[]
  /** Times as ISO 8601 texts. */
  takenAt: string | null
  expiresAt: string | null
  embargoedUntil: string | null
  focalX: number
  focalY: number
  crops: Crops
  posterId: number | null
  /** For a video: an external stream that plays it. */
  streamUrl: string
  /** For audio. */
  transcript: string
}

/** The values that differ from those of an item. */
export const changesTo = (media: Media, values: Description): Partial<Description> => {
  const stored = descriptionOf(media)
  const names = Object.keys(stored) as (keyof Description)[]
  return Object.fromEntries(
    names.filter((name) => !sameJson(values[name], stored[name])).map((name) => [name, values[name]]),
  )
}

export const descriptionOf = (media: Media): Description => ({
  caption: media.caption,
  altText: media.altText,
  creditline: media.creditline,
  photographer: media.photographer,
  agencyId: media.agency?.id ?? null,
  copyrightNotice: media.copyrightNotice,
  usageTerms: media.usageTerms,
  instructions: media.instructions,
  keywords: media.keywords,
  takenAt: media.takenAt,
  expiresAt: media.expiresAt,
  embargoedUntil: media.embargoedUntil,
  focalX: media.focalX,
  focalY: media.focalY,
  crops: media.crops,
  posterId: media.posterId,
  streamUrl: media.streamUrl,
  transcript: media.transcript,
})
