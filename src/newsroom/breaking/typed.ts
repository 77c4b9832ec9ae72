/** Keeps the text typed in the dialog in this browser until it is published. */
import { useState } from 'react'
import { newKey } from '../../values/new-key.ts'

/** Minutes as a text; `at`: until a chosen time; `open`: until it is ended; `none`: not at all. */
export type StayChoice = '30' | '60' | '120' | '240' | 'at' | 'open' | 'none'

export interface Stay {
  choice: StayChoice
  /** The chosen time, as ISO 8601. */
  at: string | null
}

export interface Typed {
  headline: string
  sectionId: string
  banner: Stay
  lead: Stay
  notifies: boolean
  /** The last request, as JSON, and its key: a dialog that is opened again repeats the request with the same key. */
  sent: { body: string; key: string }
}

const empty: Typed = {
  ...{ headline: '', sectionId: '', notifies: true, sent: { body: '', key: '' } },
  ...{ banner: { choice: '60', at: null }, lead: { choice: '120', at: null } },
}
const name = 'newsroom-breaking-2'

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
  function set(change: Partial<Typed>): void {
    const next = { ...typed, ...change }
    setTyped(next)
    if (isKept) write(next)
  }
  return {
    typed,
    set,
    /** The same request again has the same key, so that the server executes it once. */
    keyOf(request: unknown): string {
      const body = JSON.stringify(request)
      if (typed.sent.body === body) return typed.sent.key
      const sent = { body, key: newKey() }
      set({ sent })
      return sent.key
    },
    clear() {
      setTyped(empty)
      if (isKept) write(null)
    },
  }
}

/** A choice that lacks its time, or whose time has passed, cannot be sent. */
export const isWhole = ({ choice, at }: Stay): boolean =>
  choice !== 'at' || (at !== null && Date.parse(at) > Date.now())

/** The choice as the API takes it. */
export function givenStay({ choice, at }: Stay) {
  if (choice === 'none') return null
  return choice === 'at' && at ? { endsAt: at } : { minutes: choice === 'open' ? null : Number(choice) }
}
