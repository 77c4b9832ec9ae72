import { Button, Group, Modal, NumberInput, Stack } from '@mantine/core'
import type { Editor } from '@tiptap/react'
import { type FormEvent, useState } from 'react'
import { highestStart } from '../../../blocks/list/block.ts'
import { numberedListAround } from '../../../blocks/list/editor.ts'
import { useMessages } from '../../messages.ts'
import { messages } from '../messages.ts'

/** Sets the number of the first item of the numbered list around the caret. */
export function ListStartDialog({ editor, onClose }: { editor: Editor; onClose(): void }) {
  const w = useMessages(messages)
  const list = numberedListAround(editor)
  const [start, setStart] = useState<string | number>(list?.node.attrs.start ?? 1)

  function set(event: FormEvent) {
    event.preventDefault()
    event.stopPropagation()
    if (list && typeof start === 'number')
      editor.view.dispatch(editor.state.tr.setNodeAttribute(list.pos, 'start', start))
    onClose()
  }

  return (
    <Modal opened onClose={onClose} title={w.listStart} closeButtonProps={{ 'aria-label': w.close }}>
      <form onSubmit={set} noValidate>
        <Stack gap="sm">
          <NumberInput
            data-autofocus
            label={w.listStartsAt}
            value={start}
            onChange={setStart}
            min={0}
            max={highestStart}
            allowDecimal={false}
            allowNegative={false}
            clampBehavior="strict"
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {w.cancel}
            </Button>
            <Button type="submit">{w.listStartSet}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
