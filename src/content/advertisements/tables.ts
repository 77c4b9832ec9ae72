/** The rows of advertisements, as the migrations make them. */
import type { Generated } from 'kysely'

/** Where they stand: below the head of the front or a section, after the text of an article. */
export const advertisementPlaces = ['front', 'section', 'article'] as const
export type AdvertisementPlace = (typeof advertisementPlaces)[number]

declare module '../../kernel/tables.ts' {
  interface Tables {
    advertisements: {
      id: Generated<number>
      name: string
      place: AdvertisementPlace
      fileId: string
      url: string
      altText: string
      startsAt: Date | null
      endsAt: Date | null
      isShown: boolean
      /** Of several at a place, that with the lowest is shown. */
      turn: Generated<number>
    }
  }
}
