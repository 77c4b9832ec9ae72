import { blockDirection, direction } from '../../language/bidi.ts'
import { useFormatters } from './formatters.ts'

/** The direction of a headline: a Latin name at its beginning does not reverse an Arabic headline. */
export function useDirection(): (headline: string) => 'rtl' | 'ltr' {
  const { publication } = useFormatters()
  const base = direction(publication.language)
  return (headline) => blockDirection(headline, base)
}
