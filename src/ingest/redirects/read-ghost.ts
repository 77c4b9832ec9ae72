/** Reads redirects of Ghost: redirects.yaml, or redirects.json of older versions. */
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import { type FileRow, type RefusalReason, statusOf } from './rows.ts'

export class UnreadableRedirects extends Error {}

/** Ghost takes every source as a regular expression; most are plain addresses. */
function sourceOf(from: string): { source: string; isPattern: boolean } {
  const inSlashes = /^\/(\^?.*\$?)\/(i?)$/.exec(from)
  if (inSlashes && /^\^|\$$/.test(inSlashes[1]!))
    return { source: `${inSlashes[2] ? '(?i)' : ''}${inSlashes[1]}`, isPattern: true }
  return { source: from, isPattern: /^\^|\$$|[\\*+?()[\]|{}]/.test(from.replace(/\?[\w=&%-]*$/, '')) }
}

function rowOf(line: number, from: unknown, to: unknown, code: number): FileRow {
  const status = statusOf(code)
  const isText = typeof from === 'string' && typeof to === 'string' && from !== ''
  const refused: RefusalReason | undefined = !isText
    ? 'malformed'
    : status === null
      ? 'unsupported'
      : to === '' && status !== 410
        ? 'no-target'
        : undefined
  return {
    ...{ line, ...sourceOf(String(from ?? '')), status: status ?? 301 },
    address: isText && status !== 410 && to !== '' ? to : null,
    ...(refused && { refused }),
  }
}

/** @throws UnreadableRedirects when it is neither YAML nor JSON of redirects */
export function readGhostRedirects(text: string): FileRow[] {
  return /^\s*\[/.test(text) ? readJson(text) : readYaml(text)
}

function readJson(text: string): FileRow[] {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    throw new UnreadableRedirects('The file is not valid JSON.')
  }
  const list = Array.isArray(given) ? given : []
  return list.map((one, at) => {
    const { from, to, permanent } = (typeof one === 'object' && one ? one : {}) as Record<string, unknown>
    return rowOf(at + 1, from, to, permanent === true ? 301 : 302)
  })
}

function readYaml(text: string): FileRow[] {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, maxAliasCount: 0, uniqueKeys: false } as never)
  const error = document.errors[0]
  if (error) throw new UnreadableRedirects(`The file is not valid YAML: ${error.message.split('\n')[0]}`)
  if (!isMap(document.contents)) throw new UnreadableRedirects('The file contains no redirects of Ghost.')
  return document.contents.items.flatMap(({ key, value }) => {
    const code = isScalar(key) ? Number(key.value) : Number.NaN
    if (!isMap(value)) return []
    return value.items.map((pair) => {
      const [from, to] = [pair.key, pair.value].map((node) => (isScalar(node) ? node.value : undefined))
      const offset = (isScalar(pair.key) && pair.key.range?.[0]) || 0
      return rowOf(lines.linePos(offset).line, from, to, code)
    })
  })
}
