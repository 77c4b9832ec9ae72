/** Finds the items in a file: JSON lines, a single item, arrays, envelopes, or items on several lines. */
import type { Encoding } from '../../language/encoding.ts'
import { type ImportFile, longestLine, textLines } from './read.ts'

/**
 * One item of the file. `line`: where it begins; `part`: its position among several on one line or in one
 * envelope; `place`: its position in the file, from 1. `size` in characters.
 */
export type RawItem = { line: number; part?: number; place: number; size: number } & (
  | { value: unknown }
  | { problem: string }
)
type Found = { line: number; part?: number; size: number } & ({ value: unknown } | { problem: string })

function parsed(line: number, text: string): Found {
  try {
    return { line, size: text.length, value: JSON.parse(text) }
  } catch (error) {
    return { line, size: 0, problem: `is not JSON: ${(error as Error).message.slice(0, 200)}` }
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Keys that only items have, not envelopes or parts of items. */
const ofItems = /^(?:headlines?|pubstatus|versioncreated|bod(?:y|ies)(?:_\w+)?|guid)$/i
const isItem = (value: unknown) => isObject(value) && Object.keys(value).some((key) => ofItems.test(key))

/** `{item: […]}`, `{items: […]}`, `{_items: […]}`: the envelopes in responses of APIs. */
function inEnvelope(value: unknown): unknown[] | null {
  if (Array.isArray(value)) return value
  if (!isObject(value) || isItem(value)) return null
  const inner = value._items ?? value.items ?? value.item
  if (Array.isArray(inner)) return inner
  return isItem(inner) ? [inner] : null
}

function* spread(found: Found): Generator<Found> {
  const inner = 'value' in found ? inEnvelope(found.value) : null
  if (!inner) return yield found
  for (const [i, value] of inner.entries()) {
    yield { line: found.line, part: i + 1, size: found.size / inner.length, value }
  }
}

/** Scans objects that span several lines, or several on one line, and opens arrays around them. */
function createScanner() {
  let parts: string[] = []
  let length = 0
  let depth = 0
  let start = 0
  const drop = () => {
    parts = []
    length = 0
    depth = 0
  }
  const keep = (text: string) => {
    length += text.length
    if (length <= longestLine) parts.push(text)
    else parts = []
  }
  function finish(): Found {
    const found: Found =
      length > longestLine
        ? { line: start, size: 0, problem: `is longer than ${longestLine / 1024 / 1024} MB` }
        : parsed(start, parts.join('\n'))
    drop()
    return found
  }
  function* feed(line: number, text: string): Generator<Found> {
    let from = 0
    let inString = false
    for (let at = 0; at < text.length; at++) {
      const sign = text[at]!
      if (depth === 0) {
        if (sign === '{') {
          start = line
          from = at
          depth = 1
        } else if (!/[\s,[\]]/.test(sign)) return yield parsed(line, text.slice(at))
      } else if (inString) {
        if (sign === '\\') at++
        else if (sign === '"') inString = false
      } else if (sign === '"') inString = true
      else if (sign === '{' || sign === '[') depth++
      else if ((sign === '}' || sign === ']') && --depth === 0) {
        keep(text.slice(from, at + 1))
        yield finish()
      }
    }
    if (depth > 0) keep(text.slice(from))
  }
  return { feed, finish, isInside: () => depth > 0 }
}

async function* foundIn(
  file: ImportFile,
  onRead?: (bytes: number) => void,
  onEncoding?: (encoding: Encoding) => void,
): AsyncGenerator<Found> {
  const scanner = createScanner()
  for await (const { line, text, problem } of textLines(file, onRead, onEncoding)) {
    if (text === null) {
      if (scanner.isInside()) yield scanner.finish()
      yield { line, size: 0, problem }
      continue
    }
    const opens = text[0] === '{' || text[0] === '['
    if (!scanner.isInside()) {
      const whole = opens ? parsed(line, text) : null
      if (whole && 'value' in whole) yield* spread(whole)
      else yield* scanner.feed(line, text)
      continue
    }
    // A complete item on its own line within another: the outer one is broken and ends before it.
    const next = text[0] === '{' ? parsed(line, text) : null
    if (next && 'value' in next && isItem(next.value)) {
      yield scanner.finish()
      yield next
    } else yield* scanner.feed(line, text)
  }
  if (scanner.isInside()) yield scanner.finish()
}

/** @throws FileError when the file is truncated */
export async function* itemsOf(
  file: ImportFile,
  onRead?: (bytes: number) => void,
  onEncoding?: (encoding: Encoding) => void,
): AsyncGenerator<RawItem> {
  let place = 0
  for await (const found of foundIn(file, onRead, onEncoding)) {
    for (const one of found.part === undefined ? spread(found) : [found]) yield { ...one, place: ++place }
  }
}
