import { useEffect, useState } from 'react'
import { api } from '../api.ts'

const everyMs = 10_000
/** A comment passed over faster than this does not count as being in focus. */
const settledMs = 200

/**
 * Reports which comment is in focus here, and returns the comments that colleagues have in focus: comment id
 * → name. Null until known.
 */
export function useColleagues(focusId: number | null): ReadonlyMap<number, string> | null {
  const [others, setOthers] = useState<ReadonlyMap<number, string> | null>(null)
  useEffect(() => {
    let isOver = false
    async function sendPresence(): Promise<void> {
      // Without a response, no colleagues are shown; the decision itself still checks for conflicts.
      const answer = await api
        .post('/comments/presence', { body: { id: focusId } })
        .catch(() => ({ others: [] }))
      if (!isOver) setOthers(new Map(answer.others.map(({ id, name }) => [id, name])))
    }
    const first = setTimeout(() => void sendPresence(), focusId === null ? 0 : settledMs)
    const timer = setInterval(() => void sendPresence(), everyMs)
    return () => {
      isOver = true
      clearTimeout(first)
      clearInterval(timer)
    }
  }, [focusId])
  useEffect(() => () => void api.post('/comments/presence', { body: { id: null } }).catch(() => {}), [])
  return others
}
