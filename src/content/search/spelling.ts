/** The vocabulary of the archive, and corrections for words that it does not contain. */
import { type Kysely, sql, type Transaction } from 'kysely'
import type { ReadContext } from '../../kernel/read-context.ts'
import type { Tables } from '../../kernel/tables.ts'
import { normalise, tokens, withParticles, wordsIn } from '../../language/search-form.ts'
import { searchForm } from '../../language/search-terms.ts'
import { stopWords } from '../../language/stop-words.ts'
import { anyOf } from './database-index.ts'

/** Invalidated when the vocabulary has new words. */
export const spellingCacheTag = 'search-words'

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
  // Sorted, so that two concurrent writers never deadlock.
  const rows = [...learned].sort(([a], [b]) => (a < b ? -1 : 1)).map(([form, one]) => ({ form, ...one }))
  if (rows.length === 0) return
  await sql`
    insert into spellings (form, word, articles)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (form text, word text, articles integer)
    on conflict (form) do update set articles = spellings.articles + excluded.articles`.execute(db)
}

/** All words that differ by one letter: added, missing, changed or swapped with its neighbour. */
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

/** Particles that are attached to a word: the article, also after another particle. */
const attached = /^[وف]?(?:[بك]?ال|لل)(?=.{4})/u
/** A word with one of these attached counts as known. */
const heads = ['', 'ال', 'و', 'وال', 'ب', 'بال', 'لل']

/** A word without its attached particles. */
function apart(form: string): { head: string; bare: string } {
  const head = attached.exec(form)?.[0] ?? ''
  return { head, bare: form.slice(head.length) }
}

const themselves = (form: string) => [form, ...heads.map((head) => head + apart(form).bare)]
const nearTo = (form: string) => nearForms(apart(form).bare).flatMap((one) => [one, `ال${one}`])

type Word = Tables['spellings']

/** The correction: the known word in the most articles, with the particles of the typed word. */
function bestOf(form: string, near: Word[]): string | null {
  const [best] = near.toSorted((a, b) => b.articles - a.articles || (a.form < b.form ? -1 : 1))
  if (!best) return null
  const { head, bare } = apart(form)
  const hasArticle = best.form.startsWith('ال') && !bare.startsWith('ال')
  return head + (hasArticle ? best.word.replace(/^[اٱ]ل/u, '') : best.word)
}

/**
 * Words that no article contains. Only headlines and standfirsts feed the vocabulary, so bodies are checked
 * too.
 */
async function absent(db: Kysely<Tables>, forms: string[]): Promise<string[]> {
  const held = await Promise.all(
    forms.map(async (form) => {
      const stems = searchForm(form).flatMap((stem) => [stem, ...withParticles(stem)])
      if (stems.length === 0) return true
      const { rows } = await sql<{ held: boolean }>`
        select exists (select from search_documents where words @@ ${anyOf(stems)}::tsquery) as held`.execute(
        db,
      )
      return rows[0]!.held
    }),
  )
  return forms.filter((_, n) => !held[n])
}

/** The question with unknown words corrected; null when there is no better one. */
export async function respell({ db, dependOn }: ReadContext, question: string): Promise<string | null> {
  dependOn(spellingCacheTag)
  const typed = [...wordsIn(question)].map((one) => ({ ...one, form: normalise(one.word) }))
  const forms = [...new Set(typed.map(({ form }) => form).filter(worth))].slice(0, 6)
  const known = new Map<string, Word>()
  const look = async (forms: string[]) => {
    if (forms.length === 0) return
    const among = sql<boolean>`form = any(${forms}::text[])`
    const rows = await db.selectFrom('spellings').selectAll().where(among).execute()
    for (const row of rows) known.set(row.form, row)
  }
  await look(forms.flatMap(themselves))
  // Most words are known; near words are computed only for the others.
  const unlearned = forms.filter((form) => !themselves(form).some((one) => known.has(one)))
  const strange = await absent(db, unlearned)
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
