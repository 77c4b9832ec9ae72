/** Every coverage: what runs now first, then what is to begin, and what has ended. */
import { Button, Stack, Text, Title } from '@mantine/core'
import IconLivePhoto from '@tabler/icons-react/icons/IconLivePhoto'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '../api.ts'
import { useDirection } from '../desk/direction.ts'
import { useHouse } from '../shell/house.ts'
import { ButtonLink } from '../shell/links.tsx'
import { useMe } from '../shell/me.ts'
import { Page } from '../shell/page.tsx'
import { Empty, Failed, Loading } from '../shell/states.tsx'
import { useWords } from '../words.ts'
import type { CoverageState, ListedCoverage } from './coverage.ts'
import classes from './live.module.css'
import { StateMark } from './state-mark.tsx'
import { words } from './words.ts'

interface CoveragePage {
  items: ListedCoverage[]
  after: string | null
}

const order: CoverageState[] = ['live', 'before', 'draft', 'ended', 'unpublished']

export function CoverageList() {
  const w = useWords(words)
  const mayRun = useMe().may('runCoverages')
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['coverages', 'list'],
    queryFn: ({ pageParam, signal }) => api.get<CoveragePage>('/coverages', { after: pageParam }, signal),
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
  const w = useWords(words)
  const house = useHouse()
  const directionOf = useDirection()
  const { id, headline, state, section, openToReporters, published, drafts } = coverage
  const time = useTimeOf(coverage)
  return (
    <li className={classes.coverage}>
      <Link to={`/newsroom/live/${id}`} className={classes.name} dir={directionOf(headline)}>
        {headline}
      </Link>
      <Text component="span" size="sm" c="dimmed" className={classes.about}>
        <StateMark state={state} />
        {time && <span>{time}</span>}
        {section && <bdi>{section.name}</bdi>}
        {state !== 'draft' && <span>{house.count(published, w.entries)}</span>}
        {drafts > 0 && <span>{house.count(drafts, w.drafts)}</span>}
        {openToReporters && <span>{w.forReporters}</span>}
      </Text>
    </li>
  )
}

function useTimeOf({ state, startsAt, startedAt, endedAt }: ListedCoverage): string {
  const w = useWords(words)
  const house = useHouse()
  if (state === 'ended' && endedAt) return w.endedAt(house.relative(endedAt))
  if (state === 'live' && startedAt) return w.startedAt(house.relative(startedAt))
  return startsAt && !startedAt ? w.startsAt(house.date(startsAt, 'datetime')) : ''
}
