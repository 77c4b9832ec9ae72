/** What a publisher decided about an archive: what becomes of its types, categories, authors and fields. */
import { z } from 'zod'

const name = z.string().trim().min(1).max(300)
export const categoryTargets = ['section', 'story', 'keyword', 'nothing'] as const
const categoryTarget = z.enum(categoryTargets)

export const mappingShape = z.strictObject({
  /** Explains the file; ignored. */
  help: z.unknown().optional(),
  /** The time zone of the old site, for dates without one. */
  zone: name.nullable().default(null),
  /** Other hosts that the old site had: links to them are links within the site. */
  domains: z.array(name).max(50).default([]),
  /** A kind of article ("news", "opinion" …, "module.kind"), "page" or "nothing". */
  types: z.record(z.string(), name).default({}),
  categories: z.record(z.string(), categoryTarget).default({}),
  /** Other taxonomies, as a whole. */
  taxonomies: z.record(z.string(), categoryTarget.exclude(['section', 'story'])).default({}),
  /** The name of the person here; "nothing" leaves the author out. */
  authors: z.record(z.string(), name).default({}),
  /** A field of a module ("reviews.rating"), "keep" or "nothing". */
  fields: z.record(z.string(), name).default({}),
  /** "words" keeps the text inside, "nothing" leaves it out. */
  shortcodes: z.record(z.string(), z.enum(['words', 'nothing'])).default({}),
})

export type Mapping = z.output<typeof mappingShape>
