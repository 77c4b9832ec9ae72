import { Group, Modal, Stack, Text } from '@mantine/core'
import { useWindowEvent } from '@mantine/hooks'
import { useMessages } from '../messages.ts'
import { Keys } from '../ui/keys.tsx'
import { presentShortcuts } from '../ui/shortcuts.ts'
import { messages } from './messages.ts'

const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

interface ShortcutHelpProps {
  opened: boolean
  open: () => void
  close: () => void
}

/** The keyboard shortcuts of the current screen; opened with "?", also on Arabic keyboards. */
export function ShortcutHelp({ opened, open, close }: ShortcutHelpProps) {
  const w = useMessages(messages)
  useWindowEvent('keydown', (event) => {
    if ((event.key === '?' || event.key === '؟') && !isField(event.target)) open()
  })
  return (
    <Modal opened={opened} onClose={close} title={w.shortcuts} closeButtonProps={{ 'aria-label': w.close }}>
      <Stack gap="xs">
        {opened &&
          [...presentShortcuts(), { keys: '?', label: w.shortcuts }].map(({ keys, label }) => (
            <Group key={keys + label} justify="space-between" wrap="nowrap">
              <Text size="sm">{label}</Text>
              <Keys keys={keys} />
            </Group>
          ))}
      </Stack>
    </Modal>
  )
}
