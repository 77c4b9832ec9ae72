/** Opens the dialog for breaking news from any screen; the feature `breaking` shows it. */
import { useSyncExternalStore } from 'react'

export interface AskedBreaking {
  /** An article that becomes breaking news; null: a new one. */
  articleId: number | null
}

let asked: AskedBreaking | null = null
const listeners = new Set<() => void>()

function ask(next: AskedBreaking | null): void {
  asked = next
  for (const listener of listeners) listener()
}

export const openBreaking = (articleId: number | null = null): void => ask({ articleId })
export const closeBreaking = (): void => ask(null)

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The purpose of the open dialog; null while it is closed. */
export const useAskedBreaking = (): AskedBreaking | null => useSyncExternalStore(subscribe, () => asked)
