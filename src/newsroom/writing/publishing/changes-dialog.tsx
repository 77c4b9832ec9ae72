/** Publishes changes to a public article: without notice, or as a correction with a note. */
import { Button, Group, Modal, Radio, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useMessages } from '../../messages.ts'
import { messages } from './messages.ts'
import type { Act } from './use-article-action.ts'

export function ChangesDialog({ act, close }: { act: Act; close: () => void }) {
  const w = useMessages(messages)
  const [mode, setMode] = useState<'quiet' | 'announced'>('quiet')
  const [note, setNote] = useState('')
  const [isTried, setIsTried] = useState(false)
  const [isRunning, setIsRunning] = useState(false)
  const isMissing = mode === 'announced' && note.trim() === ''

  async function publish() {
    setIsTried(true)
    if (isMissing) return
    setIsRunning(true)
    const done =
      mode === 'quiet'
        ? await act('publish', {}, () => w.changed)
        : await act('correct', { note: note.trim() }, () => w.corrected)
    setIsRunning(false)
    if (done) close()
  }
  return (
    <Modal
      opened
      onClose={close}
      title={w.changesTitle}
      closeButtonProps={{ 'aria-label': w.close }}
      centered
    >
      <Stack>
        <Radio.Group
          value={mode}
          onChange={(value) => setMode(value as 'quiet' | 'announced')}
          label={w.readersSee}
        >
          <Stack gap="sm" mt="xs">
            <Radio value="quiet" label={w.quiet} description={w.quietHint} />
            <Radio value="announced" label={w.announced} description={w.announcedHint} />
          </Stack>
        </Radio.Group>
        {mode === 'announced' && (
          <Textarea
            label={w.note}
            placeholder={w.noteHint}
            value={note}
            onChange={({ currentTarget }) => setNote(currentTarget.value)}
            error={isTried && isMissing ? w.noteNeeded : undefined}
            maxLength={1_000}
            autosize
            minRows={3}
            withAsterisk
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {w.cancel}
          </Button>
          <Button onClick={() => void publish()} loading={isRunning} data-autofocus>
            {mode === 'quiet' ? w.publishChanges : w.publishCorrection}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
