/** The score that a person is setting. Changes are sent one after the other, each with the version it is based on. */
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { ApiProblem, api } from '../../api.ts'
import { useMessages } from '../../messages.ts'
import { useProblemSentence } from '../../ui/problems.ts'
import { toast } from '../../ui/toast.ts'
import { type Coverage, coverageQuery } from '../coverage.ts'
import { messages } from './messages.ts'

export type Score = NonNullable<Coverage['score']>

export function useScore({ id, score, scoreVersion }: Coverage) {
  const w = useMessages(messages)
  const say = useProblemSentence()
  const queries = useQueryClient()
  /** What the person changed; null while the fields show the score that readers see. */
  const [draft, setDraft] = useState<Score | null>(null)
  const [isSending, setSending] = useState(false)
  const wanted = useRef<Score | null>(null)
  const sending = useRef(Promise.resolve())
  const version = useRef(scoreVersion)
  // A change stays based on the version that the person saw when it began.
  if (draft === null) version.current = Math.max(version.current, scoreVersion)

  const { queryKey } = coverageQuery(id)
  function edit(next: Score | null): void {
    wanted.current = next
    setDraft(next)
  }
  async function sendOne(next: Score): Promise<void> {
    // A later change contains this one.
    if (wanted.current !== next) return
    setSending(true)
    try {
      const answer = await api.put('/coverages/{id}/score', {
        params: { id },
        body: { ...next, version: version.current },
      })
      version.current = answer.version
      queries.setQueryData(
        queryKey,
        (old) => old && { ...old, score: answer.score, scoreVersion: answer.version },
      )
      if (wanted.current === next) edit(null)
    } catch (problem) {
      const isConflict = problem instanceof ApiProblem && problem.status === 409 && !problem.extra.reason
      if (isConflict) edit(null)
      toast(isConflict ? w.conflict : say(problem), 'failed')
      await queries.invalidateQueries({ queryKey })
    } finally {
      setSending(false)
    }
  }

  return {
    shown: draft ?? score,
    isDirty: draft !== null,
    isSending,
    edit,
    /** Sends this score after those that are on their way. */
    send(next: Score): Promise<void> {
      edit(next)
      sending.current = sending.current.then(() => sendOne(next))
      return sending.current
    },
    async remove(): Promise<void> {
      try {
        await api.del('/coverages/{id}/score', { params: { id } })
        edit(null)
        toast(w.removed)
      } catch (problem) {
        toast(say(problem), 'failed')
      }
      await queries.invalidateQueries({ queryKey })
    },
  }
}
