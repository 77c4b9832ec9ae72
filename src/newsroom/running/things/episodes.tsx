import { Badge, Button, Text, Title } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useId } from 'react'
import { api } from '../../api.ts'
import { useHouse } from '../../shell/house.ts'
import { Failed, Loading } from '../../shell/states.tsx'
import { Time } from '../../shell/time.tsx'
import { useWords } from '../../words.ts'
import { Row, Rows } from '../parts/rows.tsx'
import { words as common } from '../parts/words.ts'
import { words } from './words.ts'

interface Episode {
  id: number
  headline: string
  state: 'draft' | 'scheduled' | 'published' | 'unpublished' | 'removed'
  episodeNumber: number | null
  publishedAt: string | null
}

const colours = { draft: 'gray', scheduled: 'blue', published: 'teal', unpublished: 'red', removed: 'red' }

/** The episodes of a programme; each leads to its article. */
export function Episodes({ programmeId }: { programmeId: number }) {
  const all = useWords(words)
  const w = all.programmes
  const c = useWords(common)
  const { number } = useHouse()
  const id = useId()
  const navigate = useNavigate()
  const { data, error, fetchNextPage, hasNextPage } = useInfiniteQuery({
    queryKey: ['programmes', 'episodes', programmeId],
    queryFn: ({ pageParam }) =>
      api.get<{ items: Episode[]; after: string | null }>(`/programmes/${programmeId}/episodes`, {
        ...{ limit: 20, after: pageParam },
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
                  {all.states[one.state]}
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
