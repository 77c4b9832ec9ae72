/** Response shapes shared by several resources. */
import type { z } from 'zod'
import type { Picture } from '../content/media/pictures.ts'
import { renditionUrl } from '../content/media/renditions.ts'
import type { pictureAnswer } from '../contract/values.ts'
import { Problem } from './problem.ts'

/** A picture as a small square; null when its file is missing or its rights have expired. */
export function presentPicture(picture: Picture | null): z.infer<typeof pictureAnswer> | null {
  if (!picture) return null
  const { id, alt, version } = picture
  const isShown = version !== null && picture.type === 'picture'
  return { id, alt, thumbnail: isShown ? renditionUrl(picture, 'square', 160, 'webp') : null }
}

export const listOf = <T>({ items, after }: { items: T[]; after: number | null }) => ({
  items,
  after: after === null ? null : String(after),
})

export function orNotFound<T>(found: T | null, noun: string): T {
  if (found === null) throw new Problem('not-found', `There is no such ${noun}.`)
  return found
}

/** A list without further pages. */
export const completeList = <T>(items: T[]) => ({ items, after: null })
