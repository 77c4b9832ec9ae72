/** A dialog for the reason of a rejection, chosen by number key or by click. */
import { Button, Kbd, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useWindowEvent } from '@mantine/hooks'
import { useState } from 'react'
import { useMessages } from '../messages.ts'
import type { RejectionCode } from './comment.ts'
import { messages } from './messages.ts'

export function RejectDialog({
  close,
  reject,
}: {
  close(): void
  reject(code: RejectionCode, note: string): void
}) {
  const w = useMessages(messages)
  const [note, setNote] = useState('')
  const codes = Object.keys(w.codes) as RejectionCode[]
  const choose = (code: RejectionCode) => {
    reject(code, note.trim())
    close()
  }
  useWindowEvent('keydown', (event) => {
    const isTyping = event.target instanceof HTMLInputElement
    // The key, whatever digits the keyboard layout prints.
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1]
    const code = digit && codes[Number(digit) - 1]
    if (!code || isTyping || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    choose(code)
  })
  return (
    <Modal opened onClose={close} title={w.rejectTitle} closeButtonProps={{ 'aria-label': w.close }}>
      <Stack gap="xs">
        <Text size="sm" c="dimmed">
          {w.rejectHint}
        </Text>
        {codes.map((code, at) => (
          <Button
            key={code}
            variant="default"
            justify="space-between"
            rightSection={<Kbd size="xs">{at + 1}</Kbd>}
            onClick={() => choose(code)}
            data-autofocus={at === 0 || undefined}
          >
            {w.codes[code]}
          </Button>
        ))}
        <TextInput
          label={w.note}
          maxLength={300}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
      </Stack>
    </Modal>
  )
}
