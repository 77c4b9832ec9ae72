import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import { ApiProblem, api } from '../api.ts'
import { articleQuery, type Content, type Person, type WorkingArticle } from './article.ts'
import { openCopies } from './local-copy.ts'
import { sameContent } from './merge.ts'
import { createSaver, type Saver, type SaverState } from './saver.ts'

const presenceTimeoutMs = 8_000
/** A broken connection would otherwise block for minutes. */
const patienceMs = 30_000

export interface SavingOfArticle {
  /** The number of the article; 0 for a new one that the server does not know. */
  id: number
  state: SaverState
  saver: Saver
  /** Colleagues who have it open. */
  others: Person[]
  /** Whether unsaved text from an earlier screen was restored. */
  recovered: boolean
  /** Whether the browser can store unsaved content. */
  isKept: boolean
}

/** How a new article is created on the server. */
export interface Begin {
  /** The idempotency key: repeated requests create one article. */
  key: string
  /** Called with the article's number once the server has created it. */
  begun(id: number): void
}

/** Creates the article's saver, and shows colleagues that this person is here. */
export function useSaving(article: WorkingArticle, myId: number, begin?: Begin): SavingOfArticle {
  const queries = useQueryClient()
  const [id, setId] = useState(article.id)
  const [state, setState] = useState<SaverState | null>(null)
  const [others, setOthers] = useState<Person[]>(article.present.filter((one) => one.id !== myId))
  const [recovered, setRecovered] = useState(false)
  const [isKept, setIsKept] = useState(true)
  const first = useRef({ article, begin })

  const { saver, copies, number, takeKey } = useMemo(() => {
    const { article, begin } = first.current
    let known = article.id
    let isTried = false
    let key = begin?.key ?? ''
    const copies = openCopies(() => known || 'new', myId)
    const keep = ({ base, baseContent, sent, content }: SaverState) =>
      setIsKept(copies.keep({ base, baseContent, sent, content, ...(known ? {} : { key }) }))
    const patience = () => AbortSignal.timeout(patienceMs)

    async function create({ begun }: Begin, content: Content): Promise<{ revision: number }> {
      const isAgain = isTried
      isTried = true
      const created = await api.post('/articles', { body: { ...content, key }, signal: patience() })
      known = created.id
      keep(opened.state())
      copies.drop('new')
      setId(known)
      begun(known)
      const head = await queries.fetchQuery(articleQuery(known)).catch(() => null)
      // An earlier response was lost: the content stored then may be older than the present one.
      if (isAgain && head && !sameContent(head.content, content)) throw new ApiProblem(409, { head })
      return created
    }

    /** The server drops references to removed things, and so does this screen. */
    async function put(base: number, content: Content): Promise<{ revision: number; content?: Content }> {
      const answer = await api.put('/articles/{id}', {
        params: { id: known },
        body: { base, content },
        signal: patience(),
      })
      if (answer.gone.length === 0) return answer
      const head = await queries.fetchQuery(articleQuery(known))
      return head.revision === answer.revision ? { ...answer, content: head.content } : answer
    }

    /** A stored new article may already exist on the server under its key. */
    const takeKey = (kept: string) => {
      key = kept
      isTried = true
    }

    const opened: Saver = createSaver({
      start: article,
      send: (base, content) => (known === 0 && begin ? create(begin, content) : put(base, content)),
      readRevision: async (number) =>
        (await api.get('/articles/{id}/revisions/{number}', { params: { id: known, number } })).content,
      onState: setState,
      keep,
      drop: () => copies.drop(),
    })
    return { saver: opened, copies, number: () => known, takeKey }
  }, [myId, queries])

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
      const { article: opened, begin: isNew } = first.current
      void saver.flush().finally(() => {
        saver.close()
        copies.close()
        // Created here and emptied again: it is deleted.
        if (isNew && number() > 0 && sameContent(saver.state().content, opened.content))
          void api.post('/articles/{id}/trash', { params: { id: number() } }).catch(() => {})
      })
    }
  }, [saver, copies, number])

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    let gone = false
    const isIdle = () => !gone && saver.state().saving.kind === 'saved'
    /** Offers copies one after another, each after the present content is saved. */
    async function offerLeftCopies(): Promise<void> {
      while (isIdle()) {
        const copy = await copies.takeLeft(isIdle)
        if (!copy) return
        if (sameContent(copy.content, saver.state().content)) continue
        setRecovered(true)
        if (copy.key) takeKey(copy.key)
        saver.recover(copy)
        await saver.flush()
      }
    }
    const sendPresence = async () => {
      await offerLeftCopies()
      if (id === 0) return
      try {
        const seen = await api.put('/articles/{id}/presence', { params: { id } })
        if (gone) return
        setOthers(seen.present.filter((one) => one.id !== myId))
        if (seen.revision > saver.state().base && saver.state().saving.kind !== 'saving') {
          const head = await queries.fetchQuery(articleQuery(id))
          if (!gone) saver.see(head)
        }
      } catch {
        // No message when the server is unreachable, because the saver reports that.
      }
      if (!gone) timer = setTimeout(sendPresence, presenceTimeoutMs)
    }
    void sendPresence()
    return () => {
      gone = true
      clearTimeout(timer)
      if (id > 0)
        void fetch(`/api/v1/articles/${id}/presence`, { method: 'DELETE', keepalive: true }).catch(() => {})
    }
  }, [id, myId, queries, saver, copies, takeKey])

  return { id, state: state ?? saver.state(), saver, others, recovered, isKept }
}
