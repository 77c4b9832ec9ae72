/** A dialog for the time from which a layout is shown, and the optional time until which it is. */
import { Alert, Button, Group, Modal, Stack } from '@mantine/core'
import { useState } from 'react'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { messages as common } from '../ui/forms/messages.ts'
import { MomentField } from '../ui/moment-field.tsx'
import { useProblemSentence } from '../ui/problems.ts'
import { toast } from '../ui/toast.ts'
import type { LayoutBlocks } from './layout.ts'
import { messages } from './messages.ts'

interface Props {
  scope: string
  blocks: LayoutBlocks
  version: number
  close(): void
  done(): void
}

export function ScheduleDialog({ scope, blocks, version, close, done }: Props) {
  const w = useMessages(messages)
  const c = useMessages(common)
  const say = useProblemSentence()
  const [from, setFrom] = useState<string | null>(null)
  const [until, setUntil] = useState<string | null>(null)
  const [problem, setProblem] = useState<unknown>(null)

  async function schedule() {
    if (!from) return
    try {
      await api.put('/layouts/{scope}/schedule', {
        params: { scope },
        body: { blocks, from, until, version },
      })
      toast(w.scheduledDone)
      close()
      done()
    } catch (error) {
      setProblem(error)
    }
  }
  return (
    <Modal opened onClose={close} title={w.scheduleTitle} closeButtonProps={{ 'aria-label': c.close }}>
      <Stack gap="md">
        {problem !== null && <Alert color="red">{say(problem)}</Alert>}
        <MomentField label={w.from} value={from} onChange={setFrom} />
        <MomentField label={w.until} value={until} onChange={setUntil} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {c.cancel}
          </Button>
          <Button disabled={!from} onClick={() => void schedule()}>
            {w.schedule}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
