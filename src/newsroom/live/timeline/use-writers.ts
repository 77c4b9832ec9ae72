import { useEffect, useReducer, useRef } from 'react'
import type { Entry } from '../coverage.ts'

const writingMs = 8_000

interface Seen {
  updatedAt: string
  holder: number | undefined
  /** By this browser's clock; 0: not written in since it is looked at. */
  writtenAt: number
}

/**
 * The drafts in which a colleague writes at this moment, with the colleague's name: those that were saved again a
 * moment ago in the same hands, by this browser's clock, whatever the server's says.
 */
export function useWriters(drafts: Entry[], isHere: (key: string) => boolean): Map<number, string> {
  const seen = useRef(new Map<number, Seen>())
  const [, tick] = useReducer((n: number) => n + 1, 0)
  const now = Date.now()
  for (const { id, updatedAt, holder } of drafts) {
    const before = seen.current.get(id)
    if (before?.updatedAt === updatedAt) continue
    const isWritten = before ? before.holder === holder?.id : now - Date.parse(updatedAt) < writingMs
    seen.current.set(id, { updatedAt, holder: holder?.id, writtenAt: isWritten ? now : 0 })
  }
  const writers = drafts.filter(
    ({ id, key, holder, updatedBy }) =>
      !isHere(key) && holder?.name === updatedBy && now - (seen.current.get(id)?.writtenAt ?? 0) < writingMs,
  )
  useEffect(() => {
    const timer = setInterval(tick, 2_000)
    return () => clearInterval(timer)
  }, [])
  return new Map(writers.map(({ id, updatedBy }) => [id, updatedBy]))
}
