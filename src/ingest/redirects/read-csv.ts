/** Reads redirects from CSV (RFC 4180): of WordPress's plugin Redirection, or with columns for source and target. */
import { type FileRow, statusOf } from './rows.ts'

/** Longer cells and rows are none of redirects. */
const longestCell = 10_000
const maxCells = 60

interface Cells {
  line: number
  cells: string[]
}

/** The rows of a CSV text, which may be longer than the memory. */
async function* readCells(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<Cells> {
  let [cell, isQuoted, wasQuote, line, start] = ['', false, false, 1, 1]
  let cells: string[] = []
  const end = () => {
    if (cells.length < maxCells) cells.push(cell)
    cell = ''
  }
  const put = (letter: string) => {
    if (cell.length < longestCell) cell += letter
  }
  for await (const part of text) {
    for (const letter of part) {
      if (letter === '\n') line++
      if (isQuoted) {
        if (wasQuote && letter !== '"') {
          isQuoted = false
          wasQuote = false
        } else if (letter === '"' && !wasQuote) {
          wasQuote = true
          continue
        } else {
          wasQuote = false
          put(letter)
          continue
        }
      }
      if (letter === '"' && cell === '') isQuoted = true
      else if (letter === delimiter) end()
      else if (letter === '\n') {
        end()
        yield { line: start, cells }
        cells = []
        start = line
      } else if (letter !== '\r') put(letter)
    }
  }
  if (cell !== '' || cells.length > 0) {
    end()
    yield { line: start, cells }
  }
}

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
async function* splitOff(text: AsyncIterable<string>): AsyncGenerator<Cells> {
  const parts = withoutMark(text)[Symbol.asyncIterator]()
  const first = await parts.next()
  if (first.done) return
  const head = first.value.split('\n', 1)[0]!
  const count = (delimiter: string) => head.split(delimiter).length
  const delimiter = [',', ';', '\t'].reduce((a, b) => (count(b) > count(a) ? b : a))
  yield* readCells(
    (async function* () {
      yield first.value
      for (let part = await parts.next(); !part.done; part = await parts.next()) yield part.value
    })(),
    delimiter,
  )
}

export async function* readRedirectCsv(text: AsyncIterable<string>): AsyncGenerator<FileRow> {
  let columns: Partial<Record<Column, number>> | undefined
  for await (const { line, cells } of splitOff(text)) {
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
