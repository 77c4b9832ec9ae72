/** A dialog for an action that needs a reason; it explains the action first. */
import { Button, Group, Modal, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useMessages } from '../messages.ts'
import { messages } from './messages.ts'

export interface ArticleAction {
  title: string
  /** A sentence about the effect for readers or colleagues. */
  description: string
  label: string
  hint?: string
  action: string
  required: boolean
  danger?: boolean
  run(note: string): Promise<boolean>
}

export function NoteDialog({ action, close }: { action: ArticleAction; close: () => void }) {
  const w = useMessages(messages)
  const [note, setNote] = useState('')
  const [isTried, setIsTried] = useState(false)
  const [isRunning, setIsRunning] = useState(false)
  const isMissing = action.required && note.trim() === ''

  async function submit() {
    setIsTried(true)
    if (isMissing) return
    setIsRunning(true)
    const done = await action.run(note.trim())
    setIsRunning(false)
    if (done) close()
  }
  return (
    <Modal opened onClose={close} title={action.title} closeButtonProps={{ 'aria-label': w.close }} centered>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Text size="sm" mb="md">
          {action.description}
        </Text>
        <Textarea
          label={action.label}
          description={action.hint}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
          error={isTried && isMissing ? w.required : undefined}
          maxLength={1_000}
          autosize
          minRows={2}
          withAsterisk={action.required}
          data-autofocus
        />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={close}>
            {w.cancel}
          </Button>
          <Button type="submit" color={action.danger ? 'red' : undefined} loading={isRunning}>
            {action.action}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
