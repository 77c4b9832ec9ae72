/** How well questions find their paragraph: ARCD, 1,395 questions that people asked of 465 Arabic paragraphs. */
import { existsSync, readFileSync } from 'node:fs'
import { publishArticle } from '../../src/content/articles/publish.ts'
import { createArticle } from '../../src/content/articles/write.ts'
import { search } from '../../src/content/search/find.ts'
import { parseQuestion } from '../../src/content/search/question.ts'
import { untracked } from '../../src/kernel/read-context.ts'
import { execute } from '../../src/kernel/run.ts'
import { desk } from '../archive.ts'
import { type Ground, note, type Row } from '../ground.ts'

const shown = 10
/** The bounds of the figures as they are printed. */
const least = { mrr: 0.802, recall: 0.952 }
const printed = (figure: number) => Number(figure.toFixed(3))

interface Asked {
  question: string
  /** The paragraph's text: some stand there twice. */
  context: string
}

/** As people type on a phone: no hamza, ه for ة, no vowel signs. */
const typed = (text: string) =>
  text
    .replace(/[أإآ]/g, 'ا')
    .replace(/ة/g, 'ه')
    .replace(/ى/g, 'ي')
    .replace(/[\u064b-\u0652]/g, '')

type Finder = (question: string) => Promise<number[]>

export async function arcd({ newsroom }: Ground, path: string): Promise<Row[]> {
  if (!existsSync(path)) {
    note(`Left out: ${path} is not on this machine. Give the path of arcd.json as an argument, or as ARCD.`)
    return []
  }
  const { data } = JSON.parse(readFileSync(path, 'utf8')) as {
    data: { paragraphs: { context: string; qas: { question: string }[] }[] }[]
  }
  const paragraphs = data.flatMap((one) => one.paragraphs)
  const asked = paragraphs.flatMap(({ context, qas }) => qas.map(({ question }) => ({ question, context })))
  const contexts = new Map<number, string>()
  const at = new Date(Date.now() - 3_600_000)
  for (const { context } of paragraphs) {
    const content = [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: context }] }]
    const { id } = await execute(newsroom.db, desk, createArticle, {
      content: { headline: 'ARCD', body: { type: 'doc', content } },
    })
    await execute(newsroom.db, desk, publishArticle, { id, at, backdated: true })
    contexts.set(id, context)
  }
  const { pool, db } = newsroom
  await pool.query('vacuum analyze search_documents')
  await pool.query('create unlogged table peer (id integer, raw tsvector, arabic tsvector)')
  await pool.query(
    `insert into peer select id, to_tsvector('simple', text), to_tsvector('arabic', text)
     from unnest($1::int[], $2::text[]) as p(id, text)`,
    [[...contexts.keys()], [...contexts.values()]],
  )
  const ours: Finder = async (question) => {
    const asks = { question: parseQuestion(question, 'ar'), lists: [], from: null, until: null }
    return (await search(untracked(db), { ...asks, order: 'relevance', after: null }, shown)).ids
  }
  const peer =
    (config: 'simple' | 'arabic', column: string, rank: string): Finder =>
    async (question) => {
      const { rows } = await pool.query<{ id: number }>(
        `select id from peer, (select replace(plainto_tsquery('${config}', $1)::text, '&', '|')::tsquery as q) asked
         where ${column} @@ q order by ${rank}(${column}, q) desc, id limit ${shown}`,
        [question],
      )
      return rows.map((row) => row.id)
    }
  const rows: Row[] = []
  const [written, typing] = [await measure(ours, asked), await measure(ours, asked, typed)]
  for (const [how, { mrr, recall }] of [
    ['as written', written],
    ['as typed', typing],
  ] as const) {
    rows.push({
      what: `questions ${how}: MRR@${shown} (recall@${shown})`,
      measured: `${mrr.toFixed(3)} (${recall.toFixed(3)})`,
      against: `at least ${least.mrr} (${least.recall})`,
      ok: printed(mrr) >= least.mrr && printed(recall) >= least.recall && mrr === written.mrr,
    })
  }
  for (const [what, finder] of [
    ['raw words, ts_rank', peer('simple', 'raw', 'ts_rank')],
    ["PostgreSQL's arabic, ts_rank_cd", peer('arabic', 'arabic', 'ts_rank_cd')],
  ] as const) {
    const [a, b] = [await measure(finder, asked), await measure(finder, asked, typed)]
    const say = ({ mrr, recall }: Measured) => `${mrr.toFixed(3)} (${recall.toFixed(3)})`
    rows.push({ what: `beside it: ${what}`, measured: `${say(a)}, typed ${say(b)}`, against: '', ok: true })
  }
  return rows

  async function measure(
    find: Finder,
    questions: Asked[],
    spell = (text: string) => text,
  ): Promise<Measured> {
    let sum = 0
    let found = 0
    for (const { question, context } of questions) {
      const place = (await find(spell(question))).findIndex((id) => contexts.get(id) === context)
      if (place === -1) continue
      found++
      sum += 1 / (place + 1)
    }
    return { mrr: sum / questions.length, recall: found / questions.length }
  }
}

interface Measured {
  mrr: number
  recall: number
}
