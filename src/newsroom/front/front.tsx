/** Arranges the front page: the lead, the second rank, and the articles that fill the rest. */

import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useActions } from '../ui/actions.ts'
import { useConfirm } from '../ui/confirm.tsx'
import { messages as common } from '../ui/forms/messages.ts'
import { useArrangement } from '../ui/lists/arrangement.ts'
import { ArrangementNotice } from '../ui/lists/arrangement-notice.tsx'
import { Undo } from '../ui/lists/undo.tsx'
import { LoadingPage } from '../ui/loading-page.tsx'
import { Page } from '../ui/page.tsx'
import { Preview, PreviewButton } from '../ui/preview.tsx'
import type { Thumbnail } from '../ui/thumb.tsx'
import { Candidates } from './candidates.tsx'
import classes from './front.module.css'
import { messages } from './messages.ts'
import { Placed } from './placed.tsx'
import { Ranks } from './ranks.tsx'

export interface FrontArticle {
  id: number
  headline: string
  section: { name: string } | null
  publishedAt: string
  breaking: boolean
  picture: Thumbnail | null
  endsAt?: string | null
}

export interface FrontAnswer {
  arranged: FrontArticle[]
  latest: FrontArticle[]
  places: number
  version: number
}

export function FrontScreen() {
  const w = useMessages(messages)
  const { data, error, refetch, dataUpdatedAt } = useQuery({
    queryKey: ['front'],
    queryFn: () => api.get('/front'),
    ...{ staleTime: Number.POSITIVE_INFINITY, gcTime: 0 },
  })
  if (data) return <Arrange key={dataUpdatedAt} front={data} reload={() => void refetch()} />
  return <LoadingPage title={w.title} error={error} retry={() => void refetch()} height={48} />
}

function Arrange({ front, reload }: { front: FrontAnswer; reload(): void }) {
  const w = useMessages(messages)
  const c = useMessages(common)
  const confirm = useConfirm()
  const queries = useQueryClient()
  const [isPreviewing, setPreviewing] = useState(false)
  const order = useArrangement({
    start: front.arranged,
    version: front.version,
    own: { invalid: c.notPublic },
    async send(articles, version) {
      const articleIds = articles.map(({ id }) => id)
      const ends = articles.map(({ id, endsAt = null }) => ({ articleId: id, endsAt }))
      const answer = await api.put('/front', { body: { articleIds, ends, version } })
      void queries.invalidateQueries({ queryKey: ['articles'] })
      void queries.invalidateQueries({ queryKey: ['front', 'standing'] })
      return answer
    },
  })
  const { items } = order
  /** The article placed last, until the order changes again. */
  const [placed, setPlaced] = useState<FrontArticle | null>(null)
  const put = (article: FrontArticle, at = items.length) =>
    change(items.filter(({ id }) => id !== article.id).toSpliced(at, 0, article))

  /** Places the article below the lead, where it is visible; the last one of the second rank moves down. */
  function putSecond(article: FrontArticle) {
    put(article, Math.min(1, items.length))
    setPlaced(article)
  }
  const change: typeof order.change = (next) => {
    setPlaced(null)
    order.change(next)
  }

  async function publish() {
    const description = items[0] ? w.publishDescription(items[0].headline) : w.publishEmpty
    if (!(await confirm({ title: w.publishTitle, description, action: w.publish }))) return
    setPreviewing(false)
    await order.publish()
  }
  useActions(order.isDirty ? [{ id: 'publish-front', label: w.publish, run: () => void publish() }] : [])
  const undo = () => {
    setPlaced(null)
    order.undo?.()
  }
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
          <Undo undo={order.undo && undo} />
          <PreviewButton open={() => setPreviewing(true)} />
          {publishButton}
        </>
      }
    >
      <ArrangementNotice of={order} reload={reload} />
      <div className={classes.columns}>
        <Ranks
          articles={items}
          places={front.places}
          reorder={change}
          lead={(article) => put(article, 0)}
          end={(article, endsAt) =>
            change(items.map((one) => (one.id === article.id ? { ...one, endsAt } : one)))
          }
          remove={(article) => change(items.filter(({ id }) => id !== article.id))}
        />
        <Candidates latest={front.latest} arranged={items} places={front.places} put={putSecond} />
      </div>
      {placed && items.some(({ id }) => id === placed.id) && (
        <Placed
          description={items[0]?.id === placed.id ? w.putLead(placed.headline) : w.putSecond(placed.headline)}
          undo={undo}
        />
      )}
      <Preview
        target={{ kind: 'front', articleIds: items.map(({ id }) => id) }}
        isOpen={isPreviewing}
        close={() => setPreviewing(false)}
      >
        {publishButton}
      </Preview>
    </Page>
  )
}
