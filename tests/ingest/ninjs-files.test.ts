import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { itemsOf } from '../../src/ingest/ninjs/json-items.ts'
import { FileError, inspectFile } from '../../src/ingest/ninjs/read.ts'
import { temporaryFolder } from '../harness.ts'

const jsonLines = (...items: unknown[]) =>
  items.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n')

function fileOf(content: string | Buffer): string {
  const path = join(temporaryFolder(), 'items.jsonl')
  writeFileSync(path, content)
  return path
}

describe('files', () => {
  const read = async (content: string | Buffer) => {
    const items = []
    for await (const one of itemsOf(await inspectFile(fileOf(content))))
      items.push('value' in one ? [one.line, one.value] : [one.line, one.problem])
    return items
  }
  const a = { uri: 'urn:a', headline: 'أ' }
  const b = { uri: 'urn:b', headline: 'ب' }
  const pretty = JSON.stringify([a, b], null, 2)

  test.each<[string, string | Buffer, unknown[]]>([
    [
      'JSON lines',
      jsonLines(a, b),
      [
        [1, a],
        [2, b],
      ],
    ],
    [
      'JSON lines with empty lines, CRLF and a byte order mark',
      `\ufeff${JSON.stringify(a)}\r\n\r\n${JSON.stringify(b)}\r\n`,
      [
        [1, a],
        [3, b],
      ],
    ],
    [
      'gzip',
      gzipSync(jsonLines(a, b)),
      [
        [1, a],
        [2, b],
      ],
    ],
    [
      'gzip in two members',
      Buffer.concat([gzipSync(`${JSON.stringify(a)}\n`), gzipSync(JSON.stringify(b))]),
      [
        [1, a],
        [2, b],
      ],
    ],
    ['one item over many lines', JSON.stringify(a, null, 4), [[1, a]]],
    ['one item whose first line has a property', '{  "uri": "urn:a",\n "headline": "أ"}', [[1, a]]],
    [
      'an array over many lines',
      pretty,
      [
        [2, a],
        [6, b],
      ],
    ],
    [
      'an array on one line',
      JSON.stringify([a, b]),
      [
        [1, a],
        [1, b],
      ],
    ],
    ['nothing', '', []],
  ])('%s', async (_name, content, expected) => {
    expect(await read(content)).toEqual(expected)
  })

  test('a broken line affects no other line', async () => {
    expect(await read(jsonLines('{"uri": "urn:x", ', a, 'no', b))).toEqual([
      [1, expect.stringMatching(/^is not JSON/)],
      [2, a],
      [3, expect.stringMatching(/^is not JSON/)],
      [4, b],
    ])
  })

  test('a line of more than 20 MB is skipped, and the next one is read', async () => {
    const long = JSON.stringify({ uri: 'urn:long', headline: 'م'.repeat(11_000_000) })
    expect(await read(gzipSync(jsonLines(long, b)))).toEqual([
      [1, 'is longer than 20 MB'],
      [2, b],
    ])
  })

  test('a missing or truncated file is reported', async () => {
    await expect(inspectFile('/nowhere/items.jsonl')).rejects.toThrow(
      'The file /nowhere/items.jsonl does not exist.',
    )
    await expect(inspectFile(temporaryFolder())).rejects.toThrow(/is not a file/)
    const whole = gzipSync(jsonLines(...Array.from({ length: 500 }, (_, i) => ({ ...a, n: Math.sin(i) }))))
    await expect(read(whole.subarray(0, whole.length / 2))).rejects.toThrow(FileError)
  })
})
