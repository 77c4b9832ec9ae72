import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import { api } from '../../api.ts'
import { articleQuery, type Content, type Person, type WorkingArticle } from '../article.ts'
import { dropCopy, keepCopy, takeLeftCopy } from './local-copy.ts'
import { sameContent } from './merge.ts'
import { createSaver, type Saver, type SaverState } from './saver.ts'

const presenceMs = 8_000

export interface SavingOfArticle {
  state: SaverState
  saver: Saver
  /** Who else has it open. */
  others: Person[]
  /** What was typed before and never reached the server was found and is in the content again. */
  recovered: boolean
  /** Whether the browser keeps what is not saved yet. */
  isKept: boolean
}

/** Opens the article's saver, and tells colleagues that one is here. */
export function useSaving(article: WorkingArticle, myId: number | null): SavingOfArticle {
  const queries = useQueryClient()
  const id = article.id
  const [state, setState] = useState<SaverState | null>(null)
  const [others, setOthers] = useState<Person[]>(article.present.filter((one) => one.id !== myId))
  const [recovered, setRecovered] = useState(false)
  const [isKept, setIsKept] = useState(true)
  const first = useRef(article)

  const saver = useMemo(
    () =>
      createSaver({
        start: first.current,
        send: (base, content) => api.put<{ revision: number }>(`/articles/${id}`, { base, content }),
        onState: setState,
        keep: ({ base, baseContent, content }) =>
          setIsKept(keepCopy({ articleId: id, base, baseContent, content })),
        drop: () => dropCopy(id),
      }),
    [id],
  )

  useEffect(() => {
    const copy = takeLeftCopy(id)
    if (!copy || sameContent(copy.content, saver.state().content)) return
    setRecovered(true)
    saver.recover(copy)
  }, [id, saver])

  useEffect(() => {
    const guard = (event: BeforeUnloadEvent) => {
      if (saver.isDirty()) event.preventDefault()
    }
    const leave = () => {
      if (document.visibilityState === 'hidden' && saver.isDirty()) void saver.flush()
    }
    window.addEventListener('beforeunload', guard)
    document.addEventListener('visibilitychange', leave)
    return () => {
      window.removeEventListener('beforeunload', guard)
      document.removeEventListener('visibilitychange', leave)
      void saver.flush().finally(() => saver.close())
    }
  }, [saver])

  useEffect(() => {
    if (myId === null) return
    let timer: ReturnType<typeof setTimeout>
    let gone = false
    const attend = async () => {
      try {
        const seen = await api.put<{ present: Person[]; revision: number }>(`/articles/${id}/presence`)
        if (gone) return
        setOthers(seen.present.filter((one) => one.id !== myId))
        if (seen.revision > saver.state().base && saver.state().saving.kind !== 'saving') {
          const head = await queries.fetchQuery(articleQuery(id))
          if (!gone) saver.see(head)
        }
      } catch {
        // Who else is here is not worth a word of its own when the server is away: the saver says that.
      }
      if (!gone) timer = setTimeout(attend, presenceMs)
    }
    void attend()
    return () => {
      gone = true
      clearTimeout(timer)
      void fetch(`/api/v1/articles/${id}/presence`, { method: 'DELETE', keepalive: true }).catch(() => {})
    }
  }, [id, myId, queries, saver])

  return { state: state ?? saver.state(), saver, others, recovered, isKept }
}

/** The content with one field changed. */
export const withField = <F extends keyof Content>(
  content: Content,
  field: F,
  value: Content[F],
): Content => ({
  ...content,
  [field]: value,
})
