import { useEffect, useReducer } from 'react'
import type { DateShape } from '../../language/dates.ts'
import { type At, useFormatters } from './formatters.ts'

/** A time in the publication's style; `relative` updates itself and shows the date and time on hover. */
export function Time({ at, shape = 'relative' }: { at: At; shape?: DateShape | 'relative' }) {
  const formatters = useFormatters()
  const [, tick] = useReducer((n: number) => n + 1, 0)
  useEffect(() => {
    if (shape !== 'relative') return
    const timer = setInterval(tick, 30_000)
    return () => clearInterval(timer)
  }, [shape])
  const instant = new Date(at)
  return (
    <time
      dateTime={instant.toISOString()}
      title={shape === 'relative' || shape === 'time' ? formatters.date(instant, 'datetime') : undefined}
    >
      {shape === 'relative' ? formatters.relative(instant) : formatters.date(instant, shape)}
    </time>
  )
}
