/** The stories panel in its order, and the stories that have left it. */
import { Button, Stack } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api.ts'
import { useConfirm } from '../../shell/confirm.tsx'
import { ButtonLink } from '../../shell/links.tsx'
import { Page } from '../../shell/page.tsx'
import { Failed, Loading } from '../../shell/states.tsx'
import { useWords } from '../../words.ts'
import { useArrangement } from '../parts/arrangement.ts'
import { ArrangementNotice } from '../parts/arrangement-notice.tsx'
import { Preview, PreviewButton } from '../parts/preview.tsx'
import { Undo } from '../parts/undo.tsx'
import { PanelOrder } from './panel-order.tsx'
import { PastStories } from './past-stories.tsx'
import { pinnedFirst, type StoryList } from './story.ts'
import { words } from './words.ts'

export function StoriesScreen() {
  const w = useWords(words)
  const { data, error, refetch, dataUpdatedAt } = useQuery({
    queryKey: ['stories', 'panel'],
    queryFn: () => api.get<StoryList>('/stories', { state: 'open' }),
    ...{ staleTime: Number.POSITIVE_INFINITY, gcTime: 0 },
  })
  if (data) return <Panel key={dataUpdatedAt} list={data} reload={() => void refetch()} />
  return (
    <Page title={w.title}>
      {error ? <Failed problem={error} retry={() => void refetch()} /> : <Loading height={48} />}
    </Page>
  )
}

function Panel({ list, reload }: { list: StoryList; reload(): void }) {
  const w = useWords(words)
  const confirm = useConfirm()
  const queries = useQueryClient()
  const [isPreviewing, setPreviewing] = useState(false)
  const order = useArrangement({
    start: list.items,
    version: list.version,
    async send(stories, version) {
      const ids = stories.map(({ id }) => id)
      const pinnedIds = stories.filter(({ pinned }) => pinned).map(({ id }) => id)
      const answer = await api.put<{ version: number }>('/stories/order', { ids, pinnedIds, version })
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
    const says = w.publishSays(items.length > 4 ? `${names}…` : names)
    if (!(await confirm({ title: w.publishTitle, says, action: w.publish }))) return
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
        what={{
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
