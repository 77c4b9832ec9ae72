/** The list of coverages: running, announced, then ended. */

import { Button, Stack, Text, Title } from '@mantine/core'
import IconLivePhoto from '@tabler/icons-react/icons/IconLivePhoto'
import { useInfiniteQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useMe } from '../session/me.ts'
import { useDirection } from '../ui/direction.ts'
import { useFormatters } from '../ui/formatters.ts'
import { HeadlineText } from '../ui/headline.tsx'
import { ButtonLink } from '../ui/links.tsx'
import { RowLink } from '../ui/lists/row-link.tsx'
import { Page } from '../ui/page.tsx'
import { Empty, Failed, Loading } from '../ui/states.tsx'
import type { CoverageState, ListedCoverage } from './coverage.ts'
import classes from './live.module.css'
import { messages } from './messages.ts'
import { StateMark } from './state-mark.tsx'

const order: CoverageState[] = ['live', 'announced', 'draft', 'ended', 'unpublished']

export function CoverageList() {
  const w = useMessages(messages)
  const mayRun = useMe().may('runCoverages')
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['coverages', 'list'],
    queryFn: ({ pageParam, signal }) => api.get('/coverages', { query: { after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ after }) => after,
    refetchInterval: 20_000,
  })
  const all = data?.pages.flatMap(({ items }) => items)
  const groups = order
    .map((state) => ({ state, coverages: all?.filter((one) => one.state === state) ?? [] }))
    .filter(({ coverages }) => coverages.length > 0)
  const add = (
    <ButtonLink to="/newsroom/live/new" size="sm">
      {w.add}
    </ButtonLink>
  )
  return (
    <Page title={w.title} actions={mayRun && add}>
      {error && !data && <Failed problem={error} retry={() => void refetch()} />}
      {!error && !data && <Loading lines={6} height={56} />}
      {all?.length === 0 && (
        <Empty
          icon={<IconLivePhoto size={32} aria-hidden />}
          title={w.none}
          detail={mayRun ? w.noneDetail : w.noneReporter}
        >
          {mayRun && add}
        </Empty>
      )}
      <Stack gap="xl" maw="60rem">
        {groups.map(({ state, coverages }) => (
          <section key={state} aria-labelledby={`coverages-${state}`}>
            <Title order={2} id={`coverages-${state}`} mb="xs">
              {w.groups[state]}
            </Title>
            <ul className={classes.coverages}>
              {coverages.map((coverage) => (
                <Row key={coverage.id} coverage={coverage} />
              ))}
            </ul>
          </section>
        ))}
      </Stack>
      {hasNextPage && (
        <Button variant="default" mt="md" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {w.more}
        </Button>
      )}
    </Page>
  )
}

function Row({ coverage }: { coverage: ListedCoverage }) {
  const w = useMessages(messages)
  const formatters = useFormatters()
  const directionOf = useDirection()
  const { id, headline, state, section, reportersMayPublish, published, drafts } = coverage
  const time = useTimeOf(coverage)
  return (
    <li className={classes.coverage}>
      <RowLink to={`/newsroom/live/${id}`} className={classes.name!} dir={directionOf(headline)}>
        <HeadlineText of={headline} />
      </RowLink>
      <Text component="span" size="sm" c="dimmed" className={classes.about}>
        <StateMark state={state} />
        {time && <span>{time}</span>}
        {section && <bdi>{section.name}</bdi>}
        {state !== 'draft' && <span>{formatters.count(published, w.entries)}</span>}
        {drafts > 0 && <span>{formatters.count(drafts, w.drafts)}</span>}
        {reportersMayPublish && <span>{w.forReporters}</span>}
      </Text>
    </li>
  )
}

function useTimeOf({ state, startsAt, startedAt, endedAt }: ListedCoverage): string {
  const w = useMessages(messages)
  const formatters = useFormatters()
  if (state === 'ended' && endedAt) return w.endedAt(formatters.relative(endedAt))
  if (state === 'live' && startedAt) return w.startedAt(formatters.relative(startedAt))
  return startsAt && !startedAt ? w.startsAt(formatters.date(startsAt, 'datetime')) : ''
}
