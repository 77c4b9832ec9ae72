/** The actions of the current screen, which the command palette offers. */
import type { IconSearch } from '@tabler/icons-react'
import { useEffect, useId } from 'react'

export interface Action {
  id: string
  /** Begins with a verb: «انشر المادة». */
  label: string
  detail?: string
  icon?: typeof IconSearch
  /** Extra words that find it. */
  words?: string
  run(): void
}

const registered = new Map<string, Action[]>()

/** Offers actions in the command palette while the component is mounted. */
export function useActions(actions: Action[]): void {
  const owner = useId()
  // Updated after each render, so that actions never use outdated values.
  useEffect(() => {
    registered.set(owner, actions)
  })
  useEffect(() => () => void registered.delete(owner), [owner])
}

/** The current actions; those of the screen before those of the frame. */
export const presentActions = (): Action[] => [...registered.values()].reverse().flat()
