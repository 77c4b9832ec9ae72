/** Media items as the API shows them. */
import { z } from 'zod'
import { readMedia } from '../../content/media/library.ts'
import { isPublic } from '../../content/media/read.ts'
import { ratios } from '../../content/media/renditions.ts'
import { usesOf } from '../../content/media/uses.ts'
import type { Reading } from '../../content/reading.ts'
import { Problem } from '../problem.ts'
import { type Answered, instant } from '../route.ts'

const named = z.object({ id: z.number(), name: z.string() })
export const type = z.enum(['picture', 'video'])

const part = z.number().min(0).max(1)
export const cropsShape = z.partialRecord(
  z.enum(ratios),
  z.object({ x: part, y: part, width: part, height: part }),
)

export const libraryItem = z.object({
  id: z.number(),
  type,
  fileVersion: z.string().nullable(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  durationSeconds: z.number().nullable(),
  caption: z.string(),
  creditline: z.string(),
  altText: z.string(),
  expiresAt: instant.nullable(),
  expired: z.boolean(),
  posterId: z.number().nullable(),
  createdAt: instant,
  used: z.boolean(),
  /** A small picture of it for the staff; null while there is none. */
  thumbnailUrl: z.string().nullable(),
})

/** Of a video: its poster's. */
export function thumbnailUrl(media: {
  id: number
  type: 'picture' | 'video'
  fileVersion: string | null
  posterId: number | null
}): string | null {
  if (media.type === 'video')
    return media.posterId === null ? null : `/api/v1/media/${media.posterId}/photo-320.webp`
  return media.fileVersion === null ? null : `/api/v1/media/${media.id}/photo-320.webp?v=${media.fileVersion}`
}

export const mediaItem = z.object({
  ...libraryItem.omit({ used: true }).shape,
  uri: z.string(),
  contentType: z.string().nullable(),
  /** How the name of the stored file ends: 'jpg', 'mp4'. */
  ending: z.string().nullable(),
  sizeInBytes: z.number().nullable(),
  photographer: z.string(),
  copyrightNotice: z.string(),
  usageTerms: z.string(),
  keywords: z.array(z.string()),
  agency: named.nullable(),
  takenAt: instant.nullable(),
  focalX: z.number(),
  focalY: z.number(),
  crops: cropsShape,
  createdBy: named.nullable(),
  updatedAt: instant,
  updatedBy: z.string(),
  /** Of a video: a stream elsewhere that plays it, whether renditions of its file are made, its captions' languages. */
  streamUrl: z.string(),
  hls: z.boolean(),
  captions: z.array(z.string()),
  /** Of the description; sent back with a change. */
  version: z.number(),
  /** Whether readers see it now: then an editor has to change it. */
  public: z.boolean(),
})

const usesShape = z.object({
  articles: z.array(
    z.object({ id: z.number(), headline: z.string(), state: z.string(), discarded: z.boolean() }),
  ),
  more: z.boolean(),
  coverages: z.array(named),
  stories: z.array(named),
  people: z.array(named),
  programmes: z.array(named),
  channels: z.array(named),
  videos: z.array(named),
})

export const mediaWithUses = mediaItem.extend({ uses: usesShape })

export type LibraryItem = Answered<z.output<typeof libraryItem>>
export type Media = Answered<z.output<typeof mediaItem>>
export type MediaWithUses = Answered<z.output<typeof mediaWithUses>>

export const nothingThere = (id: number) => new Problem('not-found', `There is no media item ${id}.`)

/** @throws Problem when there is none */
export async function mediaById(
  { db }: Pick<Reading, 'db'>,
  id: number,
): Promise<z.output<typeof mediaItem>> {
  const media = await readMedia({ db }, id)
  if (!media) throw nothingThere(id)
  return { ...media, thumbnailUrl: thumbnailUrl(media), public: await isPublic({ db }, id) }
}

export const mediaWithUsesById = async ({ db }: Pick<Reading, 'db'>, id: number) => ({
  ...(await mediaById({ db }, id)),
  uses: await usesOf({ db }, id),
})
