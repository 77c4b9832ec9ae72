/** An order under work: changed step by step with a way back, then made public at once, with a way back from that too. */
import { useRef, useState } from 'react'
import { ApiProblem } from '../../api.ts'
import { problemSentence } from '../../shell/problems.ts'
import { useLanguage } from '../../words.ts'
import { useGuard } from './guard.ts'

export interface Arrangement<T> {
  items: T[]
  change(items: T[]): void
  /** One step back; null at the first. */
  undo: (() => void) | null
  isDirty: boolean
  isSending: boolean
  sentence: string
  isConflict: boolean
  /** `isForced`: whatever a colleague arranged meanwhile. */
  publish(isForced?: boolean): Promise<void>
  /** Since the screen opened: when it went live, and the way back to what stood before. */
  published: { at: Date; takeBack(): Promise<void> } | null
}

interface Options<T> {
  start: T[]
  version: number
  /** Answers the new version; `version` null: whatever stands. */
  send(items: T[], version: number | null): Promise<{ version: number }>
  own?: Record<string, string>
}

export function useArrangement<T>({ start, version: first, send, own }: Options<T>): Arrangement<T> {
  const { language } = useLanguage()
  const [steps, setSteps] = useState([start])
  const [live, setLive] = useState(start)
  const [version, setVersion] = useState(first)
  const [problem, setProblem] = useState<unknown>(null)
  const [isSending, setSending] = useState(false)
  const [published, setPublished] = useState<{ at: Date; before: T[] } | null>(null)
  const items = steps.at(-1)!
  const isDirty = JSON.stringify(items) !== JSON.stringify(live)
  const dirty = useRef(isDirty)
  dirty.current = isDirty
  useGuard(() => dirty.current)

  async function put(next: T[], isForced: boolean): Promise<boolean> {
    setSending(true)
    setProblem(null)
    try {
      const answer = await send(next, isForced ? null : version)
      setVersion(answer.version)
      setSteps([next])
      setLive(next)
      return true
    } catch (error) {
      setProblem(error)
      return false
    } finally {
      setSending(false)
    }
  }

  return {
    ...{ items, isDirty, isSending },
    change(next) {
      setProblem(null)
      setSteps((before) => [...before.slice(-50), next])
    },
    undo: steps.length > 1 ? () => setSteps((before) => before.slice(0, -1)) : null,
    sentence: problem ? problemSentence(problem, language, own) : '',
    isConflict: problem instanceof ApiProblem && problem.status === 409,
    async publish(isForced = false) {
      if (await put(items, isForced)) setPublished({ at: new Date(), before: live })
    },
    published: published && {
      at: published.at,
      async takeBack() {
        if (await put(published.before, false)) setPublished(null)
      },
    },
  }
}
