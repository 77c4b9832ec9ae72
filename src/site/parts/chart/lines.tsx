import { Text } from '../../locale.tsx'
import { tone } from './tones.ts'
import { type Drawn, Value } from './value.tsx'

const round = (value: number) => Math.round(value * 10) / 10

/** The nearest round numbers around the values: the ends of the vertical axis. */
function axisOf(values: number[]): { low: number; high: number } {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  // An axis that begins at zero shows proportions; lines far from zero show changes.
  const from = least >= 0 && least < most * 0.6 ? 0 : least
  const step = 10 ** Math.floor(Math.log10(most - from || Math.abs(most) || 1)) / 2
  return { low: Math.floor(from / step) * step, high: Math.ceil(most / step) * step || 1 }
}

/**
 * Lines over time, from the right in Arabic. The drawing is stretched to the width of the text; its labels are text
 * around it.
 */
export function Lines({ data: { series, rows }, locale, base }: Drawn) {
  const values = rows.flatMap((row) => row.values.filter((value) => value !== null))
  if (values.length === 0) return null
  const { low, high } = axisOf(values)
  const last = Math.max(1, rows.length - 1)
  const x = (at: number) => round((base === 'rtl' ? 1 - at / last : at / last) * 300)
  const y = (value: number) => round(150 - ((value - low) / (high - low || 1)) * 150)
  const shown = rows.length > 2 ? [0, Math.floor(last / 2), last] : [0, last]
  return (
    <div class="plot" aria-hidden="true">
      {series.some(Boolean) && (
        <p>
          {series.map((name, at) => (
            <span>
              <i class={tone(at)} />
              <Text of={name} base={base} />
            </span>
          ))}
        </p>
      )}
      <small>
        <Value of={high} locale={locale} base={base} />
      </small>
      <svg aria-hidden="true" viewBox="0 0 300 150" preserveAspectRatio="none">
        <path class="grid" d="M0 0H300M0 75H300M0 150H300" />
        {series.map((_, at) => (
          <path
            class={tone(at)}
            d={pathOf(
              rows.map((row) => row.values[at] ?? null),
              x,
              y,
            )}
          />
        ))}
      </svg>
      <small>
        <Value of={low} locale={locale} base={base} />
      </small>
      <p class="ends">
        {shown.map((at) => (
          <span>
            <Text of={rows[at]?.label ?? ''} base={base} />
          </span>
        ))}
      </p>
    </div>
  )
}

/** A line through the values, with gaps where there are none. */
function pathOf(values: (number | null)[], x: (at: number) => number, y: (value: number) => number): string {
  let path = ''
  let isOpen = false
  for (const [at, value] of values.entries()) {
    if (value !== null) path += `${isOpen ? 'L' : 'M'}${x(at)} ${y(value)}`
    // A single point is a line of no length, which has round ends.
    if (value !== null && !isOpen) path += 'h0'
    isOpen = value !== null
  }
  return path
}
