/** A deed that needs a word of reason: says what it does before it is done. */
import { Button, Group, Modal, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../../words.ts'
import { words } from './words.ts'

export interface Deed {
  title: string
  /** What readers or colleagues will see. */
  says: string
  label: string
  hint?: string
  action: string
  required: boolean
  danger?: boolean
  run(note: string): Promise<boolean>
}

export function NoteDialog({ deed, close }: { deed: Deed; close: () => void }) {
  const w = useWords(words)
  const [note, setNote] = useState('')
  const [isTried, setIsTried] = useState(false)
  const [isRunning, setIsRunning] = useState(false)
  const isMissing = deed.required && note.trim() === ''

  async function submit() {
    setIsTried(true)
    if (isMissing) return
    setIsRunning(true)
    const done = await deed.run(note.trim())
    setIsRunning(false)
    if (done) close()
  }
  return (
    <Modal opened onClose={close} title={deed.title} closeButtonProps={{ 'aria-label': w.close }} centered>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Text size="sm" mb="md">
          {deed.says}
        </Text>
        <Textarea
          label={deed.label}
          description={deed.hint}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
          error={isTried && isMissing ? w.required : undefined}
          maxLength={1_000}
          autosize
          minRows={2}
          withAsterisk={deed.required}
          data-autofocus
        />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={close}>
            {w.cancel}
          </Button>
          <Button type="submit" color={deed.danger ? 'red' : undefined} loading={isRunning}>
            {deed.action}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
