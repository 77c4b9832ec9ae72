/** Uploads many files: three at a time, each with its own progress and retry. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type Uploaded, uploadPicture } from './upload-picture.ts'

export interface Upload {
  key: number
  file: File
  state: 'waiting' | 'sending' | 'done' | 'failed'
  /** The sent part, 0..1. */
  part: number
  media: Uploaded | null
  problem: unknown
}

const atOnce = 3
let nextKey = 1

export interface Uploads {
  all: Upload[]
  isBusy: boolean
  add(files: File[]): void
  retry(key: number): void
  /** Cancels a running upload and removes it from the list. */
  dismiss(key: number): void
  dismissDone(): void
}

export function useUploads(onDone?: (media: Uploaded) => void): Uploads {
  const queries = useQueryClient()
  const [all, setAll] = useState<Upload[]>([])
  const stops = useRef(new Map<number, AbortController>())
  const done = useRef(onDone)
  done.current = onDone
  const change = useCallback(
    (key: number, part: Partial<Upload>) =>
      setAll((before) => before.map((one) => (one.key === key ? { ...one, ...part } : one))),
    [],
  )

  const start = useCallback(
    async ({ key, file }: Upload) => {
      const stop = new AbortController()
      stops.current.set(key, stop)
      change(key, { state: 'sending', part: 0, problem: null })
      try {
        const media = await uploadPicture(file, (part) => change(key, { part }), stop.signal)
        change(key, { state: 'done', part: 1, media })
        void queries.invalidateQueries({ queryKey: ['media'] })
        done.current?.(media)
      } catch (problem) {
        if (!stop.signal.aborted) change(key, { state: 'failed', problem })
      } finally {
        stops.current.delete(key)
      }
    },
    [change, queries],
  )

  useEffect(() => {
    const next = all.find(({ state }) => state === 'waiting')
    if (next && all.filter(({ state }) => state === 'sending').length < atOnce) void start(next)
  }, [all, start])

  const isBusy = all.some(({ state }) => state === 'sending' || state === 'waiting')
  useEffect(() => {
    if (!isBusy) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isBusy])

  return {
    all,
    isBusy,
    add: (files) =>
      setAll((before) => [
        ...files.map((file) => ({
          ...{ key: nextKey++, file, state: 'waiting' as const, part: 0, media: null, problem: null },
        })),
        ...before,
      ]),
    retry: (key) => change(key, { state: 'waiting', problem: null }),
    dismiss(key) {
      stops.current.get(key)?.abort()
      setAll((before) => before.filter((one) => one.key !== key))
    },
    dismissDone: () => setAll((before) => before.filter(({ state }) => state !== 'done')),
  }
}
