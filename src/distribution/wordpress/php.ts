/** Values as PHP's `serialize` writes them: WordPress keeps the metadata of files so. */

export type PhpWritable = string | number | PhpWritable[] | { [key: string]: PhpWritable }

export function phpValue(value: PhpWritable): string {
  if (typeof value === 'number') return Number.isInteger(value) ? `i:${value};` : `d:${value};`
  if (typeof value === 'string') return `s:${Buffer.byteLength(value)}:"${value}";`
  const entries: [string | number, PhpWritable][] = Array.isArray(value)
    ? value.map((one, at) => [at, one])
    : Object.entries(value)
  return `a:${entries.length}:{${entries.map(([key, one]) => phpValue(key) + phpValue(one)).join('')}}`
}
