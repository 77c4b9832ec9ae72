/** `npm run bench:search [-- arcd.json]`: what the search finds and how fast, beside what PostgreSQL does by itself. */
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { endAll } from '../ending.ts'
import { note, prepareGround, type Row } from '../ground.ts'
import { toTable } from '../table.ts'
import { arcd } from './arcd.ts'
import { importArchive, known } from './known.ts'
import { speed } from './speed.ts'

const corpora = process.env.CORPORA ?? fileURLToPath(new URL('../../../corpora', import.meta.url))
const questions = resolve(process.argv[2] ?? process.env.ARCD ?? join(corpora, 'search/arcd.json'))
const archive = join(dirname(dirname(questions)), 'archive.ninjs.jsonl.gz')
const articles = Number(process.env.ARTICLES ?? 100_000)

try {
  const rows: Row[] = []
  note('Asking ARCD …')
  const small = await prepareGround(1)
  rows.push(...(await arcd(small, questions)))
  note('Asking for what was read once …')
  importArchive(small, archive)
  rows.push(...(await known(small)))
  if (articles > 0) {
    note(`Making a newsroom with ${articles.toLocaleString('en')} articles …`)
    rows.push(...(await speed(await prepareGround(articles), archive)))
  }
  process.stdout.write(`\n${toTable(rows)}\n`)
  if (!rows.every((row) => row.ok)) process.exitCode = 1
} catch (error) {
  note((error as Error).message)
  process.exitCode = 1
}
await endAll()
process.exit()
