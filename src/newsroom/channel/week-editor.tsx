/** The editor of the weekly plan: a column for each day, one day at a time on a phone. */
import { Button, Group, SegmentedControl, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { weekdayName } from '../../language/months.ts'
import { api } from '../api.ts'
import { useLanguage, useMessages } from '../messages.ts'
import { useConfirm } from '../ui/confirm.tsx'
import { useForm } from '../ui/forms/form.ts'
import { FormNotice } from '../ui/forms/form-notice.tsx'
import { messages as common } from '../ui/forms/messages.ts'
import { Failed, Loading } from '../ui/states.tsx'
import classes from './channel.module.css'
import { DayColumn } from './day-column.tsx'
import { messages } from './messages.ts'
import { SlotDialog } from './slot-dialog.tsx'
import { nextFree, type PlannedSlot } from './week.ts'

interface Week {
  slots: PlannedSlot[]
  version: number
}

export function WeekScreen({ channelId }: { channelId: number }) {
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['channel', 'week', channelId],
    queryFn: () => api.get('/channel/{id}/week', { params: { id: channelId } }),
    ...{ staleTime: Number.POSITIVE_INFINITY, gcTime: 0 },
  })
  const reload = () => void refetch()
  if (error) return <Failed problem={error} retry={reload} />
  if (!data || isFetching) return <Loading />
  return <WeekEditor key={data.version} channelId={channelId} week={data} reload={reload} />
}

const days = [0, 1, 2, 3, 4, 5, 6]

function WeekEditor({ channelId, week, reload }: { channelId: number; week: Week; reload(): void }) {
  const w = useMessages(messages)
  const c = useMessages(common)
  const { language } = useLanguage()
  const confirm = useConfirm()
  const isNarrow = useMediaQuery('(max-width: 62em)')
  const [day, setDay] = useState(String(new Date().getDay()))
  const [refill, setRefill] = useState(false)
  const [opened, setOpened] = useState<{ index: number | null; slot: PlannedSlot } | null>(null)
  const form = useForm({
    start: { slots: week.slots },
    save: ({ slots }, isForced) =>
      api.put('/channel/{id}/week', {
        params: { id: channelId },
        body: { slots, refill, version: isForced ? null : week.version },
      }),
    done: reload,
  })
  const { slots } = form.values
  const nameOf = (weekday: number) => weekdayName(weekday, language)
  const open = (index: number) => setOpened({ index, slot: slots[index]! })
  const add = (weekday: number) =>
    setOpened({
      index: null,
      slot: {
        ...{ weekday, at: nextFree(slots, weekday), minutes: 60 },
        ...{ title: '', summary: '', programmeId: null },
      },
    })
  function keep(slot: PlannedSlot) {
    const { index } = opened!
    form.set({ slots: index === null ? [...slots, slot] : slots.with(index, slot) })
    setOpened(null)
  }
  function drop() {
    const { index } = opened!
    if (index !== null) form.set({ slots: slots.toSpliced(index, 1) })
    setOpened(null)
  }
  async function save() {
    const description = refill ? w.refillDescription : w.saveDescription
    if (await confirm({ title: w.saveTitle, description, action: w.saveWeek })) await form.submit()
  }
  const shown = isNarrow ? [Number(day)] : days
  return (
    <section aria-label={w.tabs.week}>
      <Group justify="space-between" mb="sm" gap="sm">
        <Text size="sm" c="dimmed" maw="32rem">
          {w.weekDescription}
        </Text>
        <Group gap="sm">
          <Text size="sm" c="dimmed" aria-live="polite">
            {form.isDirty ? c.unsaved : ''}
          </Text>
          <label className={classes.check}>
            <input
              type="checkbox"
              checked={refill}
              onChange={(event) => setRefill(event.currentTarget.checked)}
            />
            {w.refill}
          </label>
          <Button disabled={!form.isDirty && !refill} loading={form.isSaving} onClick={() => void save()}>
            {w.saveWeek}
          </Button>
        </Group>
      </Group>
      <FormNotice form={form as never} reload={reload} />
      {isNarrow && (
        <SegmentedControl
          fullWidth
          size="xs"
          mb="sm"
          aria-label={w.day}
          value={day}
          onChange={setDay}
          data={days.map((weekday) => ({
            value: String(weekday),
            label: nameOf(weekday).replace(/^ال/, ''),
          }))}
        />
      )}
      <div className={classes.week} data-one={isNarrow || undefined}>
        {shown.map((weekday) => (
          <DayColumn
            key={weekday}
            name={nameOf(weekday)}
            slots={slots}
            weekday={weekday}
            open={open}
            add={() => add(weekday)}
          />
        ))}
      </div>
      {opened && (
        <SlotDialog
          slot={opened.slot}
          isNew={opened.index === null}
          keep={keep}
          drop={drop}
          close={() => setOpened(null)}
        />
      )}
    </section>
  )
}
