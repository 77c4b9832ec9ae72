/** The parts that blocks of one media item with a title share. An empty title means the item's own. */
import { z } from 'zod'
import type { Json, Tidy } from './block.ts'
import { id, labelParagraph, words } from './inline.ts'

export const longestMediaTitle = 300

const attrs = z.strictObject({ mediaId: id, title: words.max(longestMediaTitle) })

/** The schema, text and normal form of a block of this type. Without an item, its title is a paragraph. */
export const titledMedia = <T extends string>(type: T) => ({
  schema: z.strictObject({ type: z.literal(type), attrs }),
  text: ({ attrs: { title } }: { attrs: { title: string } }) => title,
  normalise({ attrs: given }: Json, tidy: Tidy) {
    const title = tidy.label(given?.title, longestMediaTitle)
    const mediaId = id.safeParse(given?.mediaId).data
    return mediaId === undefined ? labelParagraph(title) : [{ type, attrs: { mediaId, title } }]
  },
})
