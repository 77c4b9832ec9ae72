/** A search as a screen shows it: what was found, the part of each text that says so, and a better spelling. */
import type { Reading } from '../reading.ts'
import { excerptsOf } from './excerpts.ts'
import { type Asked, type Found, search, soughtForms } from './find.ts'
import { asksSomething } from './question.ts'
import { respell } from './spelling.ts'

export interface Results {
  found: Found
  /** Of each article found. */
  excerpts: Map<number, string>
  /** Under these forms the question's words stand in texts: they are marked. */
  forms: Map<string, string>
  /** The question as it was probably meant; null when nothing better is known. */
  meant: string | null
}

/** With fewer on the first page, a better spelling is offered. */
const few = 5

export async function searchResults(reading: Reading, asked: Asked, count: number): Promise<Results> {
  const { question, after } = asked
  const found = await search(reading, asked, count)
  const isLittle = found.partly || (found.ids.length < few && after === null)
  const forms = await soughtForms(reading.db, question)
  const [meant, excerpts] = await Promise.all([
    isLittle && asksSomething(question) ? respell(reading, question.text) : null,
    excerptsOf(reading, found.ids, forms),
  ])
  return { found, excerpts, forms, meant }
}

/** The lists in which all that is found has to stand. */
export function narrowedTo({
  section,
  story,
  source,
  kind,
}: {
  section?: number | null | undefined
  story?: number | null | undefined
  source?: number | null | undefined
  kind?: string | null | undefined
}): string[] {
  return [
    ...(section ? [`section:${section}`] : []),
    ...(story ? [`story:${story}`] : []),
    ...(source ? [`agency:${source}`] : []),
    ...(kind ? [`kind:${kind}`] : []),
  ]
}
