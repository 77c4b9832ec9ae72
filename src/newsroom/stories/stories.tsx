/** The stories panel in order, and the stories that have left it. */

import { Button, Stack } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useConfirm } from '../ui/confirm.tsx'
import { ButtonLink } from '../ui/links.tsx'
import { useArrangement } from '../ui/lists/arrangement.ts'
import { ArrangementNotice } from '../ui/lists/arrangement-notice.tsx'
import { Undo } from '../ui/lists/undo.tsx'
import { LoadingPage } from '../ui/loading-page.tsx'
import { Page } from '../ui/page.tsx'
import { Preview, PreviewButton } from '../ui/preview.tsx'
import { messages } from './messages.ts'
import { PanelOrder } from './panel-order.tsx'
import { PastStories } from './past-stories.tsx'
import { pinnedFirst, type StoryList } from './story.ts'

export function StoriesScreen() {
  const w = useMessages(messages)
  const { data, error, refetch, dataUpdatedAt } = useQuery({
    queryKey: ['stories', 'panel'],
    queryFn: () => api.get('/stories', { query: { state: 'open' } }),
    ...{ staleTime: Number.POSITIVE_INFINITY, gcTime: 0 },
  })
  if (data) return <Panel key={dataUpdatedAt} list={data} reload={() => void refetch()} />
  return <LoadingPage title={w.title} error={error} retry={() => void refetch()} height={48} />
}

function Panel({ list, reload }: { list: StoryList; reload(): void }) {
  const w = useMessages(messages)
  const confirm = useConfirm()
  const queries = useQueryClient()
  const [isPreviewing, setPreviewing] = useState(false)
  const order = useArrangement({
    start: list.items,
    version: list.version,
    async send(stories, version) {
      const ids = stories.map(({ id }) => id)
      const pinnedIds = stories.filter(({ pinned }) => pinned).map(({ id }) => id)
      const answer = await api.put('/stories/order', { body: { ids, pinnedIds, version } })
      void queries.invalidateQueries({ queryKey: ['stories', 'past'] })
      return answer
    },
  })
  const { items, change } = order
  async function publish() {
    const names = items
      .slice(0, 4)
      .map(({ name }) => name)
      .join('، ')
    const description = w.publishDescription(items.length > 4 ? `${names}…` : names)
    if (!(await confirm({ title: w.publishTitle, description, action: w.publish }))) return
    setPreviewing(false)
    await order.publish()
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
          <ButtonLink to="/newsroom/stories/new" variant="subtle">
            {w.newStory}
          </ButtonLink>
          <Undo undo={order.undo} />
          <PreviewButton open={() => setPreviewing(true)} />
          {publishButton}
        </>
      }
    >
      <Stack gap="xl" maw="60rem">
        <div>
          <ArrangementNotice of={order} reload={reload} />
          <PanelOrder stories={items} reorder={(next) => change(pinnedFirst(next))} />
        </div>
        <PastStories state="closed" title={w.closed} detail={w.closedDetail} />
        <PastStories state="archived" title={w.archived} />
      </Stack>
      <Preview
        target={{
          kind: 'stories',
          ids: items.map(({ id }) => id),
          pinnedIds: items.filter(({ pinned }) => pinned).map(({ id }) => id),
        }}
        isOpen={isPreviewing}
        close={() => setPreviewing(false)}
      >
        {publishButton}
      </Preview>
    </Page>
  )
}
