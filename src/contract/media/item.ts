/** Media items as the API shows them. */

import { z } from 'zod'
import { ratios } from '../../content/media/renditions.ts'
import { mediaTypes } from '../../values/media-type.ts'
import { articleState } from '../articles/row.ts'
import type { JsonOf } from '../operation.ts'
import { instant } from '../values.ts'

const named = z.object({ id: z.number(), name: z.string() })

export const type = z.enum(mediaTypes)

const part = z.number().min(0).max(1)

export const cropsShape = z
  .partialRecord(z.enum(ratios), z.strictObject({ x: part, y: part, width: part, height: part }))
  .meta({ id: 'Crops' })

export type { Area, Crop, Crops, Ratio, Width } from '../../content/media/renditions.ts'

export const libraryItem = z
  .object({
    id: z.number(),
    type,
    fileVersion: z.string().nullable(),
    width: z.number().nullable(),
    height: z.number().nullable(),
    durationSeconds: z.number().nullable(),
    /** Of audio and documents, the title. */
    caption: z.string(),
    creditline: z.string(),
    altText: z.string(),
    expiresAt: instant.nullable(),
    expired: z.boolean(),
    /** The time before which readers do not see it. */
    embargoed: z.boolean(),
    posterId: z.number().nullable(),
    createdAt: instant,
    used: z.boolean(),
    /** A small picture of it for the staff; null while there is none. */
    thumbnailUrl: z.string().nullable(),
  })
  .meta({ id: 'MediaSummary' })

export const mediaItem = z
  .object({
    ...libraryItem.omit({ used: true }).shape,
    uri: z.string(),
    contentType: z.string().nullable(),
    /** The extension of the stored file: 'jpg', 'mp4'. */
    ending: z.string().nullable(),
    /** The extension of the uploaded file, where it was converted: 'heic'. */
    originalEnding: z.string().nullable(),
    sizeInBytes: z.number().nullable(),
    photographer: z.string(),
    copyrightNotice: z.string(),
    usageTerms: z.string(),
    /** The agency's instructions for its use (IPTC Instructions): "NO ARCHIVES". */
    instructions: z.string(),
    embargoedUntil: instant.nullable(),
    /** For audio: the words spoken in it. Paragraphs are separated by empty lines. */
    transcript: z.string(),
    keywords: z.array(z.string()),
    agency: named.nullable(),
    takenAt: instant.nullable(),
    focalX: z.number(),
    focalY: z.number(),
    crops: cropsShape,
    createdBy: named.nullable(),
    updatedAt: instant,
    updatedBy: z.string(),
    /**
     * For a video: the address of an external stream, whether renditions of its file exist, the languages of
     * its captions.
     */
    streamUrl: z.string(),
    hls: z.boolean(),
    captions: z.array(z.string()),
    /** The version of the description, for an edit. */
    version: z.number(),
    /** Whether readers see it now: then only an editor may change it. */
    public: z.boolean(),
  })
  .meta({ id: 'MediaItem' })

const usesShape = z.object({
  articles: z.array(
    z.object({ id: z.number(), headline: z.string(), state: articleState, trashed: z.boolean() }),
  ),
  more: z.boolean(),
  coverages: z.array(named),
  stories: z.array(named),
  people: z.array(named),
  topics: z.array(named),
  programmes: z.array(named),
  channels: z.array(named),
  pages: z.array(named),
  videos: z.array(named),
})

export const mediaWithUses = mediaItem.extend({ uses: usesShape }).meta({ id: 'MediaItemWithUses' })

export type LibraryItem = JsonOf<z.output<typeof libraryItem>>

export type Media = JsonOf<z.output<typeof mediaItem>>

export type MediaWithUses = JsonOf<z.output<typeof mediaWithUses>>
