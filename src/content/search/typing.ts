/** What may be meant while it is typed: names of stories, sections and people, and headlines. */
import { sql } from 'kysely'
import { normalise, tokens } from '../../language/search-form.ts'
import type { Reading } from '../reading.ts'
import { steer } from './candidates.ts'
import { searchTopic } from './find.ts'
import { parseQuestion } from './question.ts'
import { headlineMark } from './text.ts'

const most = 8
const mostNames = 4
const shortest = 2

export async function suggestWhileTyping(
  reading: Reading,
  typed: string,
  language: Parameters<typeof parseQuestion>[1],
): Promise<string[]> {
  const words = tokens(typed).map(normalise)
  if (words.join('').length < shortest) return []
  reading.note('stories', 'sections', 'people', searchTopic)
  const names = await reading.db
    .selectFrom('stories')
    .select(['name', sql<number>`0`.as('kind')])
    .where('state', '=', 'open')
    .unionAll(reading.db.selectFrom('sections').select(['name', sql<number>`1`.as('kind')]))
    .unionAll(reading.db.selectFrom('people').select(['name', sql<number>`2`.as('kind')]))
    .execute()
  const begins = (name: string) => {
    const has = tokens(name)
      .map(normalise)
      .flatMap((word) => [word, word.replace(/^ال/, '')])
    return words.every((word) => has.some((one) => one.startsWith(word)))
  }
  const fitting = names.filter(({ name }) => begins(name)).slice(0, mostNames)
  const headlines = await headlinesWith(reading, parseQuestion(typed, language).words, words.at(-1)!)
  return [...new Set([...fitting.map(({ name }) => name), ...headlines])].slice(0, most)
}

/** Headlines that hold all words, of which the last one may be unfinished. */
async function headlinesWith({ db }: Reading, stems: string[], last: string): Promise<string[]> {
  if (stems.length === 0) return []
  const unfinished = last.replace(/^(?:ال|لل|وال|بال)/, '')
  const query = stems
    .map((stem, n) => {
      const mark = `'${headlineMark(stem)}'`
      return n === stems.length - 1 ? `(${mark}:* | '${headlineMark(unfinished || last)}':*)` : mark
    })
    .join(' & ')
  const { rows } = await db.transaction().execute(async (tx) => {
    await steer(tx)
    return sql<{ headline: string }>`
      select headline from (
        select article_id, published_at from searchable where words @@ ${query}::tsquery
        order by published_at desc limit ${most}
      ) found join public_articles on id = article_id order by found.published_at desc`.execute(tx)
  })
  return rows.map(({ headline }) => headline)
}
