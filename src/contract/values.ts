/** Values that many operations accept or return. */
import { z } from 'zod'
import { id, idText, numberText } from '../kernel/fields.ts'

/** A time in an answer. */
export const instant = z.date().meta({ override: { type: 'string', format: 'date-time' } })
/** A time in a request: an ISO 8601 date and time with its offset. */
export const givenMoment = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
export const idParam = z.object({ id: idText })

/** The answer after creating or editing an item; its version goes with the next edit. */
export const saved = z.object({ id: z.number(), slug: z.string(), version: z.number() }).meta({ id: 'Saved' })
export const savedUnnamed = z.object({ id: z.number(), version: z.number() }).meta({ id: 'SavedWithoutSlug' })
/** After a removal for legal reasons: the media that nothing else showed, which were removed too. */
export const removedWithIt = z.object({ removedMedia: z.array(z.number()) }).meta({ id: 'RemovedWithIt' })
/** The version that was edited; left out, nothing is checked. */
export const expectedVersion = { version: z.number().int().min(0).nullable().default(null) }

export const reference = z
  .object({ id: z.number(), slug: z.string(), name: z.string() })
  .meta({ id: 'Reference' })
export const pictureAnswer = z
  .object({ id: z.number(), alt: z.string(), thumbnail: z.string().nullable() })
  .meta({ id: 'Thumbnail' })

export const ids = z.array(id)
export const mediaId = id.nullable().default(null)

/** Search words, without characters that no database can store. */
export const typed = (most: number) =>
  z
    .string()
    .max(most)
    .transform((text) => text.toWellFormed().replaceAll('\u0000', '').trim())

/** The parameters of a list: how many, after which id, and words that the name contains. */
export const listQuery = {
  limit: numberText(1, 100).default(50),
  after: idText.nullable().default(null),
  q: typed(200).default(''),
}

/** A page of a list. `after` requests the next one; null on the last page. */
export function list<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), after: z.string().nullable() })
}
