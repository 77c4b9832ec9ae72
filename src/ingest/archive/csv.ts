/** Reads CSV files (RFC 4180) as a stream, row by row. */
import { createReadStream } from 'node:fs'

/** A longer field means a quotation mark that nobody closed. */
const longestField = 1_000_000

export class CsvError extends Error {}

/**
 * The rows of a text, each with the line on which it begins. Quoted fields may contain delimiters, line ends and doubled
 * quotation marks.
 * @throws CsvError when a quotation mark is never closed
 */
export async function* readCsvText(
  texts: AsyncIterable<string>,
  delimiter = ',',
): AsyncGenerator<{ line: number; values: string[] }> {
  let values: string[] = []
  let field = ''
  let isQuoted = false
  /** After a quotation mark in a quoted field: its end, or the first of two. */
  let isClosing = false
  let line = 1
  let start = 1

  const endField = () => {
    values.push(field)
    field = ''
  }

  function* read(text: string): Generator<{ line: number; values: string[] }> {
    for (const sign of text) {
      if (sign === '\n') line++
      if (isQuoted && !isClosing) {
        if (sign === '"') isClosing = true
        else field += sign
        if (field.length > longestField) throw new CsvError(`the quotation of line ${start} is not closed`)
        continue
      }
      if (isClosing && sign === '"') {
        field += sign
        isClosing = false
        continue
      }
      if (isClosing) isQuoted = isClosing = false
      if (sign === '"' && field === '') isQuoted = true
      else if (sign === delimiter) endField()
      else if (sign === '\n') {
        endField()
        if (values.length > 1 || values[0] !== '') yield { line: start, values }
        values = []
        start = line
      } else if (sign !== '\r') field += sign
    }
  }

  for await (const text of texts) yield* read(text)
  yield* read('\n')
  if (isQuoted && !isClosing) throw new CsvError(`the quotation of line ${start} is not closed`)
}

/**
 * The text of a file in UTF-8.
 * @throws CsvError when it is no text
 */
export async function* textOfFile(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const decoded = (bytes?: Uint8Array) => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined })
    } catch {
      throw new CsvError('it is not text in UTF-8')
    }
  }
  for await (const bytes of createReadStream(path)) yield decoded(bytes)
  yield decoded()
}

/** The rows of a file, as readCsvText gives them. */
export const readCsv = (path: string) => readCsvText(textOfFile(path))

/** The rows of a file as values by the names in its first row, which are in small letters. */
export async function* readTable(
  path: string,
): AsyncGenerator<{ line: number; values: Map<string, string> }> {
  let names: string[] | null = null
  for await (const { line, values } of readCsv(path)) {
    if (names) yield { line, values: new Map(names.map((name, at) => [name, (values[at] ?? '').trim()])) }
    else names = values.map((name) => name.trim().toLowerCase())
  }
}
