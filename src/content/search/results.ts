/** A search as a screen shows it: results, excerpts, and a better spelling. */
import type { ReadContext } from '../../kernel/read-context.ts'
import { excerptsOf } from './excerpts.ts'
import { type Found, type SearchRequest, search, soughtForms } from './find.ts'
import { asksSomething } from './question.ts'
import { respell } from './spelling.ts'

export interface Results {
  found: Found
  /** The excerpt of each article. */
  excerpts: Map<number, string>
  /** The forms of the question's words that are marked in texts. */
  forms: Map<string, string>
  /** The corrected question; null when no better one is known. */
  meant: string | null
}

/** With fewer results on the first page, a corrected question is offered. */
const few = 5

export async function searchResults(
  readContext: ReadContext,
  request: SearchRequest,
  count: number,
): Promise<Results> {
  const { question, after } = request
  const found = await search(readContext, request, count)
  const isLittle = found.partly || (found.ids.length < few && after === null)
  const forms = await soughtForms(readContext.db, question)
  const [meant, excerpts] = await Promise.all([
    isLittle && asksSomething(question) ? respell(readContext, question.text) : null,
    excerptsOf(readContext, found.ids, forms),
  ])
  return { found, excerpts, forms, meant }
}

/** The lists that results must be in. */
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
