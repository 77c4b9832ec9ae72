import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import type { Editor } from '@tiptap/react'
import { type FormEvent, useState } from 'react'
import { insertEmbed } from '../../../blocks/embed/editor.ts'
import { readLinkAddress } from '../../../body/address.ts'
import { useMessages } from '../../messages.ts'
import { messages } from '../messages.ts'

/** Asks for the address of a post of another site, and inserts it. */
export function EmbedDialog({ editor, onClose }: { editor: Editor; onClose(): void }) {
  const w = useMessages(messages)
  const [address, setAddress] = useState('')
  const [isWrong, setWrong] = useState(false)

  function insert(event: FormEvent) {
    event.preventDefault()
    event.stopPropagation()
    if (insertEmbed(editor, readLinkAddress(address) ?? '')) onClose()
    else setWrong(true)
  }

  return (
    <Modal opened onClose={onClose} title={w.embed} closeButtonProps={{ 'aria-label': w.close }}>
      <form onSubmit={insert} noValidate>
        <Stack gap="sm">
          <TextInput
            data-autofocus
            label={w.embedAddress}
            description={w.embedHint}
            value={address}
            onChange={(event) => {
              setAddress(event.currentTarget.value)
              setWrong(false)
            }}
            error={isWrong && w.embedWrong}
            dir="ltr"
            type="url"
            inputMode="url"
            maxLength={2_000}
            styles={{
              label: { direction: 'inherit' },
              ...{ description: { direction: 'inherit' }, error: { direction: 'inherit' } },
            }}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {w.cancel}
            </Button>
            <Button type="submit">{w.embedInsert}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
