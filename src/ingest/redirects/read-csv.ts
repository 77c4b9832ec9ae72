/** Reads redirects from CSV (RFC 4180): of WordPress's plugin Redirection, or with columns for source and target. */
import { readCsvText } from '../archive/csv.ts'
import { type FileRow, statusOf } from './rows.ts'

const names = {
  source: ['source', 'source url', 'from', 'old', 'old url'],
  target: ['target', 'target url', 'to', 'new', 'new url', 'destination'],
  regex: ['regex'],
  code: ['code', 'http code', 'redirect type'],
  type: ['type', 'action type', 'action_type'],
  match: ['match', 'match type', 'match_type'],
  status: ['status'],
}
type Column = keyof typeof names

/** The places of the columns; null when the row is no heading. */
function columnsOf(cells: string[]): Partial<Record<Column, number>> | null {
  const titles = cells.map((cell) => cell.trim().toLowerCase())
  const columns: Partial<Record<Column, number>> = {}
  for (const [column, all] of Object.entries(names)) {
    const at = titles.findIndex((title) => all.includes(title))
    if (at !== -1) columns[column as Column] = at
  }
  return columns.source === undefined ? null : columns
}

async function* withoutMark(text: AsyncIterable<string>): AsyncGenerator<string> {
  let isFirst = true
  for await (const part of text) {
    yield isFirst ? part.replace(/^\ufeff/, '') : part
    isFirst = false
  }
}

/** The delimiter is the most frequent one in the first line. */
async function* rowsOf(text: AsyncIterable<string>): AsyncGenerator<{ line: number; values: string[] }> {
  const parts = withoutMark(text)
  const first = await parts.next()
  if (first.done) return
  const head = first.value.split('\n', 1)[0]!
  const count = (delimiter: string) => head.split(delimiter).length
  const delimiter = [',', ';', '\t'].reduce((a, b) => (count(b) > count(a) ? b : a))
  async function* whole() {
    yield first.value as string
    yield* parts
  }
  yield* readCsvText(whole(), delimiter)
}

export async function* readRedirectCsv(text: AsyncIterable<string>): AsyncGenerator<FileRow> {
  let columns: Partial<Record<Column, number>> | undefined
  for await (const { line, values: cells } of rowsOf(text)) {
    if (cells.every((cell) => cell.trim() === '')) continue
    if (columns === undefined) {
      const found = columnsOf(cells)
      columns = found ?? { source: 0, target: 1, code: 2 }
      if (found) continue
    }
    const at = (column: Column) => {
      const place = columns?.[column]
      return place === undefined ? '' : (cells[place] ?? '').trim()
    }
    yield rowOf(line, at)
  }
}

function rowOf(line: number, at: (column: Column) => string): FileRow {
  const source = at('source')
  const target = at('target')
  const code = Number(at('code') || (/^\d{3}$/.test(at('status')) ? at('status') : 301))
  const status = statusOf(code)
  const row: FileRow = {
    ...{ line, source, isPattern: /^(?:1|true|yes)$/i.test(at('regex')) },
    address: status === 410 || target === '' ? null : target,
    status: status ?? 301,
  }
  const type = at('type').toLowerCase()
  const match = at('match').toLowerCase()
  if (source === '') return { ...row, refused: 'malformed' }
  if (/^disabled$/i.test(at('status'))) return { ...row, refused: 'disabled' }
  if ((match !== '' && match !== 'url') || !['', 'url', 'error'].includes(type) || status === null)
    return { ...row, refused: 'unsupported' }
  if (row.address === null && status !== 410) return { ...row, refused: 'no-target' }
  return row
}
