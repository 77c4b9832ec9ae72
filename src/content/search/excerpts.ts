import { bodyText } from '../../body/document.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { countFound, hitsIn } from './hits.ts'
import type { MarkedForms } from './marks.ts'

/** For each article, the part of its standfirst or body that contains most of the question. */
export async function excerptsOf(
  { db, dependOn }: ReadContext,
  ids: number[],
  sought: MarkedForms,
): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map()
  dependOn(...ids.map((id) => `article:${id}`))
  const rows = await db
    .selectFrom('publicArticles')
    .select(['id', 'standfirst', 'body'])
    .where('id', 'in', ids)
    .execute()
  const wordCount = new Set(sought.values()).size
  return new Map(
    rows.map(({ id, standfirst, body }) => {
      const held = standfirst === '' ? -1 : countFound(standfirst, sought)
      if (held === wordCount) return [id, excerpt(standfirst, sought)]
      const inBody = excerpt(bodyText(body), sought)
      return [id, held >= countFound(inBody, sought) ? excerpt(standfirst, sought) : inBody]
    }),
  )
}

const wordsShown = 36
const wordsBefore = 6
/** Text without spaces is cut too. */
const longestShown = 500
/** Only this much of a long text is searched. */
const longestRead = 30_000

/** The part of a text that contains most of the question, cut at words; the beginning when nothing matches. */
export function excerpt(text: string, sought: MarkedForms): string {
  const line = text.slice(0, longestRead).replace(/\s+/g, ' ').trim()
  /** The positions at which words begin. */
  const words = [0]
  for (let at = line.indexOf(' '); at !== -1; at = line.indexOf(' ', at + 1)) words.push(at + 1)
  const first = words.length <= wordsShown ? 0 : bestWindow(line, words, sought) - wordsBefore
  const start = Math.max(0, Math.min(first, words.length - wordsShown))
  const from = words[start]!
  const end = Math.min((words[start + wordsShown] ?? line.length + 1) - 1, from + longestShown)
  return `${start > 0 ? '… ' : ''}${line.slice(from, end).toWellFormed()}${end < line.length ? ' …' : ''}`
}

/** The first word of the window that contains most of the question. */
function bestWindow(line: string, words: number[], sought: MarkedForms): number {
  const inWindow = new Map<string, number>()
  const hits: { n: number; as: string }[] = []
  let [best, most, from, n] = [0, 0, 0, 0]
  for (const { at, as } of hitsIn(line, sought)) {
    while (words[n + 1]! <= at) n++
    hits.push({ n, as })
    inWindow.set(as, (inWindow.get(as) ?? 0) + 1)
    while (n - hits[from]!.n > wordsShown - wordsBefore) {
      const left = hits[from++]!.as
      const count = inWindow.get(left)! - 1
      if (count === 0) inWindow.delete(left)
      else inWindow.set(left, count)
    }
    if (inWindow.size > most) [best, most] = [hits[from]!.n, inWindow.size]
  }
  return best
}
