/** The archive's own words, and the one that was probably meant where a word is in none of them. */
import { sql, type Transaction } from 'kysely'
import { normalise, tokens, wordsIn } from '../../language/search-form.ts'
import { stopWords } from '../../language/stop-words.ts'
import type { Reading } from '../reading.ts'
import type { Tables } from '../tables.ts'

/** Touched when the archive has learned words. */
export const spellingTopic = 'search-words'

const shortest = 4
const longest = 24
const letters = [...'ءابتثجحخدذرزسشصضطظعغفقكلمنهوي', ...'abcdefghijklmnopqrstuvwxyz']

const worth = (form: string) =>
  form.length >= shortest && form.length <= longest && !/\d/.test(form) && !stopWords.has(form)

/** Counts the words of texts, each once an article. */
export async function learnWords(db: Transaction<Tables>, texts: string[]): Promise<void> {
  const learned = new Map<string, { word: string; articles: number }>()
  for (const text of texts) {
    const words = new Map(tokens(text).map((word) => [normalise(word), word]))
    for (const [form, word] of words) {
      if (!worth(form)) continue
      const known = learned.get(form)
      if (known) known.articles++
      else learned.set(form, { word, articles: 1 })
    }
  }
  // In one order, so that two who write at once wait for each other and no more.
  const rows = [...learned].sort(([a], [b]) => (a < b ? -1 : 1)).map(([form, one]) => ({ form, ...one }))
  if (rows.length === 0) return
  await sql`
    insert into search_words (form, word, articles)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (form text, word text, articles integer)
    on conflict (form) do update set articles = search_words.articles + excluded.articles`.execute(db)
}

/** All that is one letter more, less, other or changed for its neighbour. */
function nearForms(form: string): string[] {
  const near = new Set<string>()
  const script = /\p{Script=Arabic}/u.test(form) ? letters.slice(0, 29) : letters.slice(29)
  for (let at = 0; at <= form.length; at++) {
    const [before, after] = [form.slice(0, at), form.slice(at)]
    if (after) near.add(before + after.slice(1))
    if (after.length > 1) near.add(before + after[1] + after[0] + after.slice(2))
    for (const letter of script) {
      near.add(before + letter + after)
      if (after) near.add(before + letter + after.slice(1))
    }
  }
  near.delete(form)
  return [...near]
}

/** What is written together with a word: the article, also after a particle. */
const attached = /^[وف]?(?:[بك]?ال|لل)(?=.{4})/u
/** Under these a word is known as well as by itself. */
const heads = ['', 'ال', 'و', 'وال', 'ب', 'بال', 'لل']

/** A word apart from what is attached to it. */
function apart(form: string): { head: string; bare: string } {
  const head = attached.exec(form)?.[0] ?? ''
  return { head, bare: form.slice(head.length) }
}

const themselves = (form: string) => [form, ...heads.map((head) => head + apart(form).bare)]
const nearTo = (form: string) => nearForms(apart(form).bare).flatMap((one) => [one, `ال${one}`])

type Word = Tables['searchWords']

/** The word that most articles hold, with what was attached to the one that was typed, and nothing else. */
function bestOf(form: string, near: Word[]): string | null {
  const [best] = near.toSorted((a, b) => b.articles - a.articles || (a.form < b.form ? -1 : 1))
  if (!best) return null
  const { head, bare } = apart(form)
  const hasArticle = best.form.startsWith('ال') && !bare.startsWith('ال')
  return head + (hasArticle ? best.word.replace(/^[اٱ]ل/u, '') : best.word)
}

/** The question with the words that the archive knows for those that it does not; null when there is none better. */
export async function respell({ db, note }: Reading, question: string): Promise<string | null> {
  note(spellingTopic)
  const typed = [...wordsIn(question)].map((one) => ({ ...one, form: normalise(one.word) }))
  const asked = [...new Set(typed.map(({ form }) => form).filter(worth))].slice(0, 6)
  const known = new Map<string, Word>()
  const look = async (forms: string[]) => {
    if (forms.length === 0) return
    const among = sql<boolean>`form = any(${forms}::text[])`
    const rows = await db.selectFrom('searchWords').selectAll().where(among).execute()
    for (const row of rows) known.set(row.form, row)
  }
  await look(asked.flatMap(themselves))
  // Most words are known as they are: only of the others is looked at all that is near.
  const strange = asked.filter((form) => !themselves(form).some((one) => known.has(one)))
  const near = new Map(strange.map((form) => [form, nearTo(form)]))
  await look([...near.values()].flat())
  let isBetter = false
  let text = question
  for (const { at, word, form } of typed.toReversed()) {
    const words = near.get(form)?.flatMap((one) => known.get(one) ?? [])
    const better = words ? bestOf(form, words) : known.get(form)?.word
    if (!better) continue
    isBetter ||= words !== undefined
    text = text.slice(0, at) + better + text.slice(at + word.length)
  }
  return isBetter ? text : null
}
