/** The entry that a link to the console refers to, even if it is unpublished or far below. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type RefObject, useEffect, useRef } from 'react'
import { api } from '../../api.ts'
import type { Coverage, Entry } from '../coverage.ts'

interface LinkedEntry {
  coverage: Coverage
  asked: number | null
  /** The entries in the timeline; null while unknown. */
  shown: Entry[] | null
  rows: RefObject<HTMLElement | null>
}

/** Scrolls to the entry once; returns it when the timeline does not show it. */
export function useLinkedEntry({ coverage, asked, shown, rows }: LinkedEntry): Entry | null {
  const isAway = asked !== null && shown !== null && !shown.some(({ id }) => id === asked)
  const { data } = useQuery({
    queryKey: ['coverages', 'entries', coverage.id, 'asked', asked, coverage.sequence],
    queryFn: ({ signal }) =>
      api.get('/coverages/{id}/entries/{entryId}', { params: { id: coverage.id, entryId: asked! }, signal }),
    enabled: isAway,
    placeholderData: keepPreviousData,
    retry: false,
  })
  const away = isAway && data?.id === asked ? data : null
  const led = useRef<number | null>(null)
  const isThere = asked !== null && shown !== null && (!isAway || away !== null)
  useEffect(() => {
    if (!isThere || led.current === asked) return
    const row = rows.current?.querySelector<HTMLElement>(`[data-entry="${asked}"]`)
    if (!row) return
    led.current = asked
    row.focus({ preventScroll: true })
    row.scrollIntoView({ block: 'center' })
  }, [isThere, asked, rows])
  return away
}
