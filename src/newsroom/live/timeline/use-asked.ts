/** The entry that a link into the console leads to, though it be withdrawn or far below. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type RefObject, useEffect, useRef } from 'react'
import { api } from '../../api.ts'
import type { Coverage, Entry } from '../coverage.ts'

interface Asked {
  coverage: Coverage
  asked: number | null
  /** What the timeline shows by itself; null while that is not known. */
  shown: Entry[] | null
  rows: RefObject<HTMLElement | null>
}

/** Puts the entry into sight, once; answers it where the timeline does not show it by itself. */
export function useAsked({ coverage, asked, shown, rows }: Asked): Entry | null {
  const isAway = asked !== null && shown !== null && !shown.some(({ id }) => id === asked)
  const { data } = useQuery({
    queryKey: ['coverages', 'entries', coverage.id, 'asked', asked, coverage.number],
    queryFn: ({ signal }) => api.get<Entry>(`/coverages/${coverage.id}/entries/${asked}`, undefined, signal),
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
