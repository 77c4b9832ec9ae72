import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useConfirm } from '../ui/confirm.tsx'
import { useFormatters } from '../ui/formatters.ts'
import { LineField } from '../ui/forms/fields.tsx'
import { useForm } from '../ui/forms/form.ts'
import { FormNotice } from '../ui/forms/form-notice.tsx'
import { messages as common } from '../ui/forms/messages.ts'
import { useProblemSentence } from '../ui/problems.ts'
import { toast } from '../ui/toast.ts'
import { messages } from './messages.ts'
import { ProgrammeSelect } from './programme-select.tsx'
import { clockAt, type DaySlot, inTheWay, minute, momentOf } from './slots.ts'
import { TimeAndMinutes } from './time-and-minutes.tsx'

/** One slot of one day; lists conflicting slots before saving. */
export function DaySlotForm({
  channelId,
  day,
  slot,
  slots,
  close,
}: {
  channelId: number
  day: string
  slot: DaySlot | null
  slots: DaySlot[]
  close(): void
}) {
  const w = useMessages(messages)
  const c = useMessages(common)
  const queries = useQueryClient()
  const confirm = useConfirm()
  const say = useProblemSentence()
  const { timeZone } = useFormatters().publication
  const params = { id: channelId }
  const done = () => {
    void queries.invalidateQueries({ queryKey: ['channel'] })
    close()
  }
  const spanOf = ({ at, minutes }: { at: string; minutes: number }) => {
    const startsAt = momentOf(day, at || '00:00', timeZone)
    return { startsAt, endsAt: new Date(startsAt.getTime() + minutes * minute) }
  }
  const form = useForm({
    start: {
      at: slot ? clockAt(slot.startsAt, timeZone) : clockAt(new Date().toISOString(), timeZone),
      minutes: slot ? (Date.parse(slot.endsAt) - Date.parse(slot.startsAt)) / minute : 30,
      ...{ title: slot?.title ?? '', summary: slot?.summary ?? '' },
      programmeId: slot?.programme?.id ?? null,
    },
    own: { title: w.slotTitleRequired, endsAt: w.endsWrong },
    save({ at, minutes, ...rest }) {
      const { startsAt, endsAt } = spanOf({ at, minutes })
      const body = { ...rest, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() }
      return slot
        ? api.put('/channel/{id}/slots/{slotId}', { params: { ...params, slotId: slot.id }, body })
        : api.postOnce('/channel/{id}/slots', { params, body })
    },
    done,
  })
  const { values, set, errors } = form
  const span = spanOf(values)
  const cut = inTheWay(slots, slot?.id ?? null, span.startsAt, span.endsAt)
  function discard() {
    form.reset(form.values)
    close()
  }
  async function remove() {
    if (!slot) return
    const description = w.removeDescription(slot.title)
    if (!(await confirm({ title: w.removeSlot, description, action: w.removeSlot, danger: true }))) return
    try {
      await api.del('/channel/{id}/slots/{slotId}', { params: { ...params, slotId: slot.id } })
      toast(c.removed)
      form.reset(form.values)
      done()
    } catch (problem) {
      toast(say(problem), 'failed')
    }
  }
  return (
    <Modal
      opened
      onClose={discard}
      title={slot ? w.edit(slot.title) : w.special}
      closeButtonProps={{ 'aria-label': c.close }}
    >
      <form onSubmit={(event) => void form.submit(event)}>
        <Stack gap="sm">
          <FormNotice form={form as never} />
          <ProgrammeSelect
            value={values.programmeId}
            change={(programme) =>
              set({
                programmeId: programme?.id ?? null,
                ...(programme && !values.title ? { title: programme.name } : {}),
              })
            }
          />
          <LineField form={form} name="title" label={w.slotTitle} maxLength={200} required data-autofocus />
          <TimeAndMinutes
            values={values}
            set={set}
            errors={{ at: errors.startsAt, minutes: errors.endsAt }}
          />
          <LineField form={form} name="summary" label={w.summary} maxLength={1000} />
          {cut.length > 0 && form.isDirty && (
            <Alert color="yellow">{w.makesRoom(cut.map(({ title }) => `«${title}»`).join('، '))}</Alert>
          )}
          <Text size="sm" c="dimmed">
            {w.slotDescription}
          </Text>
          <Group justify="space-between">
            {slot ? (
              <Button variant="subtle" color="red" onClick={() => void remove()}>
                {w.removeSlot}
              </Button>
            ) : (
              <span />
            )}
            <Button type="submit" loading={form.isSaving} disabled={!form.isDirty}>
              {c.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
