/** The data of a chart: numbers by category and series, and their form as rows of texts. */
import { toLatinDigits } from '../../language/digits.ts'

export const mostSeries = 6
export const mostRows = 60
export const longestLabel = 120
/** Beyond it, numbers lose digits. */
export const largest = 1e15

export interface ChartData {
  /** The names of the series. */
  series: string[]
  rows: { label: string; values: (number | null)[] }[]
}

/** Whether a row has a label or a number. */
export const isFilled = ({ label, values }: ChartData['rows'][number]): boolean =>
  label !== '' || values.some((value) => value !== null)

/** Reads a number as people and spreadsheets write it: "1,234.5", "١٬٢٣٤٫٥", "−3", "12%"; null for anything else. */
export function numberOf(text: string): number | null {
  const plain = toLatinDigits(text)
    .replace(/[\s\u00a0\u202f\u066c\u061c\u200e\u200f%٪]/g, '')
    .replace(/[\u2212\u2013]/g, '-')
    .replace('\u066b', '.')
  const ungrouped = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(plain)
    ? plain.replaceAll(',', '')
    : plain.replace(',', '.')
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,2})?$/i.test(ungrouped)) return null
  const value = Number(ungrouped)
  // -0 is written as 0.
  return Math.abs(value) <= largest ? value + 0 : null
}

/** A chart's data from rows of texts: the first row names the series, the first column the categories. */
export function dataOf(cells: string[][]): ChartData {
  const [head = [], ...rest] = cells
  const width = Math.min(
    Math.max(1, ...cells.slice(0, mostRows + 1).map((row) => row.length - 1)),
    mostSeries,
  )
  const columns = Array.from({ length: width }, (_, at) => at + 1)
  return {
    series: columns.map((at) => head[at] ?? ''),
    rows: rest.slice(0, mostRows).map((row) => ({
      label: row[0] ?? '',
      values: columns.map((at) => numberOf(row[at] ?? '')),
    })),
  }
}

/** The same data as rows of texts. */
export const cellsOf = ({ series, rows }: ChartData): string[][] => [
  ['', ...series],
  ...rows.map(({ label, values }) => [
    label,
    ...values.map((value) => (value === null ? '' : String(value))),
  ]),
]
