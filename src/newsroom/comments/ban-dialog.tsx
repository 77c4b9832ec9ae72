/** A dialog that bans the writer of a comment for some time. */
import { Button, Checkbox, Group, Modal, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useProblemSentence } from '../ui/problems.ts'
import { toast } from '../ui/toast.ts'
import type { Comment } from './comment.ts'
import { messages } from './messages.ts'

const dayMs = 86_400_000
const days = { day: 1, week: 7, month: 30, ever: null } as const
type Span = keyof typeof days

export function BanDialog({
  comment,
  close,
  done,
}: {
  comment: Comment
  close(): void
  /** Called with the ids of the comments rejected with the ban. */
  done(rejected: number[]): void
}) {
  const w = useMessages(messages)
  const say = useProblemSentence()
  const [reason, setReason] = useState('')
  const [span, setSpan] = useState<Span>('week')
  const [reject, setReject] = useState(true)
  const [isSending, setSending] = useState(false)
  async function ban(event: FormEvent): Promise<void> {
    event.preventDefault()
    setSending(true)
    try {
      const length = days[span]
      const until = length === null ? null : new Date(Date.now() + length * dayMs).toISOString()
      const answer = await api.post('/comments/{id}/ban', {
        params: { id: comment.id },
        body: {
          reason,
          until,
          reject,
        },
      })
      toast(w.bannedNow(comment.name))
      done(answer.rejected)
      close()
    } catch (problem) {
      toast(say(problem), 'failed')
    } finally {
      setSending(false)
    }
  }
  return (
    <Modal
      opened
      onClose={close}
      title={w.banTitle(comment.name)}
      closeButtonProps={{ 'aria-label': w.close }}
    >
      <form onSubmit={(event) => void ban(event)}>
        <Stack gap="md">
          <Text size="sm">{comment.reader ? w.banDescription : w.banGuestDescription}</Text>
          <TextInput
            label={w.banReason}
            description={w.banReasonHint}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
            maxLength={300}
            required
            data-autofocus
          />
          <div>
            <Text size="sm" fw={500} id="ban-for">
              {w.banFor}
            </Text>
            <SegmentedControl
              fullWidth
              aria-labelledby="ban-for"
              value={span}
              onChange={(value) => setSpan(value as Span)}
              data={Object.entries(w.spans).map(([value, label]) => ({ value, label }))}
            />
          </div>
          <Checkbox
            label={w.banReject}
            checked={reject}
            onChange={({ currentTarget }) => setReject(currentTarget.checked)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {w.cancel}
            </Button>
            <Button type="submit" color="red" loading={isSending} disabled={reason.trim() === ''}>
              {w.banAction}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
