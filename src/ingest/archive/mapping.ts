/** The file in which a publisher decides what becomes of an archive's types, categories, authors and fields. */
import { readFile, writeFile } from 'node:fs/promises'
import { type Mapping, mappingShape } from '../../content/imports/mapping.ts'
import { SourceError } from './run.ts'

export type { Mapping }

export const noMapping: Mapping = mappingShape.parse({})

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
  const parsed = mappingShape.safeParse(value)
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
