import { useEffect, useSyncExternalStore } from 'react'
import { useMe } from '../../session/me.ts'
import { type DraftQueue, type DraftQueueState, draftQueueOf, isUnsent } from './draft-queue.ts'

/** The draft queue of this coverage in this tab; warns before the page is closed with unsent drafts. */
export function useDraftQueue(coverageId: number): { queue: DraftQueue; state: DraftQueueState } {
  const { staff } = useMe()
  const queue = draftQueueOf(staff.id, coverageId)
  const state = useSyncExternalStore(queue.subscribe, queue.state)
  useEffect(() => {
    const guard = (event: BeforeUnloadEvent) => {
      if (queue.state().drafts.some(isUnsent)) event.preventDefault()
    }
    window.addEventListener('beforeunload', guard)
    return () => window.removeEventListener('beforeunload', guard)
  }, [queue])
  return { queue, state }
}
