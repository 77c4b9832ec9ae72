/** Sends again what a webhook did not receive since a time. */
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useFormatters } from '../ui/formatters.ts'
import { messages as common } from '../ui/forms/messages.ts'
import { MomentField } from '../ui/moment-field.tsx'
import { toast } from '../ui/toast.ts'
import { messages } from './messages.ts'
import { useWebhookAction } from './use-webhook-action.ts'

const dayMs = 86_400_000

/** `since`: when the deliveries began to fail, if they fail now. */
export function ReplayFailed({ webhookId, since }: { webhookId: number; since: string | null }) {
  const w = useMessages(messages)
  const c = useMessages(common)
  const { count } = useFormatters()
  const act = useWebhookAction()
  const [from, setFrom] = useState<string | null>(null)
  const [isOpen, setOpen] = useState(false)
  const [isRunning, setRunning] = useState(false)
  const open = () => {
    setFrom(since ?? new Date(Date.now() - dayMs).toISOString())
    setOpen(true)
  }
  const send = async () => {
    if (!from) return
    setRunning(true)
    await act(async () => {
      const answer = await api.post('/webhooks/{id}/replay', {
        params: { id: webhookId },
        body: { since: from },
      })
      toast(answer.count === 0 ? w.nothingToReplay : count(answer.count, w.replayedAll))
      setOpen(false)
    })
    setRunning(false)
  }
  return (
    <>
      <Group>
        <Button variant="default" onClick={open}>
          {w.replayFailed}
        </Button>
      </Group>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={w.replayFailed}
        closeButtonProps={{ 'aria-label': c.close }}
      >
        <Stack>
          <Text size="sm">{w.replayFailedDetail}</Text>
          <MomentField label={w.replaySince} value={from} onChange={setFrom} />
          <Group justify="flex-end">
            <Button onClick={() => void send()} loading={isRunning} disabled={!from}>
              {w.replay}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}
