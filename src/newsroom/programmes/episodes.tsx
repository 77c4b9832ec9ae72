import { Badge, Button, Text, Title } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useId } from 'react'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { articleTerms } from '../ui/article-terms.ts'
import { useFormatters } from '../ui/formatters.ts'
import { messages as common } from '../ui/forms/messages.ts'
import { Row, Rows } from '../ui/lists/rows.tsx'
import { Failed, Loading } from '../ui/states.tsx'
import { Time } from '../ui/time.tsx'
import { messages } from './messages.ts'

const colours = { draft: 'gray', scheduled: 'blue', published: 'teal', unpublished: 'red', removed: 'red' }

/** The episodes of a programme, each with a link to its article. */
export function Episodes({ programmeId }: { programmeId: number }) {
  const w = useMessages(messages)
  const t = useMessages(articleTerms)
  const c = useMessages(common)
  const { number } = useFormatters()
  const id = useId()
  const navigate = useNavigate()
  const { data, error, fetchNextPage, hasNextPage } = useInfiniteQuery({
    queryKey: ['programmes', 'episodes', programmeId],
    queryFn: ({ pageParam }) =>
      api.get('/programmes/{id}/episodes', {
        params: { id: programmeId },
        query: {
          ...{ limit: 20, after: pageParam },
        },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ after }) => after,
  })
  const episodes = data?.pages.flatMap(({ items }) => items)
  return (
    <section aria-labelledby={id}>
      <Title order={3} id={id} mb="xs">
        {w.episodes}
      </Title>
      {error && <Failed problem={error} />}
      {!error && !episodes && <Loading lines={3} />}
      {episodes?.length === 0 && (
        <Text size="sm" c="dimmed">
          {w.noEpisodes}
        </Text>
      )}
      {episodes && episodes.length > 0 && (
        <Rows label={w.episodes}>
          {episodes.map((one) => (
            <Row
              key={one.id}
              name={<Text size="sm">{one.headline}</Text>}
              detail={
                <>
                  {one.episodeNumber !== null && `${w.episode(number(one.episodeNumber))} · `}
                  {one.publishedAt && <Time at={one.publishedAt} shape="date" />}
                </>
              }
              end={
                <Badge variant="light" color={colours[one.state]}>
                  {t.states[one.state]}
                </Badge>
              }
              opens={c.edit(one.headline)}
              open={() => void navigate({ to: `/newsroom/articles/${one.id}` })}
            />
          ))}
        </Rows>
      )}
      {hasNextPage && (
        <Button variant="subtle" onClick={() => void fetchNextPage()}>
          {c.more}
        </Button>
      )}
    </section>
  )
}
