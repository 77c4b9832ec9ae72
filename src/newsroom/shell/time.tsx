import { useEffect, useReducer } from 'react'
import type { DateShape } from '../../language/dates.ts'
import { type At, useHouse } from './house.ts'

/** A moment in the house style; `relative` keeps itself true and says the date and time on hover. */
export function Time({ at, shape = 'relative' }: { at: At; shape?: DateShape | 'relative' }) {
  const house = useHouse()
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
      title={shape === 'relative' || shape === 'time' ? house.date(instant, 'datetime') : undefined}
    >
      {shape === 'relative' ? house.relative(instant) : house.date(instant, shape)}
    </time>
  )
}
