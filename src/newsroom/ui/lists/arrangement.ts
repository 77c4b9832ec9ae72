/** An order being edited: each step can be undone; then it is published at once, which can also be undone. */
import { useRef, useState } from 'react'
import { sameJson } from '../../../values/canonical-json.ts'
import { ApiProblem } from '../../api.ts'
import { useLanguage } from '../../messages.ts'
import { useGuard } from '../forms/guard.ts'
import { problemSentence } from '../problems.ts'

export interface Arrangement<T> {
  items: T[]
  change(items: T[]): void
  /** Undoes one step; null at the first one. */
  undo: (() => void) | null
  isDirty: boolean
  isSending: boolean
  sentence: string
  isConflict: boolean
  /** `isForced` ignores a colleague's changes. */
  publish(isForced?: boolean): Promise<void>
  /** Published since the screen opened: the time, and a function that restores the previous order. */
  published: { at: Date; takeBack(): Promise<void> } | null
}

interface Options<T> {
  start: T[]
  version: number
  /** Returns the new version; `version` null overwrites any version. */
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
  const isDirty = !sameJson(items, live)
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
