import { useFormatters } from '../ui/formatters.ts'

/** The moment at which something ends: today its time alone. */
export function useUntil(): (at: string) => string {
  const { date } = useFormatters()
  return (at) => date(at, date(at, 'short') === date(Date.now(), 'short') ? 'time' : 'datetime')
}
