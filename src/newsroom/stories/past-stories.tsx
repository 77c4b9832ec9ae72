import { Button, Text, Title } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useId } from 'react'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useFormatters } from '../ui/formatters.ts'
import { messages as common } from '../ui/forms/messages.ts'
import { Row, Rows } from '../ui/lists/rows.tsx'
import { Failed } from '../ui/states.tsx'
import { Thumb } from '../ui/thumb.tsx'
import { Time } from '../ui/time.tsx'
import { messages } from './messages.ts'
import type { StoryState } from './story.ts'
import { useStoryState } from './use-story-state.ts'

/** Stories that have left the panel. */
export function PastStories({ state, title, detail }: { state: StoryState; title: string; detail?: string }) {
  const w = useMessages(messages)
  const c = useMessages(common)
  const { count } = useFormatters()
  const id = useId()
  const navigate = useNavigate()
  const setState = useStoryState()
  const { data, error, fetchNextPage, hasNextPage, refetch } = useInfiniteQuery({
    queryKey: ['stories', 'past', state],
    queryFn: ({ pageParam }) => api.get('/stories', { query: { state, limit: 20, after: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ after }) => after,
  })
  if (error) return <Failed problem={error} retry={() => void refetch()} />
  const stories = data?.pages.flatMap(({ items }) => items) ?? []
  if (stories.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <Title order={2} id={id}>
        {title}
      </Title>
      {detail && (
        <Text size="sm" c="dimmed" mb="xs">
          {detail}
        </Text>
      )}
      <Rows label={title}>
        {stories.map((story) => (
          <Row
            key={story.id}
            lead={<Thumb picture={story.picture} size={32} />}
            name={story.name}
            detail={
              <>
                {count(story.articles, w.articles)}
                {story.closedAt && (
                  <>
                    {' · '}
                    {w.closedAt} <Time at={story.closedAt} shape="date" />
                  </>
                )}
              </>
            }
            opens={c.edit(story.name)}
            open={() => void navigate({ to: `/newsroom/stories/${story.id}` })}
            end={
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`${w.reopen}: ${story.name}`}
                onClick={() => void setState(story, 'open')}
              >
                {w.reopen}
              </Button>
            }
          />
        ))}
      </Rows>
      {hasNextPage && (
        <Button variant="subtle" mt="xs" onClick={() => void fetchNextPage()}>
          {c.more}
        </Button>
      )}
    </section>
  )
}
