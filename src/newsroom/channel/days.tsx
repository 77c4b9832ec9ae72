/** The guide of the coming days, and changes to single days. */
import { Badge, Button, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dayAfter, dayStart, isoDay } from '../../language/days.ts'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useFormatters } from '../ui/formatters.ts'
import { Row, Rows } from '../ui/lists/rows.tsx'
import { Failed, Loading } from '../ui/states.tsx'
import classes from './channel.module.css'
import { DaySlotForm } from './day-slot-form.tsx'
import { messages } from './messages.ts'
import { type DaySlot, daysAhead, momentOf } from './slots.ts'

const shownDays = 8

export function Days({ channelId }: { channelId: number }) {
  const w = useMessages(messages)
  const { publication, date } = useFormatters()
  const { timeZone } = publication
  const days = daysAhead(shownDays, timeZone)
  const [day, setDay] = useState(days[0]!)
  const [opened, setOpened] = useState<DaySlot | 'new' | null>(null)
  const { data, error, refetch } = useQuery({
    queryKey: ['channel', 'slots', channelId],
    queryFn: () => api.get('/channel/{id}/slots', { params: { id: channelId }, query: { days: shownDays } }),
  })
  if (error) return <Failed problem={error} retry={() => void refetch()} />
  if (!data) return <Loading />
  const [start, end] = [dayStart(day, timeZone), dayStart(dayAfter(day, 1), timeZone)]
  const slots = data.items.filter(
    ({ startsAt, endsAt, state }) => state !== 'over' && new Date(startsAt) < end && new Date(endsAt) > start,
  )
  const dayName = (one: string) => {
    const [weekday, number] = date(momentOf(one, '12:00', timeZone), 'full').split(' ')
    return one === days[0] ? w.today : `${weekday} ${number}`
  }
  return (
    <Stack gap="sm" maw="60rem">
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {w.daysDescription}
        </Text>
        <Button onClick={() => setOpened('new')}>{w.special}</Button>
      </Group>
      <div className={classes.strip}>
        <SegmentedControl
          size="sm"
          aria-label={w.day}
          value={day}
          onChange={setDay}
          data={days.map((one) => ({ value: one, label: dayName(one) }))}
        />
      </div>
      {slots.length === 0 && <Text c="dimmed">{w.empty}</Text>}
      {slots.length > 0 && (
        <Rows label={dayName(day)}>
          {slots.map((slot, at) => (
            <Row
              key={slot.id}
              lead={<span className={classes.time}>{date(slot.startsAt, 'time')}</span>}
              name={slot.title}
              detail={
                <>
                  {slot.programme && slot.programme.name !== slot.title && `${slot.programme.name} · `}
                  {w.until} {date(slot.endsAt, 'time')}
                  {gapAfter(slot, slots[at + 1]) && (
                    <span className={classes.overlap}>
                      {' '}
                      {w.gap(date(slot.endsAt, 'time'), date(slots[at + 1]!.startsAt, 'time'))}
                    </span>
                  )}
                </>
              }
              end={
                slot.state === 'on' && (
                  <Badge variant="light" color="red">
                    {w.onNow}
                  </Badge>
                )
              }
              opens={w.edit(slot.title)}
              open={() => setOpened(slot)}
            />
          ))}
        </Rows>
      )}
      {opened && (
        <DaySlotForm
          channelId={channelId}
          day={opened === 'new' ? day : isoDay(new Date(opened.startsAt), timeZone)}
          slot={opened === 'new' ? null : opened}
          slots={data.items}
          close={() => setOpened(null)}
        />
      )}
    </Stack>
  )
}

const gapAfter = (slot: DaySlot, next: DaySlot | undefined): boolean =>
  next !== undefined && new Date(next.startsAt) > new Date(slot.endsAt)
