import type { ChartData } from '../../../blocks/chart/data.ts'
import { tone } from './tones.ts'

/** A share of a length in percent, without needless digits. */
const percent = (part: number) => `${Math.round(part * 1_000) / 10}%`

/** For each number a bar from zero, in the direction of the text. */
export function barRows({ rows }: ChartData, base: 'rtl' | 'ltr') {
  const all = rows.flatMap(({ values }) => values.filter((value) => value !== null))
  const low = Math.min(0, ...all)
  const span = Math.max(0, ...all) - low || 1
  const place = (value: number) => (value - low) / span
  return rows.map(({ values }) =>
    values.map((value, at) => {
      if (value === null) return null
      const [start, end] = [Math.min(place(0), place(value)), Math.max(place(0), place(value))]
      const x = base === 'rtl' ? 1 - end : start
      return (
        <svg class="bar" aria-hidden="true">
          <rect class={tone(at)} x={percent(x)} width={percent(end - start)} height="100%" />
        </svg>
      )
    }),
  )
}
