/** The rows of media, as the migrations make them. */
import type { ColumnType, Generated } from 'kysely'
import type { MediaType } from '../../values/media-type.ts'
import type { Crops } from './renditions.ts'

export interface MediaTable {
  id: Generated<number>
  uri: Generated<string>
  type: MediaType
  /**
   * The file name of the original: the SHA-256 of its bytes and an extension. Null if only metadata is
   * stored.
   */
  file: string | null
  /** The uploaded file, where `file` was converted from it (HEIC); no address leads to it. */
  originalFile: string | null
  contentType: string | null
  width: number | null
  height: number | null
  sizeInBytes: number | null
  durationSeconds: number | null
  caption: string
  creditline: string
  altText: string
  photographer: string
  copyrightNotice: string
  usageTerms: string
  /** The words spoken in an audio item, in paragraphs. */
  transcript: Generated<string>
  /** The instructions of its agency to users of the item, such as "NO ARCHIVES". */
  instructions: Generated<string>
  /** Readers do not see the item before this time. The scheduler keeps `embargoed` up to date. */
  embargoedUntil: Date | null
  embargoed: Generated<boolean>
  /** 0..1 from the picture's left and top. */
  focalX: number
  focalY: number
  posterId: number | null
  /** A stream elsewhere that plays this video; '' for none. */
  streamUrl: Generated<string>
  /** Whether the renditions of its file are made. */
  hls: Generated<boolean>
  expiresAt: Date | null
  expired: Generated<boolean>
  /** The time of its removal for legal reasons. It has no file and no texts from then on. */
  removedAt: Date | null
  createdAt: Generated<Date>
  agencyId: number | null
  keywords: Generated<string[]>
  takenAt: Date | null
  /** A rectangle for a ratio, which wins over the focal point. */
  crops: ColumnType<Crops, string | undefined, string>
  /** The member of the staff who added it. */
  createdBy: number | null
  updatedAt: Generated<Date>
  updatedBy: Generated<string>
  /** The words of its description in their search form. */
  words: ColumnType<never, unknown, unknown>
}

declare module '../../kernel/tables.ts' {
  interface Tables {
    media: MediaTable
    captions: { mediaId: number; language: string; file: string; text: string | null }
  }
}
