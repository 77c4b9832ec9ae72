import { useEffect, useState } from 'react'
import { api } from '../api.ts'

const everyMs = 10_000
/** Who goes through the list quickly has none of it in focus. */
const settledMs = 200

/**
 * Says which comment is in focus here, and knows which ones colleagues have: by the comment's id, their name. Null
 * until that is known.
 */
export function useColleagues(focusId: number | null): ReadonlyMap<number, string> | null {
  const [others, setOthers] = useState<ReadonlyMap<number, string> | null>(null)
  useEffect(() => {
    let isOver = false
    async function attend(): Promise<void> {
      // Without an answer nobody is known to be here; the decision's own check remains.
      const answer = await api
        .post<{ others: { id: number; name: string }[] }>('/comments/attend', { id: focusId })
        .catch(() => ({ others: [] }))
      if (!isOver) setOthers(new Map(answer.others.map(({ id, name }) => [id, name])))
    }
    const first = setTimeout(() => void attend(), focusId === null ? 0 : settledMs)
    const timer = setInterval(() => void attend(), everyMs)
    return () => {
      isOver = true
      clearTimeout(first)
      clearInterval(timer)
    }
  }, [focusId])
  useEffect(() => () => void api.post('/comments/attend', { id: null }).catch(() => {}), [])
  return others
}
