import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useMessages } from '../messages.ts'
import { messages as common } from '../ui/forms/messages.ts'
import { messages } from './messages.ts'
import { ProgrammeSelect } from './programme-select.tsx'
import { TimeAndMinutes } from './time-and-minutes.tsx'
import type { PlannedSlot } from './week.ts'

const isClock = (at: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(at)

/** Edits one slot of the week in the unsaved plan. */
export function SlotDialog({
  slot,
  isNew,
  keep,
  drop,
  close,
}: {
  slot: PlannedSlot
  isNew: boolean
  keep(slot: PlannedSlot): void
  drop(): void
  close(): void
}) {
  const w = useMessages(messages)
  const c = useMessages(common)
  const [values, setValues] = useState(slot)
  const [isChecked, setChecked] = useState(false)
  const set = (change: Partial<PlannedSlot>) => setValues((before) => ({ ...before, ...change }))
  const isTitled = values.title.trim() !== ''
  const isLong = values.minutes >= 1 && values.minutes <= 1440
  function submit(event: FormEvent) {
    event.preventDefault()
    event.stopPropagation()
    setChecked(true)
    if (isTitled && isLong && isClock(values.at)) keep({ ...values, title: values.title.trim() })
  }
  return (
    <Modal
      opened
      onClose={close}
      title={isNew ? w.addSlot : w.edit(slot.title)}
      closeButtonProps={{ 'aria-label': c.close }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <ProgrammeSelect
            value={values.programmeId}
            change={(programme) =>
              set({
                programmeId: programme?.id ?? null,
                ...(programme && !isTitled ? { title: programme.name } : {}),
              })
            }
          />
          <TextInput
            label={w.slotTitle}
            value={values.title}
            onChange={(event) => set({ title: event.currentTarget.value })}
            error={isChecked && !isTitled ? w.slotTitleRequired : undefined}
            maxLength={200}
            required
            data-autofocus
          />
          <TimeAndMinutes
            values={values}
            set={set}
            errors={{
              at: isChecked && !isClock(values.at) ? w.atWrong : undefined,
              minutes: isChecked && !isLong ? w.endsWrong : undefined,
            }}
          />
          <TextInput
            label={w.summary}
            value={values.summary}
            onChange={(event) => set({ summary: event.currentTarget.value })}
            maxLength={1000}
          />
          <Group justify="space-between" mt="sm">
            {isNew ? (
              <Button variant="default" onClick={close}>
                {c.cancel}
              </Button>
            ) : (
              <Button variant="subtle" color="red" onClick={drop}>
                {w.removeSlot}
              </Button>
            )}
            <Button type="submit">{w.done}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
