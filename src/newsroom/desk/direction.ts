import { blockDirection, direction } from '../../language/bidi.ts'
import { useHouse } from '../shell/house.ts'

/** In which direction a headline runs: a Latin name at its beginning does not turn an Arabic one round. */
export function useDirection(): (headline: string) => 'rtl' | 'ltr' {
  const { publication } = useHouse()
  const base = direction(publication.language)
  return (headline) => blockDirection(headline, base)
}
