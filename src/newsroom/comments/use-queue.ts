/** A queue as one moderator works through it: which comment is in focus, what was decided, what comes next. */
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { ApiProblem, api } from '../api.ts'
import { useHouse } from '../shell/house.ts'
import { useProblemSentence } from '../shell/problems.ts'
import { tell } from '../shell/tell.ts'
import { useWords } from '../words.ts'
import {
  type Comment,
  type Filter,
  type Queue,
  queueQuery,
  type Record,
  type RejectionCode,
} from './comment.ts'
import { useColleagues } from './use-colleagues.ts'
import { words } from './words.ts'

export type Verdict = { kind: 'publish' } | { kind: 'reject'; code: RejectionCode; note: string }
interface Decided {
  id: number
  version: number
}
interface Refused {
  id: number
  reason: string
  detail: string
}

/** So few left, and the next page is asked for. */
const ahead = 12

export function useQueue(filter: Filter) {
  const w = useWords(words)
  const house = useHouse()
  const say = useProblemSentence()
  const queries = useQueryClient()
  const query = useInfiniteQuery(queueQuery(filter))
  const { data, hasNextPage, isFetching, fetchNextPage } = query
  /** Decided here; the server's next answer no longer has them. */
  const [gone, setGone] = useState<ReadonlySet<number>>(new Set())
  /** Taken back: they stand first until they are decided again. */
  const [back, setBack] = useState<Comment[]>([])
  const [focus, setFocus] = useState<Comment | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  /** Each deed answers how it can be undone; a deed may still be on its way. */
  const deeds = useRef<Promise<{ comment: Comment; done: Decided }[]>[]>([])

  const items = useMemo(() => {
    // The same comment may be there twice: the later state counts, and its first place.
    const once = new Map<number, Comment>()
    for (const comment of [...back, ...(data?.pages.flatMap((page) => page.items) ?? [])]) {
      const known = once.get(comment.id)
      if (!known || known.version < comment.version) once.set(comment.id, comment)
    }
    return [...once.values()].filter(({ id }) => !gone.has(id))
  }, [data, back, gone])
  // A comment that a colleague decided stays in view until its reader goes on: nothing slides under a pressed key.
  const current = items.find(({ id }) => id === focus?.id) ?? focus
  const others = useColleagues(current?.id ?? null)
  /** Nobody else has it before them. */
  const isFree = useCallback(({ id }: Comment) => !others?.has(id), [others])

  useEffect(() => {
    if (!focus && others && items[0]) setFocus(items.find(isFree) ?? items[0])
  }, [focus, items, others, isFree])
  useEffect(() => {
    if (items.length < ahead && hasNextPage && !isFetching) void fetchNextPage()
  }, [items.length, hasNextPage, isFetching, fetchNextPage])

  const at = current ? items.findIndex(({ id }) => id === current.id) : -1
  const move = useCallback(
    (step: number) => {
      // Onwards what a colleague reads is passed over; back goes to whatever was there.
      const next = step > 0 ? items.slice(at + step).find(isFree) : items[Math.max(0, at + step)]
      if (next) setFocus(next)
      if (step > 0 && at + ahead > items.length && hasNextPage && !isFetching) void fetchNextPage()
    },
    [items, at, isFree, hasNextPage, isFetching, fetchNextPage],
  )

  function leave(ids: number[]): void {
    const left = new Set(ids)
    const next =
      items.slice(at + 1).find((one) => !left.has(one.id) && isFree(one)) ??
      items.findLast((one, n) => n < at && !left.has(one.id))
    setGone((before) => new Set([...before, ...ids]))
    setBack((before) => before.filter(({ id }) => !left.has(id)))
    setChosen(new Set())
    if (!current || left.has(current.id)) setFocus(next ?? null)
  }
  function comeBack(comments: Comment[]): void {
    const ids = new Set(comments.map(({ id }) => id))
    setGone((before) => new Set([...before].filter((id) => !ids.has(id))))
    setBack((before) => [...comments, ...before.filter(({ id }) => !ids.has(id))])
    setFocus(comments[0] ?? null)
  }
  const countAgain = () => void queries.invalidateQueries({ queryKey: ['comments', 'counts'] })

  /** At once on the screen, then in the newsroom; what did not succeed comes back or is told. */
  function decide(comments: Comment[], verdict: Verdict): void {
    if (comments.length === 0) return
    leave(comments.map(({ id }) => id))
    const { kind, ...reason } = verdict
    const body = { verdict: kind, ...reason, comments: comments.map(({ id, version }) => ({ id, version })) }
    const sent = api
      .post<{ decided: Decided[]; refused: Refused[] }>('/comments/decide', body)
      .then(({ decided, refused }) => {
        report(comments, kind, decided, refused)
        return decided.map((done) => ({ comment: comments.find(({ id }) => id === done.id)!, done }))
      })
      .catch((problem) => {
        tell(say(problem), 'failed')
        comeBack(comments)
        return []
      })
      .finally(countAgain)
    deeds.current.push(sent)
  }

  function report(comments: Comment[], kind: Verdict['kind'], decided: Decided[], refused: Refused[]): void {
    const nameOf = (id: number) => comments.find((one) => one.id === id)?.name ?? ''
    if (comments.length > 1) {
      if (refused.length > 0) tell(w.someRefused(house.number(refused.length)), 'failed')
      return
    }
    const [no] = refused
    if (no?.reason === 'forbidden') {
      tell(w.ownAppeal, 'failed')
      comeBack(comments)
    } else if (no)
      tell(
        /taken/.test(no.detail) ? w.goneMeanwhile(nameOf(no.id)) : w.decidedMeanwhile(nameOf(no.id)),
        'failed',
      )
    else if (decided[0]) tell((kind === 'publish' ? w.published : w.rejected)(nameOf(decided[0].id)))
  }

  async function undo(): Promise<void> {
    const last = deeds.current.pop()
    const done = await last
    if (!done) return tell(w.nothingToUndo, 'failed')
    const restored: Comment[] = []
    for (const { comment, done: decided } of done) {
      try {
        await api.post(`/comments/${decided.id}/undo`, { version: decided.version })
        const { comment: now } = await api.get<Record>(`/comments/${decided.id}`)
        restored.push(now)
        tell(w.undone(comment.name))
      } catch (problem) {
        const isLate = problem instanceof ApiProblem && problem.status === 409
        tell(isLate ? w.decidedMeanwhile(comment.name) : say(problem), 'failed')
      }
    }
    if (restored.length > 0) comeBack(restored)
    countAgain()
  }

  /** They left the queue in another way than by a decision here; what others show of them is asked for again. */
  function left(ids: number[]): void {
    void queries.invalidateQueries({ queryKey: ['comments', 'one'], refetchType: 'none' })
    leave(ids)
    countAgain()
    void queries.invalidateQueries({ queryKey: ['comments', 'queue'] })
  }

  const choose = (id: number) =>
    setChosen((before) => {
      const next = new Set(before)
      if (!next.delete(id)) next.add(id)
      return next
    })
  return {
    ...{ query, items, current, others, chosen, choose, decide, move },
    left,
    /** All that is here of who wrote this comment. */
    leftWith({ id, reader }: Comment) {
      left([id, ...items.filter((one) => one.reader?.id === reader?.id).map((one) => one.id)])
    },
    undo: () => void undo(),
    focusOn: setFocus,
    clear: () => setChosen(new Set()),
    /** What a deed is about: the chosen ones, else the one in focus. */
    target: chosen.size > 0 ? items.filter(({ id }) => chosen.has(id)) : current ? [current] : [],
  }
}

export type WorkedQueue = ReturnType<typeof useQueue>
export type { Queue }
