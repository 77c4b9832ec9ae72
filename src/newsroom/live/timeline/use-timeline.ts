/** The entries of a coverage as they are read: drafts whole, what was published page by page, then what has changed. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { api } from '../../api.ts'
import { useProblemSentence } from '../../shell/problems.ts'
import { tell } from '../../shell/tell.ts'
import type { Entry } from '../coverage.ts'

interface EntryPage {
  items: Entry[]
  older: number | null
  /** The coverage's change number, read with it. */
  number: number
}
const pageSize = 30
const mostChanges = 200

export interface Timeline {
  drafts: Entry[]
  published: Entry[]
  isLoading: boolean
  problem: unknown
  retry(): void
  hasOlder: boolean
  isLoadingOlder: boolean
  loadOlder(): void
  /** Something has changed; `number` is the coverage's change number, null when it is not known. */
  take(number: number | null): void
}

export function useTimeline(coverageId: number): Timeline {
  const queries = useQueryClient()
  const say = useProblemSentence()
  const path = `/coverages/${coverageId}/entries`
  const key = ['coverages', 'entries', coverageId]
  const [isLoadingOlder, setLoadingOlder] = useState(false)

  const drafts = useQuery({
    queryKey: [...key, 'drafts'],
    queryFn: ({ signal }) => api.get<EntryPage>(path, { state: 'draft', count: 100 }, signal),
    staleTime: 0,
  })
  const published = useQuery({
    queryKey: [...key, 'published'],
    queryFn: ({ signal }) => api.get<EntryPage>(path, { state: 'published', count: pageSize }, signal),
    staleTime: 0,
    refetchOnWindowFocus: false,
  })
  const change = (next: (before: EntryPage) => EntryPage) =>
    queries.setQueryData<EntryPage>([...key, 'published'], (before) => before && next(before))

  /** One look at a time; what rings meanwhile is looked at after it. */
  const looking = useRef<{ again: boolean } | null>(null)
  async function look(): Promise<void> {
    if (looking.current) {
      looking.current.again = true
      return
    }
    looking.current = { again: false }
    try {
      for (let more = true; more; ) {
        const since = queries.getQueryData<EntryPage>([...key, 'published'])?.number
        if (since === undefined) break
        const changed = await api.get<EntryPage>(path, { since, count: mostChanges })
        change((before) => takeIn(before, changed))
        more = changed.items.length === mostChanges
      }
    } catch {
      // The bell rings again when the server is back.
    }
    const { again } = looking.current
    looking.current = null
    if (again) await look()
  }

  const isPublished = new Set(published.data?.items.map(({ id }) => id))
  return {
    // What was published a moment ago may still stand in the answer before.
    drafts: (drafts.data?.items ?? []).filter(({ id }) => !isPublished.has(id)),
    published: published.data?.items ?? [],
    isLoading: drafts.isLoading || published.isLoading,
    problem: published.data ? null : (published.error ?? drafts.error),
    retry() {
      void drafts.refetch()
      void published.refetch()
    },
    hasOlder: (published.data?.older ?? null) !== null,
    isLoadingOlder,
    async loadOlder() {
      setLoadingOlder(true)
      try {
        const before = published.data?.older
        const page = await api.get<EntryPage>(path, { state: 'published', count: pageSize, before })
        change((shown) => ({ ...shown, items: [...shown.items, ...page.items], older: page.older }))
      } catch (problem) {
        tell(say(problem), 'failed')
      } finally {
        setLoadingOlder(false)
      }
    },
    take(number) {
      void drafts.refetch()
      if (number === null || number > (published.data?.number ?? 0)) void look()
    },
  }
}

/** What has changed, in the order of the numbers; what is older than all that is shown waits for its page. */
function takeIn(before: EntryPage, changed: EntryPage): EntryPage {
  const oldest = before.older === null ? 0 : Math.min(...before.items.map(({ number }) => number ?? 0))
  const fresh = new Map(changed.items.map((entry) => [entry.id, entry]))
  const kept = before.items.filter(({ id }) => !fresh.has(id))
  const shown = changed.items.filter(({ state, number }) => state === 'published' && (number ?? 0) >= oldest)
  const items = [...kept, ...shown].sort((a, b) => (b.number ?? 0) - (a.number ?? 0))
  const isWhole = changed.items.length < mostChanges
  return { ...before, items, number: isWhole ? changed.number : changed.items.at(-1)!.changed }
}
