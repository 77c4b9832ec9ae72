/** Keeps the text typed in the dialog in this browser until it is published. */
import { useState } from 'react'

/** Minutes as a text; `open`: until it is ended; `none`: not at all. */
export type Stay = '30' | '60' | '120' | '240' | 'open' | 'none'

export interface Typed {
  headline: string
  sectionId: string
  banner: Stay
  lead: Stay
  notifies: boolean
}

const empty: Typed = { headline: '', sectionId: '', banner: '60', lead: '120', notifies: true }
const name = 'newsroom-breaking'

function read(): Typed {
  try {
    return { ...empty, ...JSON.parse(localStorage.getItem(name) ?? '{}') }
  } catch {
    return empty
  }
}

function write(typed: Typed | null): void {
  try {
    if (typed) localStorage.setItem(name, JSON.stringify(typed))
    else localStorage.removeItem(name)
  } catch {
    // A browser without storage keeps it while the page is open.
  }
}

/** @param isKept only the text of a new article is kept */
export function useTyped(isKept: boolean) {
  const [typed, setTyped] = useState(() => (isKept ? read() : empty))
  return {
    typed,
    set(change: Partial<Typed>) {
      const next = { ...typed, ...change }
      setTyped(next)
      if (isKept) write(next)
    },
    clear() {
      setTyped(empty)
      if (isKept) write(null)
    },
  }
}

export const givenStay = (stay: Stay): { minutes: number | null } | null =>
  stay === 'none' ? null : { minutes: stay === 'open' ? null : Number(stay) }
