import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useDirection } from '../ui/direction.ts'
import { useFormatters, zoneName } from '../ui/formatters.ts'
import { HeadlineText } from '../ui/headline.tsx'
import { localDateTimeOf, momentOf } from '../ui/local-date-time.ts'
import { useProblemSentence } from '../ui/problems.ts'
import { toast } from '../ui/toast.ts'
import { DayField, TimeField } from '../ui/typed-fields.tsx'
import { type CalendarItem, inTheSameMinute } from './calendar-days.ts'
import { messages } from './messages.ts'

/** Moves a scheduled item to another day and time, in the publication's time zone. */
export function MoveDialog({ item, close }: { item: CalendarItem; close(): void }) {
  const w = useMessages(messages)
  const formatters = useFormatters()
  const say = useProblemSentence()
  const directionOf = useDirection()
  const queries = useQueryClient()
  const { timeZone } = formatters.publication
  const [local, setWall] = useState(() => localDateTimeOf(new Date(item.at), timeZone))
  const at = momentOf(local, timeZone)
  const isPast = at !== null && at.getTime() <= Date.now()
  const together = useTogether(item, at, local.day)
  const { mutate, isPending, error } = useMutation({
    mutationFn: (moment: Date) =>
      api.post('/articles/{id}/publish', { params: { id: item.id }, body: { at: moment.toISOString() } }),
    async onSuccess(answer, moment) {
      const said = formatters.date(answer.at, 'datetime')
      const isHeld = Date.parse(answer.at) > moment.getTime()
      close()
      toast(isHeld ? w.heldByEmbargo(said) : w.movedTo(said))
      await queries.invalidateQueries({ queryKey: ['articles'] })
    },
  })

  function submit(event: FormEvent) {
    event.preventDefault()
    if (at && !isPast) mutate(at)
  }
  return (
    <Modal opened onClose={close} title={w.moveTitle} centered closeButtonProps={{ 'aria-label': w.close }}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Text dir={directionOf(item.headline)} fw={700}>
            <HeadlineText of={item.headline} />
          </Text>
          <Group grow align="start">
            <DayField
              label={w.day}
              value={local.day}
              change={(day) => setWall({ ...local, day })}
              required
              withAsterisk={false}
              data-autofocus
            />
            <TimeField
              label={w.time}
              value={local.time}
              change={(time) => setWall({ ...local, time })}
              required
              withAsterisk={false}
            />
          </Group>
          <Text size="sm" role="status" c={isPast || !at ? 'red.9' : 'dimmed'}>
            {!at
              ? w.noSuchTime
              : isPast
                ? w.isPast
                : `${w.readersWillSee(formatters.date(at, 'full') + w.and + formatters.date(at, 'time'))} (${zoneName(timeZone, formatters.language)})`}
          </Text>
          {together.length > 0 && (
            <Alert color="orange" title={w.sameMinuteWith} role="status">
              {together.map((other) => (
                <Text key={other.id} size="sm" dir={directionOf(other.headline)}>
                  <HeadlineText of={other.headline} />
                </Text>
              ))}
            </Alert>
          )}
          {error && (
            <Alert color="red" role="alert">
              {say(error)}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {w.cancel}
            </Button>
            <Button type="submit" loading={isPending} disabled={!at || isPast}>
              {w.moveAction}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

/** The items scheduled for the chosen minute, from that day's calendar. */
function useTogether(item: CalendarItem, at: Date | null, day: string): CalendarItem[] {
  const { data } = useQuery({
    queryKey: ['articles', 'calendar', 'day', day],
    queryFn: ({ signal }) => api.get('/calendar', { query: { from: day, to: day }, signal }),
    enabled: at !== null && at.getTime() > Date.now(),
  })
  if (!at || !data) return []
  const items = data.days.flatMap((one) => one.items)
  return inTheSameMinute({ id: item.id, at: at.toISOString() }, items)
}
