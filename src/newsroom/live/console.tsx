/** The console of one live coverage: the form, the outbox, the timeline, and colleagues. */

import { ActionIcon, Alert, Button, Menu, Text } from '@mantine/core'
import IconExternalLink from '@tabler/icons-react/icons/IconExternalLink'
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { PickersProvider } from '../pickers/pickers.tsx'
import { useMe } from '../session/me.ts'
import { Placement } from '../session/placement.tsx'
import { type Action, useActions } from '../ui/actions.ts'
import { useDirection } from '../ui/direction.ts'
import { useFormatters } from '../ui/formatters.ts'
import { MenuLink } from '../ui/links.tsx'
import { LoadingPage } from '../ui/loading-page.tsx'
import { MoreMenu } from '../ui/more-menu.tsx'
import { Page } from '../ui/page.tsx'
import { type Connection, useChangeStream } from './change-stream.ts'
import { Composer, composedIn } from './composing/composer.tsx'
import { useDraftQueue } from './composing/use-draft-queue.ts'
import classes from './console.module.css'
import { messages } from './console-messages.ts'
import { type Coverage, coverageQuery, isPublic, mayPublishIn, takesNew } from './coverage.ts'
import { ScorePanel } from './score/score-panel.tsx'
import { StateMark } from './state-mark.tsx'
import { Timeline } from './timeline/timeline.tsx'
import { useTimeline } from './timeline/use-timeline.ts'
import { type Move, useMoves } from './use-move.tsx'

const lookMs = 30_000

export function ConsoleScreen() {
  const w = useMessages(messages)
  const id = Number((useParams({ strict: false }) as { id: string }).id)
  const { data, error, refetch } = useQuery(coverageQuery(id))
  if (data)
    return (
      <PickersProvider>
        <Console key={id} coverage={data} refetch={() => void refetch()} />
      </PickersProvider>
    )
  return <LoadingPage title={w.timeline} error={error} retry={() => void refetch()} height={64} />
}

function Console({ coverage, refetch }: { coverage: Coverage; refetch(): void }) {
  const w = useMessages(messages)
  const me = useMe()
  const { entry } = useSearch({ strict: false }) as { entry?: unknown }
  const asked = Number.isSafeInteger(entry) ? (entry as number) : null
  const { queue, state } = useDraftQueue(coverage.id)
  const read = useTimeline(coverage.id)
  const connection = useChangeStream(coverage.id, (sequence) => {
    if (sequence === null) queue.retry()
    if (sequence === null || sequence > coverage.sequence) refetch()
    read.take(sequence)
  })
  // Loads changes whose notification was missed.
  const look = useRef(read.take)
  look.current = read.take
  useEffect(() => {
    const timer = setInterval(() => look.current(null), lookMs)
    return () => clearInterval(timer)
  }, [])
  useEffect(() => {
    for (const entry of [...read.drafts, ...read.published]) queue.see(entry)
  }, [queue, read.drafts, read.published])
  const { moves, dialog } = useMoves(coverage)
  const mayRun = me.may('runCoverages')
  const mayPublish = mayPublishIn(me, coverage)
  const isCut = state.drafts.some(({ status }) => status.kind === 'waiting')
  useActions(
    mayRun ? moves.map(({ name, label, run }): Action => ({ id: `coverage-${name}`, label, run })) : [],
  )

  return (
    <Page
      title={coverage.headline}
      heading={<Heading coverage={coverage} connection={isCut ? 'cut' : connection} />}
      actions={<CoverageActions coverage={coverage} moves={mayRun ? moves : []} mayRun={mayRun} />}
    >
      {state.isRecovered && (
        <Alert
          color="teal"
          mb="sm"
          role="status"
          withCloseButton
          onClose={queue.seenRecovered}
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
          {coverage.state === 'draft' ? w.notPublic : w.unpublishedNow}
        </Text>
      )}
      {coverage.state === 'ended' && (
        <Text size="sm" c="dimmed" mb="sm">
          {w.ended}
        </Text>
      )}
      {mayPublish && coverage.state !== 'unpublished' && <ScorePanel coverage={coverage} />}
      <div className={classes.columns}>
        {me.may('writeEntries') && (
          <Composer {...{ queue, state, coverage }} mayPublish={mayPublish && takesNew(coverage)} />
        )}
        <Timeline {...{ coverage, read, queue, state, mayPublish, asked }} composed={composedIn(state)} />
      </div>
      {dialog}
    </Page>
  )
}

function Heading({ coverage, connection }: { coverage: Coverage; connection: Connection }) {
  const w = useMessages(messages)
  const formatters = useFormatters()
  const { data } = useQuery({
    queryKey: ['coverages', 'watchers', coverage.id],
    queryFn: ({ signal }) => api.get('/coverages/{id}/watchers', { params: { id: coverage.id }, signal }),
    refetchInterval: 10_000,
    enabled: isPublic(coverage),
  })
  return (
    <div className={classes.heading}>
      <h1 className={classes.title} dir={useDirection()(coverage.headline)}>
        {coverage.headline}
      </h1>
      <StateMark state={coverage.state} />
      <Placement
        kind="coverage"
        id={coverage.id}
        headline={coverage.headline}
        isPublic={coverage.state === 'live'}
      />
      {data && (
        <Text component="span" size="sm" c="dimmed">
          {formatters.count(data.count, w.watching)}
        </Text>
      )}
      <span className={classes.connection} role="status" data-connection={connection}>
        {connection === 'open' ? w.connected : connection === 'cut' ? w.cut : ''}
      </span>
    </div>
  )
}

/** The next state change as a button, the others in a menu. */
function CoverageActions({
  coverage,
  moves,
  mayRun,
}: {
  coverage: Coverage
  moves: Move[]
  mayRun: boolean
}) {
  const w = useMessages(messages)
  const [next, ...others] = moves
  // On a phone the title needs the space more than a rare action.
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
        <MoreMenu label={w.more} width={240}>
          <MenuLink to={`/newsroom/live/${coverage.id}/details`}>{w.details}</MenuLink>
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
        </MoreMenu>
      )}
    </>
  )
}
