/** How well something that was read once is found again: 73 questions to the demonstration's articles among an archive. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseBody } from '../../src/body/parse-body.ts'
import { publishArticle } from '../../src/content/articles/publish.ts'
import { createArticle } from '../../src/content/articles/write.ts'
import { search } from '../../src/content/search/find.ts'
import { parseQuestion } from '../../src/content/search/question.ts'
import { demoArticles } from '../../src/ingest/demo/texts/articles.ts'
import { untracked } from '../../src/kernel/read-context.ts'
import { execute } from '../../src/kernel/run.ts'
import { desk } from '../archive.ts'
import { type Ground, note, type Row } from '../ground.ts'
import { knownItems } from './questions.ts'

const shown = 10
const least = { mrr: 0.8, recall: 0.93 }
const dayMs = 86_400_000

/** The items of an archive go into a newsroom, by the program itself. */
export function importArchive(ground: Ground, archive: string): void {
  if (!existsSync(archive)) {
    note(`Without the archive ${archive}, which is not on this machine.`)
    return
  }
  const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
  const env = { ...process.env, DATABASE_URL: ground.databaseUrl, DATA_DIR: `${ground.folder}/data` }
  spawnSync(process.execPath, [...process.execArgv, cli, 'import', archive], { env, stdio: 'ignore' })
}

export async function known({ newsroom: { db, pool } }: Ground): Promise<Row[]> {
  const headlines = new Map<number, string>()
  for (const [n, { headline, standfirst = '', body = '', keywords = [] }] of demoArticles.entries()) {
    const content = { headline, standfirst, keywords, body: parseBody(body, { media: () => null }).body }
    const { id } = await execute(db, desk, createArticle, { content })
    const at = new Date(Date.now() - (n + 1) * dayMs)
    await execute(db, desk, publishArticle, { id, at, backdated: true })
    headlines.set(id, headline)
  }
  await pool.query('vacuum analyze search_documents')
  let sum = 0
  let found = 0
  const missed: string[] = []
  for (const [typed, headline] of knownItems) {
    const question = parseQuestion(typed, 'ar')
    const asked = { question, lists: [], from: null, until: null, after: null }
    const { ids } = await search(untracked(db), { ...asked, order: 'relevance' }, shown)
    const place = ids.findIndex((id) => headlines.get(id)?.startsWith(headline))
    if (place !== 0) missed.push(`${typed}: ${place === -1 ? 'not found' : `place ${place + 1}`}`)
    if (place === -1) continue
    found++
    sum += 1 / (place + 1)
  }
  for (const line of missed) note(`  ${line}`)
  const [mrr, recall] = [sum / knownItems.length, found / knownItems.length]
  return [
    {
      what: `what was read once, ${knownItems.length} questions of our own: MRR@${shown} (recall@${shown})`,
      measured: `${mrr.toFixed(3)} (${recall.toFixed(3)})`,
      against: `at least ${least.mrr} (${least.recall})`,
      ok: mrr >= least.mrr && recall >= least.recall,
    },
  ]
}
