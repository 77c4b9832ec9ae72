/** Loads the entries of a coverage: all drafts, published entries page by page, then changes. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { type AnswerOf, api } from '../../api.ts'
import { useProblemSentence } from '../../ui/problems.ts'
import { toast } from '../../ui/toast.ts'
import type { Entry } from '../coverage.ts'

type EntryPage = AnswerOf<'get', '/coverages/{id}/entries'>
const pageSize = 30
const maxChanges = 200

export interface Timeline {
  drafts: Entry[]
  published: Entry[]
  isLoading: boolean
  problem: unknown
  retry(): void
  hasOlder: boolean
  isLoadingOlder: boolean
  loadOlder(): void
  /** Something has changed; `sequence` is the coverage's change sequence, or null when unknown. */
  take(sequence: number | null): void
}

export function useTimeline(coverageId: number): Timeline {
  const queries = useQueryClient()
  const say = useProblemSentence()
  const load = (
    query: {
      state?: 'draft' | 'published'
      count: number
      since?: number
      after?: string | null | undefined
    },
    signal?: AbortSignal,
  ) => api.get('/coverages/{id}/entries', { params: { id: coverageId }, query, signal })
  const key = ['coverages', 'entries', coverageId]
  const [isLoadingOlder, setLoadingOlder] = useState(false)

  const drafts = useQuery({
    queryKey: [...key, 'drafts'],
    queryFn: ({ signal }) => load({ state: 'draft', count: 100 }, signal),
    staleTime: 0,
  })
  const published = useQuery({
    queryKey: [...key, 'published'],
    queryFn: ({ signal }) => load({ state: 'published', count: pageSize }, signal),
    staleTime: 0,
    refetchOnWindowFocus: false,
  })
  const change = (next: (before: EntryPage) => EntryPage) =>
    queries.setQueryData<EntryPage>([...key, 'published'], (before) => before && next(before))

  /** One request at a time; notifications during it cause another one. */
  const looking = useRef<{ again: boolean } | null>(null)
  async function look(): Promise<void> {
    if (looking.current) {
      looking.current.again = true
      return
    }
    looking.current = { again: false }
    try {
      for (let more = true; more; ) {
        const since = queries.getQueryData<EntryPage>([...key, 'published'])?.sequence
        if (since === undefined) break
        const changed = await load({ since, count: maxChanges })
        change((before) => applyChanges(before, changed))
        more = changed.items.length === maxChanges
      }
    } catch {
      // The stream notifies again when the server is back.
    }
    const { again } = looking.current
    looking.current = null
    if (again) await look()
  }

  const isPublished = new Set(published.data?.items.map(({ id }) => id))
  return {
    // Just published entries may still be in the earlier list of drafts.
    drafts: (drafts.data?.items ?? []).filter(({ id }) => !isPublished.has(id)),
    published: published.data?.items ?? [],
    isLoading: drafts.isLoading || published.isLoading,
    problem: published.data ? null : (published.error ?? drafts.error),
    retry() {
      void drafts.refetch()
      void published.refetch()
    },
    hasOlder: (published.data?.after ?? null) !== null,
    isLoadingOlder,
    async loadOlder() {
      setLoadingOlder(true)
      try {
        const after = published.data?.after
        const page = await load({ state: 'published', count: pageSize, after })
        change((shown) => ({ ...shown, items: [...shown.items, ...page.items], after: page.after }))
      } catch (problem) {
        toast(say(problem), 'failed')
      } finally {
        setLoadingOlder(false)
      }
    },
    take(sequence) {
      void drafts.refetch()
      if (sequence === null || sequence > (published.data?.sequence ?? 0)) void look()
    },
  }
}

/** Applies changes in sequence order; entries older than those shown belong to later pages. */
function applyChanges(before: EntryPage, changed: EntryPage): EntryPage {
  const oldest = before.after === null ? 0 : Math.min(...before.items.map(({ sequence }) => sequence ?? 0))
  const fresh = new Map(changed.items.map((entry) => [entry.id, entry]))
  const kept = before.items.filter(({ id }) => !fresh.has(id))
  const shown = changed.items.filter(
    ({ state, sequence }) => state === 'published' && (sequence ?? 0) >= oldest,
  )
  const items = [...kept, ...shown].sort((a, b) => (b.sequence ?? 0) - (a.sequence ?? 0))
  const isWhole = changed.items.length < maxChanges
  return { ...before, items, sequence: isWhole ? changed.sequence : changed.items.at(-1)!.changedSequence }
}
