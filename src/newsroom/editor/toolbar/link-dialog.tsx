import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import type { Editor } from '@tiptap/react'
import { type FormEvent, useState } from 'react'
import { readLinkAddress } from '../../../body/address.ts'
import { useMessages } from '../../messages.ts'
import { messages } from '../messages.ts'

/** Sets, changes or removes the selection's link, or inserts a new one. */
export function LinkDialog({ editor, onClose }: { editor: Editor; onClose(): void }) {
  const w = useMessages(messages)
  const present: string = editor.getAttributes('link').href ?? ''
  const needsText = editor.state.selection.empty && !present
  const [address, setAddress] = useState(present)
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState(false)

  function set(event: FormEvent) {
    event.preventDefault()
    event.stopPropagation()
    const href = readLinkAddress(address)
    if (href === null) return setWrong(true)
    const link = { type: 'link', attrs: { href } }
    if (needsText) {
      editor.commands.insertContent({ type: 'text', text: text.trim() || href, marks: [link] })
    } else {
      editor.chain().extendMarkRange('link').setMark('link', { href }).run()
    }
    onClose()
  }

  function remove() {
    editor.chain().extendMarkRange('link').unsetMark('link').run()
    onClose()
  }

  return (
    <Modal opened onClose={onClose} title={w.linkTitle} closeButtonProps={{ 'aria-label': w.close }}>
      <form onSubmit={set} noValidate>
        <Stack gap="sm">
          <TextInput
            data-autofocus
            label={w.linkAddress}
            value={address}
            onChange={(event) => {
              setAddress(event.currentTarget.value)
              setWrong(false)
            }}
            error={wrong && w.linkInvalid}
            dir="ltr"
            type="url"
            inputMode="url"
            maxLength={2_000}
            styles={{ label: { direction: 'inherit' } }}
          />
          {needsText && (
            <TextInput
              label={w.linkText}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          )}
          <Group justify="flex-end" gap="xs">
            {present && (
              <Button variant="subtle" color="red" onClick={remove} me="auto">
                {w.linkRemove}
              </Button>
            )}
            <Button variant="default" onClick={onClose}>
              {w.cancel}
            </Button>
            <Button type="submit">{w.linkSet}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
