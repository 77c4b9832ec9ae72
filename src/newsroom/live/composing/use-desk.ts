import { useEffect, useSyncExternalStore } from 'react'
import { useMe } from '../../shell/me.ts'
import { type Desk, type DeskState, deskOf, isUnsent } from './desk.ts'

/** The pieces of this coverage in this tab; who closes the page with something unsent is asked first. */
export function useDesk(coverageId: number): { desk: Desk; state: DeskState } {
  const { staff } = useMe()
  const desk = deskOf(staff.id, coverageId)
  const state = useSyncExternalStore(desk.subscribe, desk.state)
  useEffect(() => {
    const guard = (event: BeforeUnloadEvent) => {
      if (desk.state().pieces.some(isUnsent)) event.preventDefault()
    }
    window.addEventListener('beforeunload', guard)
    return () => window.removeEventListener('beforeunload', guard)
  }, [desk])
  return { desk, state }
}
