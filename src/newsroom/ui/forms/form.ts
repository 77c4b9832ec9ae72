/** The state of every edit form: values, unsaved changes, saving, and keeping the typed values when that fails. */
import { type FormEvent, useRef, useState } from 'react'
import { sameJson } from '../../../values/canonical-json.ts'
import { ApiProblem } from '../../api.ts'
import { useLanguage, useMessages } from '../../messages.ts'
import { fieldProblems, problemSentence } from '../problems.ts'
import { toast } from '../toast.ts'
import { useGuard } from './guard.ts'
import { messages } from './messages.ts'

export interface Form<V> {
  values: V
  set(change: Partial<V>): void
  isDirty: boolean
  isSaving: boolean
  /** An error sentence for each invalid field. */
  errors: Record<string, string>
  /** An error sentence for the whole form; empty when there is none. */
  sentence: string
  /** Another person saved meanwhile. */
  isConflict: boolean
  submit(event?: FormEvent): Promise<boolean>
  /** Saves, overwriting the other person's changes. */
  overwrite(): Promise<boolean>
  reset(values: V): void
}

interface Options<V> {
  start: V
  /** Sends the values; `isForced` ignores other people's changes. Throws an ApiProblem. */
  save(values: V, isForced: boolean): Promise<unknown>
  /** Called after saving, once the guard no longer warns. */
  done?(): void
  /** Sentences of this form, by field or code. */
  own?: Record<string, string>
}

export function useForm<V extends object>({ start, save, done, own }: Options<V>): Form<V> {
  const w = useMessages(messages)
  const { language } = useLanguage()
  const [values, setValues] = useState(start)
  const [kept, setKept] = useState(start)
  const [problem, setProblem] = useState<unknown>(null)
  const [isSaving, setSaving] = useState(false)
  const isDirty = !sameJson(values, kept)
  const dirty = useRef(isDirty)
  dirty.current = isDirty
  useGuard(() => dirty.current)

  async function send(isForced: boolean): Promise<boolean> {
    setSaving(true)
    setProblem(null)
    try {
      await save(values, isForced)
    } catch (error) {
      setProblem(error)
      return false
    } finally {
      setSaving(false)
    }
    setKept(values)
    dirty.current = false
    toast(w.saved)
    done?.()
    return true
  }

  const sentences = {
    taken: w.taken,
    missing: w.missing,
    'not-public': w.notPublic,
    'private-host': w.privateHost,
    ...own,
  }
  const errors = fieldProblems(problem, language, sentences)
  const isConflict =
    problem instanceof ApiProblem && problem.status === 409 && problem.extra.reason !== 'in-progress'
  return {
    values,
    set: (change) => setValues((before) => ({ ...before, ...change })),
    ...{ isDirty, isSaving, errors, isConflict },
    sentence: problem ? problemSentence(problem, language, own) : '',
    submit(event) {
      event?.preventDefault()
      return send(false)
    },
    overwrite: () => send(true),
    reset(next) {
      setValues(next)
      setKept(next)
      setProblem(null)
      dirty.current = false
    },
  }
}
