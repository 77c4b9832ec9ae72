/** The live desk of one coverage: what is written, what goes out, what readers see, who else is at it. */
import { ActionIcon, Alert, Button, Menu, Text } from '@mantine/core'
import IconDots from '@tabler/icons-react/icons/IconDots'
import IconExternalLink from '@tabler/icons-react/icons/IconExternalLink'
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { api } from '../api.ts'
import { useDirection } from '../desk/direction.ts'
import { type Action, useActions } from '../shell/actions.ts'
import { useHouse } from '../shell/house.ts'
import { MenuLink } from '../shell/links.tsx'
import { useMe } from '../shell/me.ts'
import { Page } from '../shell/page.tsx'
import { Failed, Loading } from '../shell/states.tsx'
import { useWords } from '../words.ts'
import { PickersProvider } from '../writing/pickers.tsx'
import { type Connection, useBell } from './bell.ts'
import { Composer, composedIn } from './composing/composer.tsx'
import { useDesk } from './composing/use-desk.ts'
import classes from './console.module.css'
import { words } from './console-words.ts'
import { type Coverage, coverageQuery, isPublic, mayPublishIn, takesNew } from './coverage.ts'
import { StateMark } from './state-mark.tsx'
import { Timeline } from './timeline/timeline.tsx'
import { useTimeline } from './timeline/use-timeline.ts'
import { type Move, useMoves } from './use-move.tsx'

const lookMs = 30_000

export function ConsoleScreen() {
  const w = useWords(words)
  const id = Number((useParams({ strict: false }) as { id: string }).id)
  const { data, error, refetch } = useQuery(coverageQuery(id))
  if (data)
    return (
      <PickersProvider>
        <Console key={id} coverage={data} refetch={() => void refetch()} />
      </PickersProvider>
    )
  return (
    <Page title={w.timeline}>
      {error ? <Failed problem={error} retry={() => void refetch()} /> : <Loading height={64} />}
    </Page>
  )
}

function Console({ coverage, refetch }: { coverage: Coverage; refetch(): void }) {
  const w = useWords(words)
  const me = useMe()
  const { entry } = useSearch({ strict: false }) as { entry?: unknown }
  const asked = Number.isSafeInteger(entry) ? (entry as number) : null
  const { desk, state } = useDesk(coverage.id)
  const read = useTimeline(coverage.id)
  const bell = useBell(coverage.id, (number) => {
    if (number === null) desk.retry()
    if (number === null || number > coverage.number) refetch()
    read.take(number)
  })
  // A ring that was lost is made good.
  const look = useRef(read.take)
  look.current = read.take
  useEffect(() => {
    const timer = setInterval(() => look.current(null), lookMs)
    return () => clearInterval(timer)
  }, [])
  useEffect(() => {
    for (const entry of [...read.drafts, ...read.published]) desk.see(entry)
  }, [desk, read.drafts, read.published])
  const { moves, dialog } = useMoves(coverage)
  const mayRun = me.may('runCoverages')
  const mayPublish = mayPublishIn(me, coverage)
  const isCut = state.pieces.some(({ status }) => status.kind === 'waiting')
  useActions(
    mayRun ? moves.map(({ name, label, run }): Action => ({ id: `coverage-${name}`, label, run })) : [],
  )

  return (
    <Page
      title={coverage.headline}
      heading={<Heading coverage={coverage} connection={isCut ? 'cut' : bell} />}
      actions={<Deeds coverage={coverage} moves={mayRun ? moves : []} mayRun={mayRun} />}
    >
      {state.isRecovered && (
        <Alert
          color="teal"
          mb="sm"
          role="status"
          withCloseButton
          onClose={desk.seenRecovered}
          closeButtonLabel={w.dismiss}
        >
          {w.recovered}
        </Alert>
      )}
      {!state.isKept && (
        <Alert color="orange" mb="sm" role="alert">
          {w.notKept}
        </Alert>
      )}
      {!isPublic(coverage) && (
        <Text size="sm" c="dimmed" mb="sm">
          {coverage.state === 'draft' ? w.notPublic : w.withdrawnNow}
        </Text>
      )}
      {coverage.state === 'ended' && (
        <Text size="sm" c="dimmed" mb="sm">
          {w.ended}
        </Text>
      )}
      <div className={classes.columns}>
        {me.may('writeEntries') && (
          <Composer {...{ desk, state, coverage }} mayPublish={mayPublish && takesNew(coverage)} />
        )}
        <Timeline {...{ coverage, read, desk, state, mayPublish, asked }} composed={composedIn(state)} />
      </div>
      {dialog}
    </Page>
  )
}

function Heading({ coverage, connection }: { coverage: Coverage; connection: Connection }) {
  const w = useWords(words)
  const house = useHouse()
  const { data } = useQuery({
    queryKey: ['coverages', 'watchers', coverage.id],
    queryFn: ({ signal }) =>
      api.get<{ count: number }>(`/coverages/${coverage.id}/watchers`, undefined, signal),
    refetchInterval: 10_000,
    enabled: isPublic(coverage),
  })
  return (
    <div className={classes.heading}>
      <h1 className={classes.title} dir={useDirection()(coverage.headline)}>
        {coverage.headline}
      </h1>
      <StateMark state={coverage.state} />
      {data && (
        <Text component="span" size="sm" c="dimmed">
          {house.count(data.count, w.watching)}
        </Text>
      )}
      <span className={classes.connection} role="status" data-connection={connection}>
        {connection === 'open' ? w.connected : connection === 'cut' ? w.cut : ''}
      </span>
    </div>
  )
}

/** The next move in reach, the others behind it. */
function Deeds({ coverage, moves, mayRun }: { coverage: Coverage; moves: Move[]; mayRun: boolean }) {
  const w = useWords(words)
  const [next, ...others] = moves
  // On a phone the title needs the room more than what is done once.
  const isLast = next?.name === 'end'
  return (
    <>
      {coverage.address && (
        <>
          <Button
            component="a"
            href={coverage.address}
            target="_blank"
            variant="default"
            rightSection={<IconExternalLink size={16} aria-hidden />}
            visibleFrom="sm"
          >
            {w.onSite}
          </Button>
          <ActionIcon
            component="a"
            href={coverage.address}
            target="_blank"
            variant="default"
            size={36}
            aria-label={w.onSite}
            hiddenFrom="sm"
          >
            <IconExternalLink size={18} aria-hidden />
          </ActionIcon>
        </>
      )}
      {next && (
        <Button
          variant={isLast ? 'default' : 'filled'}
          onClick={next.run}
          {...(isLast ? { visibleFrom: 'sm' } : {})}
        >
          {next.label}
        </Button>
      )}
      {mayRun && (
        <Menu position="bottom-end" width={240}>
          <Menu.Target>
            <ActionIcon variant="default" size={36} aria-label={w.more}>
              <IconDots size={18} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <MenuLink to={`/newsroom/live/${coverage.id}/facts`}>{w.facts}</MenuLink>
            {isLast && (
              <Menu.Item onClick={next.run} hiddenFrom="sm">
                {next.label}
              </Menu.Item>
            )}
            {others.map(({ name, label, run }) => (
              <Menu.Item key={name} onClick={run} color={name === 'unpublish' ? 'red' : undefined}>
                {label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  )
}
