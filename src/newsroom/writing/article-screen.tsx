/** The article's screen: loads the article, then shows the editor. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useRef } from 'react'
import { newKey } from '../../values/new-key.ts'
import { ApiProblem } from '../api.ts'
import { articleQuery } from '../drafts/article.ts'
import { preloadBodyEditor } from '../editor/body-editor.tsx'
import { useMessages } from '../messages.ts'
import { Page } from '../ui/page.tsx'
import { Empty, Failed, Loading } from '../ui/states.tsx'
import { messages } from './messages.ts'
import { NewArticle } from './new-article.tsx'
import { Writing } from './writing.tsx'

preloadBodyEditor()

export function ArticleScreen() {
  const w = useMessages(messages)
  const { id: given } = useParams({ strict: false })
  const id = Number(given)
  const navigate = useNavigate()
  const begun = useBegun(given === 'new', id)
  // The screen's content belongs to the person: newer revisions are merged by the saver, never shown over it.
  const { data, error, refetch, isStale, isFetching } = useQuery({
    ...articleQuery(id),
    enabled: !begun && Number.isSafeInteger(id) && id > 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: (count, problem) => !(problem instanceof ApiProblem && problem.status === 404) && count < 2,
  })
  if (begun)
    return (
      <NewArticle
        key={begun.key}
        begin={{
          key: begun.key,
          begun(number) {
            begun.id = number
            void navigate({ to: `/newsroom/articles/${number}`, replace: true })
          },
        }}
      />
    )
  if (data && !(isStale && isFetching && data.id !== id)) return <Writing key={data.id} article={data} />
  const missing = !Number.isSafeInteger(id) || (error instanceof ApiProblem && error.status === 404)
  return (
    <Page title={w.article}>
      {missing && <Empty title={w.notFound} />}
      {error && !missing && <Failed problem={error} retry={() => void refetch()} />}
      {!error && !missing && <Loading lines={6} height={48} />}
    </Page>
  )
}

interface Begun {
  key: string
  /** Null until the server has created it. */
  id: number | null
}

/** The article created here, as long as it is on the screen: its address changes with the first letter. */
function useBegun(isNew: boolean, id: number): Begun | null {
  const begun = useRef<Begun | null>(null)
  if (isNew && begun.current?.id !== null) begun.current = { key: newKey(), id: null }
  if (!isNew && begun.current?.id !== id) begun.current = null
  return begun.current
}
