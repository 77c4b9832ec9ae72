/** The front page, arranged: the lead, the second rank, and what fills the rest. */
import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api.ts'
import { useActions } from '../../shell/actions.ts'
import { useConfirm } from '../../shell/confirm.tsx'
import { Page } from '../../shell/page.tsx'
import { Failed, Loading } from '../../shell/states.tsx'
import { useWords } from '../../words.ts'
import { useArrangement } from '../parts/arrangement.ts'
import { ArrangementNotice } from '../parts/arrangement-notice.tsx'
import { Preview, PreviewButton } from '../parts/preview.tsx'
import type { Thumbnail } from '../parts/thumb.tsx'
import { Undo } from '../parts/undo.tsx'
import { words as common } from '../parts/words.ts'
import { BreakingBar } from './breaking.tsx'
import { Candidates } from './candidates.tsx'
import classes from './front.module.css'
import { Ranks } from './ranks.tsx'
import { words } from './words.ts'

export interface FrontArticle {
  id: number
  headline: string
  section: { name: string } | null
  publishedAt: string
  breaking: boolean
  picture: Thumbnail | null
}

export interface FrontAnswer {
  arranged: FrontArticle[]
  latest: FrontArticle[]
  places: number
  version: number
}

export function FrontScreen() {
  const w = useWords(words)
  const { data, error, refetch, dataUpdatedAt } = useQuery({
    queryKey: ['front'],
    queryFn: () => api.get<FrontAnswer>('/front'),
    ...{ staleTime: Number.POSITIVE_INFINITY, gcTime: 0 },
  })
  if (data) return <Arrange key={dataUpdatedAt} front={data} reload={() => void refetch()} />
  return (
    <Page title={w.title}>
      {error ? <Failed problem={error} retry={() => void refetch()} /> : <Loading height={48} />}
    </Page>
  )
}

function Arrange({ front, reload }: { front: FrontAnswer; reload(): void }) {
  const w = useWords(words)
  const c = useWords(common)
  const confirm = useConfirm()
  const queries = useQueryClient()
  const [isPreviewing, setPreviewing] = useState(false)
  const order = useArrangement({
    start: front.arranged,
    version: front.version,
    own: { invalid: c.notPublic },
    async send(articles, version) {
      const articleIds = articles.map(({ id }) => id)
      const answer = await api.put<{ version: number }>('/front', { articleIds, version })
      void queries.invalidateQueries({ queryKey: ['articles'] })
      return answer
    },
  })
  const { items, change } = order
  const put = (article: FrontArticle, at = items.length) =>
    change(items.filter(({ id }) => id !== article.id).toSpliced(at, 0, article))

  async function publish() {
    const says = items[0] ? w.publishSays(items[0].headline) : w.publishEmpty
    if (!(await confirm({ title: w.publishTitle, says, action: w.publish }))) return
    setPreviewing(false)
    await order.publish()
  }
  useActions(order.isDirty ? [{ id: 'publish-front', label: w.publish, run: () => void publish() }] : [])
  const publishButton = (
    <Button disabled={!order.isDirty} loading={order.isSending} onClick={() => void publish()}>
      {w.publish}
    </Button>
  )
  return (
    <Page
      title={w.title}
      actions={
        <>
          <Undo undo={order.undo} />
          <PreviewButton open={() => setPreviewing(true)} />
          {publishButton}
        </>
      }
    >
      <BreakingBar />
      <ArrangementNotice of={order} reload={reload} />
      <div className={classes.columns}>
        <Ranks
          articles={items}
          places={front.places}
          reorder={change}
          lead={(article) => put(article, 0)}
          remove={(article) => change(items.filter(({ id }) => id !== article.id))}
        />
        <Candidates latest={front.latest} arranged={items} places={front.places} put={(one) => put(one)} />
      </div>
      <Preview
        what={{ kind: 'front', articleIds: items.map(({ id }) => id) }}
        isOpen={isPreviewing}
        close={() => setPreviewing(false)}
      >
        {publishButton}
      </Preview>
    </Page>
  )
}
