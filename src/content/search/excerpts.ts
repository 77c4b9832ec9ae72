import { bodyText } from '../body/document.ts'
import type { Reading } from '../reading.ts'
import { countFound, hitsIn } from './hits.ts'
import type { Sought } from './marks.ts'

/** For each article the part of its standfirst or body that holds most of what was asked. */
export async function excerptsOf(
  { db, note }: Reading,
  ids: number[],
  sought: Sought,
): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map()
  note(...ids.map((id) => `article:${id}`))
  const rows = await db
    .selectFrom('publicArticles')
    .select(['id', 'standfirst', 'body'])
    .where('id', 'in', ids)
    .execute()
  const asked = new Set(sought.values()).size
  return new Map(
    rows.map(({ id, standfirst, body }) => {
      const held = standfirst === '' ? -1 : countFound(standfirst, sought)
      if (held === asked) return [id, excerpt(standfirst, sought)]
      const inBody = excerpt(bodyText(body), sought)
      return [id, held >= countFound(inBody, sought) ? excerpt(standfirst, sought) : inBody]
    }),
  )
}

const wordsShown = 36
const wordsBefore = 6
/** What has no spaces is cut too. */
const longestShown = 500
/** Only so much of a long text is looked through. */
const longestRead = 30_000

/** The part of a text that holds most of what was asked, cut at words; its beginning when nothing is found. */
export function excerpt(text: string, sought: Sought): string {
  const line = text.slice(0, longestRead).replace(/\s+/g, ' ').trim()
  /** Where each word begins. */
  const words = [0]
  for (let at = line.indexOf(' '); at !== -1; at = line.indexOf(' ', at + 1)) words.push(at + 1)
  const first = words.length <= wordsShown ? 0 : bestWindow(line, words, sought) - wordsBefore
  const start = Math.max(0, Math.min(first, words.length - wordsShown))
  const from = words[start]!
  const end = Math.min((words[start + wordsShown] ?? line.length + 1) - 1, from + longestShown)
  return `${start > 0 ? '… ' : ''}${line.slice(from, end).toWellFormed()}${end < line.length ? ' …' : ''}`
}

/** The first word of the window that holds most of what was asked. */
function bestWindow(line: string, words: number[], sought: Sought): number {
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
