/** The file in which a publisher decides what becomes of an archive's types, categories, authors and fields. */
import { readFile, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { SourceError } from './run.ts'

const name = z.string().trim().min(1).max(300)
const categoryTarget = z.enum(['section', 'story', 'keyword', 'nothing'])

const shape = z.strictObject({
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

export type Mapping = z.output<typeof shape>

export const noMapping: Mapping = shape.parse({})

export const help = {
  zone: 'The time zone of the old site, such as "Asia/Beirut". It serves dates without one.',
  domains: 'Other hosts that the old site had. Links to them become links within the site.',
  types:
    '"news", "opinion", "analysis", "explainer", "video", "gallery", a kind of a module such as "reviews.film", "page", or "nothing".',
  categories: 'By slug: "section", "story", "keyword" or "nothing".',
  taxonomies: 'Other taxonomies: "keyword" or "nothing".',
  authors: 'By login: the name of the person here, or "nothing".',
  fields: 'A field of a module such as "reviews.rating", "keep", or "nothing".',
  shortcodes: '"words" keeps the text inside an unknown shortcode, "nothing" leaves it out.',
}

/** @throws SourceError with the first fault of the file */
export function parseMapping(text: string, file: string): Mapping {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    throw new SourceError(`${file} is not JSON: ${(error as Error).message}`)
  }
  const parsed = shape.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new SourceError(`${file}: ${issue!.path.join('.') || 'the file'} ${issue!.message}`)
}

export async function readMapping(file: string): Promise<Mapping> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new SourceError(`The mapping ${file} cannot be read: ${error.message}`)
  })
  return parseMapping(text, file)
}

/** Writes a mapping to edit, unless the file exists. */
export async function writeMapping(file: string, mapping: Mapping): Promise<boolean> {
  try {
    await writeFile(file, `${JSON.stringify({ help, ...mapping }, null, 2)}\n`, { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as { code?: string }).code === 'EEXIST') return false
    throw new SourceError(`The mapping cannot be written to ${file}: ${(error as Error).message}`)
  }
}
