import { Text } from '../../locale.tsx'
import { tone } from './tones.ts'
import { type Drawn, Value } from './value.tsx'

/** Parts of a whole as one divided bar, with a list of the parts. Only positive numbers of the first series count. */
export function Shares({ data: { rows }, locale, base }: Drawn) {
  const parts = rows.map(({ label, values: [value] }) => ({ label, value: Math.max(0, value ?? 0) }))
  const whole = parts.reduce((sum, { value }) => sum + value, 0)
  if (whole === 0) return null
  const percent = (value: number) => Math.round((value / whole) * 1_000) / 10
  let before = 0
  return (
    <div class="plot" aria-hidden="true">
      <svg class="bar" aria-hidden="true">
        {parts.map(({ value }, at) => {
          const start = base === 'rtl' ? 100 - before - percent(value) : before
          before += percent(value)
          return (
            <rect
              class={tone(at)}
              x={`${Math.round(start * 10) / 10}%`}
              width={`${percent(value)}%`}
              height="100%"
            />
          )
        })}
      </svg>
      <p>
        {parts.map(({ label, value }, at) => (
          <span>
            <i class={tone(at)} />
            <Text of={label} base={base} />{' '}
            <b>
              <Value of={percent(value)} sign="%" locale={locale} base={base} />
            </b>
          </span>
        ))}
      </p>
    </div>
  )
}
