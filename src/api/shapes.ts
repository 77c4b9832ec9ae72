/** Shapes that several resources answer with. */
import { z } from 'zod'
import type { Picture } from '../content/media/pictures.ts'
import { renditionUrl } from '../content/media/renditions.ts'
import { Problem } from './problem.ts'

/** What a created or edited thing answers: its version goes with the next edit. */
export const saved = z.object({ id: z.number(), slug: z.string(), version: z.number() })
export const savedUnnamed = z.object({ id: z.number(), version: z.number() })
/** The version that an edit was made to; left out, nothing is checked. */
export const seen = { version: z.number().int().min(0).nullable().default(null) }

export const reference = z.object({ id: z.number(), slug: z.string(), name: z.string() })
export const pictureAnswer = z.object({ id: z.number(), alt: z.string(), thumbnail: z.string().nullable() })

export const ids = z.array(z.number().int().positive().max(2_147_483_647))
export const mediaId = z.number().int().positive().max(2_147_483_647).nullable().default(null)

/** A picture as a small square; a picture whose file is not here, or whose rights have expired, has none. */
export function presentPicture(picture: Picture | null): z.infer<typeof pictureAnswer> | null {
  if (!picture) return null
  const { id, alt, version } = picture
  const isShown = version !== null && picture.type === 'picture'
  return { id, alt, thumbnail: isShown ? renditionUrl(picture, 'square', 160, 'webp') : null }
}

/** Words to look for, without what no database can hold. */
export const typed = (most: number) =>
  z
    .string()
    .max(most)
    .transform((text) => text.toWellFormed().replaceAll('\u0000', '').trim())

/** The parameters of a list: how many, after which id, and words that its names hold. */
export const listQuery = {
  limit: z.coerce.number().int().min(1).max(100).default(50),
  after: z.coerce.number().int().positive().max(2_147_483_647).nullable().default(null),
  q: typed(200).default(''),
}

export function list<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), after: z.string().nullable() })
}

export const listOf = <T>({ items, after }: { items: T[]; after: number | null }) => ({
  items,
  after: after === null ? null : String(after),
})

export function orNotFound<T>(found: T | null, what: string): T {
  if (found === null) throw new Problem('not-found', `There is no such ${what}.`)
  return found
}
