import type { Row } from './ground.ts'

/** The rows side by side in columns; what is over its bound says so. */
export function toTable(rows: Row[]): string {
  const head = ['what', 'measured', 'peer or bound', 'ratio', '']
  const cells = rows.map(({ what, measured, against, ratio = '', ok }) => [
    ...[what, measured, against, ratio, ok ? 'ok' : 'OVER'],
  ])
  const widths = head.map((title, n) => Math.max(title.length, ...cells.map((row) => row[n]!.length)))
  const line = (row: string[]) =>
    row
      .map((cell, n) => cell.padEnd(widths[n]!))
      .join('  ')
      .trimEnd()
  return [line(head), widths.map((width) => '─'.repeat(width)).join('  '), ...cells.map(line)].join('\n')
}
