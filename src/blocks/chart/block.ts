import { z } from 'zod'
import { defineBlock, type Json, type Links, type Tidy } from '../../body/block.ts'
import { labelParagraph, words } from '../../body/inline.ts'
import { attributeHtml, textHtml } from '../../body/inline-html.ts'
import { oneLine } from '../../body/text.ts'
import { cellsOf as cellsOfRow, elementsOf, rowsOf, textOf } from '../../body/tree.ts'
import {
  type ChartData,
  cellsOf,
  dataOf,
  isFilled,
  largest,
  longestLabel,
  mostRows,
  mostSeries,
} from './data.ts'

export const chartKinds = ['bars', 'lines', 'shares'] as const
const longestTitle = 300

export const chart = z.strictObject({
  type: z.literal('chart'),
  attrs: z
    .strictObject({
      kind: z.enum(chartKinds),
      title: words.max(longestTitle),
      source: words.max(longestTitle),
      series: z.array(words.max(longestLabel)).min(1).max(mostSeries),
      rows: z
        .array(
          z.strictObject({
            label: words.max(longestLabel),
            /** A number for each series; null where there is none. */
            values: z.array(z.number().min(-largest).max(largest).nullable()).max(mostSeries),
          }),
        )
        .min(1)
        .max(mostRows),
    })
    .refine(
      ({ series, rows }) => rows.every(({ values }) => values.length === series.length),
      'must have one value for each series in every row',
    ),
})
export type Chart = z.infer<typeof chart>

const kindOf = (value: unknown) => chartKinds.find((kind) => kind === value) ?? 'bars'

/** The data in any attributes, without empty rows and series. */
function tidyData(attrs: Record<string, unknown>, { label }: Tidy): ChartData {
  const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
  const rows = list(attrs.rows)
    .slice(0, mostRows)
    .map((row) => {
      const { label: name, values } = (row ?? {}) as { label?: unknown; values?: unknown }
      return { label: label(name, longestLabel), values: list(values).slice(0, mostSeries) }
    })
  const names = list(attrs.series).slice(0, mostSeries)
  const width = rows.reduce((most, { values }) => Math.max(most, values.length), names.length)
  const number = (value: unknown) =>
    typeof value === 'number' && Math.abs(value) <= largest ? value + 0 : null
  const kept = Array.from({ length: width }, (_, at) => at).filter(
    (at) => label(names[at], longestLabel) !== '' || rows.some(({ values }) => number(values[at]) !== null),
  )
  const columns = kept.length > 0 ? kept : [0]
  return {
    series: columns.map((at) => label(names[at], longestLabel)),
    rows: rows
      .map((row) => ({ label: row.label, values: columns.map((at) => number(row.values[at])) }))
      .filter(isFilled),
  }
}

/** The table of the data, as other programs read it. */
function tableHtml(data: ChartData, links: Links): string {
  const [head, ...rows] = cellsOf(data)
  const row = (cells: string[], cell: string) =>
    `<tr>${cells.map((text, at) => (at === 0 ? `<th>${textHtml(text, links)}</th>` : `<${cell}>${textHtml(text, links)}</${cell}>`)).join('')}</tr>`
  const named = data.series.some(Boolean) ? `<thead>${row(head!, 'th')}</thead>` : ''
  return `<table>${named}<tbody>${rows.map((cells) => row(cells, 'td')).join('')}</tbody></table>`
}

/** A chart of numbers: bars, lines over time, or shares of a whole. */
export const chartBlock = defineBlock<Chart>({
  type: 'chart',
  schema: chart,
  elements: ['figure'],
  readHtml(element) {
    const [table] = elementsOf(element.children, 'table')
    const kind = element.attributes['data-chart']
    if (kind === undefined || !table) return null
    const cells = rowsOf(table).map((row) => cellsOfRow(row).map((cell) => oneLine(textOf(cell))))
    const named = elementsOf(table.children, 'thead').length > 0
    const labels = elementsOf(element.children, 'figcaption', 'footer')
    const label = (name: string) =>
      oneLine(
        labels
          .filter((one) => one.name === name)
          .map(textOf)
          .join(' '),
      ).slice(0, longestTitle)
    const attrs = {
      ...{ kind, title: label('figcaption'), source: label('footer') },
      ...dataOf(named ? cells : [[], ...cells]),
    }
    return [{ type: 'chart', attrs }]
  },
  toHtml({ attrs: { kind, title, source, ...data } }, links) {
    const caption = title ? `<figcaption>${textHtml(title, links)}</figcaption>` : ''
    const footer = source ? `<footer>${textHtml(source, links)}</footer>` : ''
    return `<figure${attributeHtml('data-chart', kind)}>${caption}${tableHtml(data, links)}${footer}</figure>`
  },
  text: ({ attrs: { title, source, ...data } }) =>
    [title, ...cellsOf(data).map((cells) => cells.join('\t').trim()), source].filter(Boolean).join('\n'),
  normalise({ attrs }: Json, tidy) {
    const title = tidy.label(attrs?.title, longestTitle)
    const source = tidy.label(attrs?.source, longestTitle)
    const data = tidyData(attrs ?? {}, tidy)
    const hasNumbers = data.rows.some(({ values }) => values.some((value) => value !== null))
    if (data.rows.length > 0 && (hasNumbers || tidy.typing))
      return [{ type: 'chart', attrs: { kind: kindOf(attrs?.kind), title, source, ...data } }]
    if (tidy.typing && (title || source))
      return [
        {
          type: 'chart',
          attrs: {
            ...{ kind: kindOf(attrs?.kind), title, source, series: data.series },
            rows: [{ label: '', values: data.series.map(() => null) }],
          },
        },
      ]
    return [title, ...data.series, ...data.rows.map(({ label }) => label), source].flatMap(labelParagraph)
  },
})
