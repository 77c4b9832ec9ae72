/** The article's screen: asked for, then written. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ApiProblem } from '../api.ts'
import { Page } from '../shell/page.tsx'
import { Empty, Failed, Loading } from '../shell/states.tsx'
import { useWords } from '../words.ts'
import { articleQuery } from './article.ts'
import { preloadBodyEditor } from './editor/body-editor.tsx'
import { words } from './words.ts'
import { Writing } from './writing.tsx'

preloadBodyEditor()

export function ArticleScreen() {
  const w = useWords(words)
  const { id: given } = useParams({ strict: false })
  const id = Number(given)
  // What is on the screen is the person's: a newer revision comes in through the saver, never over it.
  const { data, error, refetch, isStale, isFetching } = useQuery({
    ...articleQuery(id),
    enabled: Number.isSafeInteger(id) && id > 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: (count, problem) => !(problem instanceof ApiProblem && problem.status === 404) && count < 2,
  })
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
