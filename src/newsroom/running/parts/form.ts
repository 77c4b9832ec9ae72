/** What every edit form does: it holds values, knows what is unsaved, saves, and keeps what was typed when that fails. */
import { type FormEvent, useRef, useState } from 'react'
import { ApiProblem } from '../../api.ts'
import { fieldProblems, problemSentence } from '../../shell/problems.ts'
import { tell } from '../../shell/tell.ts'
import { useLanguage, useWords } from '../../words.ts'
import { useGuard } from './guard.ts'
import { words } from './words.ts'

export interface Form<V> {
  values: V
  set(change: Partial<V>): void
  isDirty: boolean
  isSaving: boolean
  /** The sentence for each field that was refused. */
  errors: Record<string, string>
  /** A sentence that belongs to no field; empty when there is none. */
  sentence: string
  /** Somebody else saved meanwhile. */
  isConflict: boolean
  submit(event?: FormEvent): Promise<boolean>
  /** Saves over what somebody else saved. */
  overwrite(): Promise<boolean>
  reset(values: V): void
}

interface Options<V> {
  start: V
  /** Sends the values; `isForced`: whatever somebody else did. Throws an ApiProblem. */
  save(values: V, isForced: boolean): Promise<unknown>
  /** After a save; the guard lets go before. */
  done?(): void
  /** Sentences of the form's own, by field or by code. */
  own?: Record<string, string>
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

export function useForm<V extends object>({ start, save, done, own }: Options<V>): Form<V> {
  const w = useWords(words)
  const { language } = useLanguage()
  const [values, setValues] = useState(start)
  const [kept, setKept] = useState(start)
  const [problem, setProblem] = useState<unknown>(null)
  const [isSaving, setSaving] = useState(false)
  const isDirty = !same(values, kept)
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
    tell(w.saved)
    done?.()
    return true
  }

  const sentences = { taken: w.taken, missing: w.missing, 'not-public': w.notPublic, ...own }
  const errors = fieldProblems(problem, language, sentences)
  const isConflict = problem instanceof ApiProblem && problem.status === 409
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
