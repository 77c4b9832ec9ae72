import { ActionIcon, Button, Checkbox, Group, Text, Title } from '@mantine/core'
import IconChevronRight from '@tabler/icons-react/icons/IconChevronRight'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { dayAfter, isoDay } from '../../language/days.ts'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useFormatters, zoneName } from '../ui/formatters.ts'
import { Page } from '../ui/page.tsx'
import { Failed, Loading } from '../ui/states.tsx'
import classes from './calendar.module.css'
import type { CalendarItem } from './calendar-days.ts'
import { Day } from './day.tsx'
import { messages } from './messages.ts'
import { MoveDialog } from './move-dialog.tsx'

const shownDays = 7

export function Calendar() {
  const w = useMessages(messages)
  const { publication } = useFormatters()
  const { from } = useSearch({ strict: false }) as { from?: string }
  const today = isoDay(new Date(), publication.timeZone)
  const first = from ?? today
  const last = dayAfter(first, shownDays - 1)
  const [showPublished, setShowPublished] = useState(true)
  const [moved, setMoved] = useState<CalendarItem | null>(null)
  const { data, error, refetch, isPlaceholderData } = useQuery({
    queryKey: ['articles', 'calendar', first],
    queryFn: ({ signal }) => api.get('/calendar', { query: { from: first, to: last }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  })

  return (
    <Page
      title={w.calendar}
      heading={<Heading />}
      actions={<Turning first={first} today={today} show={{ showPublished, setShowPublished }} />}
    >
      {error && !data ? (
        <Failed problem={error} retry={() => void refetch()} />
      ) : data ? (
        // biome-ignore lint/a11y/useSemanticElements: the days are sections within.
        <div className={classes.week} role="group" aria-label={w.week} aria-busy={isPlaceholderData}>
          {data.days.map((day) => (
            <Day
              key={day.date}
              day={day}
              isToday={day.date === today}
              showPublished={showPublished}
              move={setMoved}
            />
          ))}
        </div>
      ) : (
        <Loading lines={7} height={64} />
      )}
      {moved && <MoveDialog item={moved} close={() => setMoved(null)} />}
    </Page>
  )
}

function Heading() {
  const w = useMessages(messages)
  const { publication, language } = useFormatters()
  return (
    <div className={classes.heading}>
      <Title order={1}>{w.calendar}</Title>
      <Text size="sm" c="dimmed">
        {w.zone(zoneName(publication.timeZone, language))}
      </Text>
    </div>
  )
}

function Turning({
  first,
  today,
  show,
}: {
  first: string
  today: string
  show: { showPublished: boolean; setShowPublished(shown: boolean): void }
}) {
  const w = useMessages(messages)
  const navigate = useNavigate()
  const go = (from: string) =>
    void navigate({ to: '/newsroom/calendar', search: (from === today ? {} : { from }) as never })
  return (
    <>
      <Checkbox
        label={w.showPublished}
        checked={show.showPublished}
        onChange={(event) => show.setShowPublished(event.currentTarget.checked)}
      />
      <Group gap={4} wrap="nowrap">
        <ActionIcon
          variant="default"
          size={36}
          aria-label={w.previousWeek}
          onClick={() => go(dayAfter(first, -shownDays))}
        >
          <IconChevronRight size={20} className={classes.back} aria-hidden />
        </ActionIcon>
        <Button variant="default" onClick={() => go(today)} disabled={first === today}>
          {w.thisWeek}
        </Button>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={w.nextWeek}
          onClick={() => go(dayAfter(first, shownDays))}
        >
          <IconChevronRight size={20} className="mirrored" aria-hidden />
        </ActionIcon>
      </Group>
    </>
  )
}
