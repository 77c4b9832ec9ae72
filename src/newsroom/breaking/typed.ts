/** Keeps the text typed in the dialog in this browser until it is published. */
import { useRef, useState } from 'react'
import { newKey } from '../../values/new-key.ts'
import type { BodyOf } from '../api.ts'

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
  /** The last request without an answer. A dialog that is opened again repeats it with the same key. */
  sent: Sent | null
}

type Body = BodyOf<'post', '/breaking'>

interface Sent {
  key: string
  body: Body
}

/** The choices in a request, as JSON. The article's revision is none: the lost request itself may have changed it. */
const chosenIn = ({ revision: _, ...chosen }: Body) => JSON.stringify(chosen)

const empty: Typed = {
  ...{ headline: '', sectionId: '', notifies: true, sent: null },
  ...{ banner: { choice: '60', at: null }, lead: { choice: '120', at: null } },
}
/** One place for a new article, and one for the existing article that was sent last. */
const nameFor = (articleId: number | null) =>
  articleId === null ? 'newsroom-breaking-3' : 'newsroom-breaking-article'

function read(articleId: number | null): Typed {
  try {
    const kept = JSON.parse(localStorage.getItem(nameFor(articleId)) ?? '{}')
    return articleId === null || kept.articleId === articleId ? { ...empty, ...kept } : empty
  } catch {
    return empty
  }
}

function write(articleId: number | null, typed: Typed | null): void {
  try {
    if (typed) localStorage.setItem(nameFor(articleId), JSON.stringify({ ...typed, articleId }))
    else localStorage.removeItem(nameFor(articleId))
  } catch {
    // A browser without storage keeps it while the page is open.
  }
}

/** For a new article (null), keeps every letter; for an existing one, what was sent and got no answer. */
export function useTyped(articleId: number | null) {
  const [typed, setTyped] = useState(() => read(articleId))
  const latest = useRef(typed)
  function set(change: Partial<Typed>): void {
    latest.current = { ...latest.current, ...change }
    setTyped(latest.current)
    if (articleId === null || latest.current.sent) write(articleId, latest.current)
  }
  return {
    typed,
    set,
    /** The request with its key. One that got no answer is repeated unchanged, so that the server executes it once. */
    sending(body: Body): Sent {
      const { sent } = latest.current
      if (sent && chosenIn(sent.body) === chosenIn(body)) return sent
      const next = { body, key: newKey() }
      set({ sent: next })
      return next
    },
    /** The server has refused the request. */
    refused() {
      set({ sent: null })
      if (articleId !== null) write(articleId, null)
    },
    clear() {
      latest.current = empty
      setTyped(empty)
      write(articleId, null)
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
