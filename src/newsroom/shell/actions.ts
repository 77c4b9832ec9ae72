/** What can be done from where one is: the command palette offers it. */
import type { IconSearch } from '@tabler/icons-react'
import { useEffect, useId } from 'react'

export interface Action {
  id: string
  /** A verb first: «انشر المادة». */
  label: string
  detail?: string
  icon?: typeof IconSearch
  /** Further words by which it is found. */
  words?: string
  run(): void
}

const registered = new Map<string, Action[]>()

/** Offers actions in the command palette while the component is there. */
export function useActions(actions: Action[]): void {
  const owner = useId()
  // After each render, so that what an action closes over is never old.
  useEffect(() => {
    registered.set(owner, actions)
  })
  useEffect(() => () => void registered.delete(owner), [owner])
}

/** As they stand at this moment; those of the screen before those of the frame. */
export const presentActions = (): Action[] => [...registered.values()].reverse().flat()
