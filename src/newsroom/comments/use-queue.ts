/** The state of a moderator's queue: the comment in focus, the decisions, the next comments. */
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { ApiProblem, api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useFormatters } from '../ui/formatters.ts'
import { useProblemSentence } from '../ui/problems.ts'
import { toast } from '../ui/toast.ts'
import { type Comment, type Filter, type Queue, queueQuery, type RejectionCode } from './comment.ts'
import { messages } from './messages.ts'
import { useColleagues } from './use-colleagues.ts'

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

/** Load the next page when this few comments are left. */
const ahead = 12

export function useQueue(filter: Filter) {
  const w = useMessages(messages)
  const formatters = useFormatters()
  const say = useProblemSentence()
  const queries = useQueryClient()
  const query = useInfiniteQuery(queueQuery(filter))
  const { data, hasNextPage, isFetching, fetchNextPage } = query
  /** Decided here; the server's next response will not contain them. */
  const [gone, setGone] = useState<ReadonlySet<number>>(new Set())
  /** Undone decisions: these comments come first until they are decided again. */
  const [back, setBack] = useState<Comment[]>([])
  const [focus, setFocus] = useState<Comment | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  /** Each action resolves to the data for undoing it; actions may still be running. */
  const decisions = useRef<Promise<{ comment: Comment; done: Decided }[]>[]>([])

  const items = useMemo(() => {
    // A comment may be present twice: its first position and its later state are used.
    const once = new Map<number, Comment>()
    for (const comment of [...back, ...(data?.pages.flatMap((page) => page.items) ?? [])]) {
      const known = once.get(comment.id)
      if (!known || known.version < comment.version) once.set(comment.id, comment)
    }
    return [...once.values()].filter(({ id }) => !gone.has(id))
  }, [data, back, gone])
  // A comment decided by a colleague stays in view until the moderator moves on, so that nothing shifts under
  // a pressed key.
  const current = items.find(({ id }) => id === focus?.id) ?? focus
  const others = useColleagues(current?.id ?? null)
  /** No colleague has the comment in focus. */
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
      // Moving forward skips comments that colleagues are reading; moving back does not.
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

  /** Updates the screen at once, then the server; a failed decision is reverted and reported. */
  function decide(comments: Comment[], verdict: Verdict): void {
    if (comments.length === 0) return
    leave(comments.map(({ id }) => id))
    const { kind, ...reason } = verdict
    const body = { verdict: kind, ...reason, comments: comments.map(({ id, version }) => ({ id, version })) }
    const sent = api
      .post('/comments/decide', { body })
      .then(({ decided, refused }) => {
        report(comments, kind, decided, refused)
        return decided.map((done) => ({ comment: comments.find(({ id }) => id === done.id)!, done }))
      })
      .catch((problem) => {
        toast(say(problem), 'failed')
        comeBack(comments)
        return []
      })
      .finally(countAgain)
    decisions.current.push(sent)
  }

  function report(comments: Comment[], kind: Verdict['kind'], decided: Decided[], refused: Refused[]): void {
    const nameOf = (id: number) => comments.find((one) => one.id === id)?.name ?? ''
    if (comments.length > 1) {
      if (refused.length > 0) toast(w.someRefused(formatters.number(refused.length)), 'failed')
      return
    }
    const [no] = refused
    if (no?.reason === 'forbidden') {
      toast(w.ownAppeal, 'failed')
      comeBack(comments)
    } else if (no)
      toast(
        /taken/.test(no.detail) ? w.goneMeanwhile(nameOf(no.id)) : w.decidedMeanwhile(nameOf(no.id)),
        'failed',
      )
    else if (decided[0]) toast((kind === 'publish' ? w.published : w.rejected)(nameOf(decided[0].id)))
  }

  async function undo(): Promise<void> {
    const last = decisions.current.pop()
    const done = await last
    if (!done) return toast(w.nothingToUndo, 'failed')
    const restored: Comment[] = []
    for (const { comment, done: decided } of done) {
      try {
        await api.post('/comments/{id}/undo', {
          params: { id: decided.id },
          body: { version: decided.version },
        })
        const { comment: now } = await api.get('/comments/{id}', { params: { id: decided.id } })
        restored.push(now)
        toast(w.undone(comment.name))
      } catch (problem) {
        const isLate = problem instanceof ApiProblem && problem.status === 409
        toast(isLate ? w.decidedMeanwhile(comment.name) : say(problem), 'failed')
      }
    }
    if (restored.length > 0) comeBack(restored)
    countAgain()
  }

  /** Removes comments that left the queue without a decision here, and reloads the related data. */
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
    /** Removes all comments here by the same writer. */
    leftWith({ id, reader }: Comment) {
      left([id, ...items.filter((one) => one.reader?.id === reader?.id).map((one) => one.id)])
    },
    undo: () => void undo(),
    focusOn: setFocus,
    clear: () => setChosen(new Set()),
    /** The comments that an action applies to: the selected ones, or else the one in focus. */
    target: chosen.size > 0 ? items.filter(({ id }) => chosen.has(id)) : current ? [current] : [],
  }
}

export type WorkedQueue = ReturnType<typeof useQueue>
export type { Queue }
