/** Adds an external video stream by its address. */
import { Button, Modal, Stack, Text, TextInput } from '@mantine/core'
import IconLink from '@tabler/icons-react/icons/IconLink'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { messages as common } from '../ui/forms/messages.ts'
import { useProblemSentence } from '../ui/problems.ts'
import { stageMessages } from './stage-messages.ts'

export function AddStream() {
  const w = useMessages(stageMessages)
  const { close } = useMessages(common)
  const say = useProblemSentence()
  const navigate = useNavigate()
  const [isOpen, setOpen] = useState(false)
  const [streamUrl, setAddress] = useState('')
  const [error, setError] = useState('')
  const [isSending, setSending] = useState(false)

  async function add(event: FormEvent) {
    event.preventDefault()
    setError('')
    setSending(true)
    try {
      const { id } = await api.postOnce('/media/streams', { body: { streamUrl } })
      await navigate({ to: `/newsroom/pictures/${id}` })
    } catch (problem) {
      setError(say(problem))
    }
    setSending(false)
  }

  return (
    <>
      <Button
        size="sm"
        variant="default"
        leftSection={<IconLink size={18} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {w.addStream}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={w.addStream}
        closeButtonProps={{ 'aria-label': close }}
      >
        <Stack component="form" onSubmit={(event: FormEvent) => void add(event)} gap="sm">
          <Text size="sm" c="dimmed">
            {w.addStreamHint}
          </Text>
          <TextInput
            required
            dir="ltr"
            type="url"
            label={w.streamUrl}
            value={streamUrl}
            error={error}
            onChange={(event) => setAddress(event.currentTarget.value)}
            data-autofocus
          />
          <Button type="submit" loading={isSending}>
            {w.addStream}
          </Button>
        </Stack>
      </Modal>
    </>
  )
}
