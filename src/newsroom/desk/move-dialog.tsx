import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { useHouse, zoneName } from '../shell/house.ts'
import { useProblemSentence } from '../shell/problems.ts'
import { tell } from '../shell/tell.ts'
import { useWords } from '../words.ts'
import { type CalendarAnswer, type CalendarItem, inTheSameMinute } from './calendar-days.ts'
import { useDirection } from './direction.ts'
import { momentOf, wallOf } from './wall.ts'
import { words } from './words.ts'

/** Moves what is scheduled to another day and time, which are the publication's. */
export function MoveDialog({ item, close }: { item: CalendarItem; close(): void }) {
  const w = useWords(words)
  const house = useHouse()
  const say = useProblemSentence()
  const directionOf = useDirection()
  const queries = useQueryClient()
  const { timeZone } = house.publication
  const [wall, setWall] = useState(() => wallOf(new Date(item.at), timeZone))
  const at = momentOf(wall, timeZone)
  const isPast = at !== null && at.getTime() <= Date.now()
  const together = useTogether(item, at, wall.day)
  const { mutate, isPending, error } = useMutation({
    mutationFn: (moment: Date) =>
      api.post<{ state: string; at: string }>(`/articles/${item.id}/publish`, { at: moment.toISOString() }),
    async onSuccess(answer, moment) {
      const said = house.date(answer.at, 'datetime')
      const isHeld = Date.parse(answer.at) > moment.getTime()
      close()
      tell(isHeld ? w.heldByEmbargo(said) : w.movedTo(said))
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
            {item.headline}
          </Text>
          <Group grow align="start">
            <TextInput
              type="date"
              label={w.day}
              value={wall.day}
              onChange={(event) => setWall({ ...wall, day: event.currentTarget.value })}
              required
              withAsterisk={false}
              data-autofocus
            />
            <TextInput
              type="time"
              label={w.time}
              value={wall.time}
              onChange={(event) => setWall({ ...wall, time: event.currentTarget.value.slice(0, 5) })}
              required
              withAsterisk={false}
            />
          </Group>
          <Text size="sm" role="status" c={isPast || !at ? 'red.9' : 'dimmed'}>
            {!at
              ? w.noSuchTime
              : isPast
                ? w.isPast
                : `${w.readersWillSee(house.date(at, 'full') + w.and + house.date(at, 'time'))} (${zoneName(timeZone, house.language)})`}
          </Text>
          {together.length > 0 && (
            <Alert color="orange" title={w.sameMinuteWith} role="status">
              {together.map((other) => (
                <Text key={other.id} size="sm" dir={directionOf(other.headline)}>
                  {other.headline}
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

/** What goes out in the minute chosen, as the calendar of that day says. */
function useTogether(item: CalendarItem, at: Date | null, day: string): CalendarItem[] {
  const { data } = useQuery({
    queryKey: ['articles', 'calendar', 'day', day],
    queryFn: ({ signal }) => api.get<CalendarAnswer>('/calendar', { from: day, to: day }, signal),
    enabled: at !== null && at.getTime() > Date.now(),
  })
  if (!at || !data) return []
  const items = data.days.flatMap((one) => one.items)
  return inTheSameMinute({ id: item.id, at: at.toISOString() }, items)
}
