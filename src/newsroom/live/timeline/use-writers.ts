import { useEffect, useReducer, useRef } from 'react'
import type { Entry } from '../coverage.ts'

const writingMs = 8_000

interface Seen {
  updatedAt: string
  assignee: number | undefined
  /** By this browser's clock; 0: unchanged since the page was opened. */
  writtenAt: number
}

/**
 * The drafts that a colleague is editing now, with the colleague's name: those saved a moment ago by the same
 * assignee, by this browser's clock.
 */
export function useWriters(drafts: Entry[], isHere: (key: string) => boolean): Map<number, string> {
  const seen = useRef(new Map<number, Seen>())
  const [, tick] = useReducer((n: number) => n + 1, 0)
  const now = Date.now()
  for (const { id, updatedAt, assignee } of drafts) {
    const before = seen.current.get(id)
    if (before?.updatedAt === updatedAt) continue
    const isWritten = before ? before.assignee === assignee?.id : now - Date.parse(updatedAt) < writingMs
    seen.current.set(id, { updatedAt, assignee: assignee?.id, writtenAt: isWritten ? now : 0 })
  }
  const writers = drafts.filter(
    ({ id, key, assignee, updatedBy }) =>
      !isHere(key) &&
      assignee?.name === updatedBy &&
      now - (seen.current.get(id)?.writtenAt ?? 0) < writingMs,
  )
  useEffect(() => {
    const timer = setInterval(tick, 2_000)
    return () => clearInterval(timer)
  }, [])
  return new Map(writers.map(({ id, updatedBy }) => [id, updatedBy]))
}
