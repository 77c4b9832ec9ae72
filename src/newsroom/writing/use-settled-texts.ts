import { shallowEqual, useDebouncedValue } from '@mantine/hooks'
import { useMemo, useRef } from 'react'
import type { Content } from '../drafts/article.ts'

/**
 * The content for everything next to the texts. Other fields update at once, texts when the writer pauses,
 * because rendering all fields for each letter would slow down typing.
 */
export function useSettledTexts(content: Content): Content {
  const { headline, standfirst, body } = content
  const texts = useMemo(() => ({ headline, standfirst, body }), [headline, standfirst, body])
  const [settled] = useDebouncedValue(texts, 300)
  const last = useRef(content)
  const next = { ...content, ...settled }
  if (!shallowEqual(last.current, next)) last.current = next
  return last.current
}
