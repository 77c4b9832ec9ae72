import { Group, Modal, Stack, Text } from '@mantine/core'
import { useWindowEvent } from '@mantine/hooks'
import { useWords } from '../words.ts'
import { Keys } from './keys.tsx'
import { presentShortcuts } from './shortcuts.ts'
import { words } from './words.ts'

const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

interface ShortcutHelpProps {
  opened: boolean
  open: () => void
  close: () => void
}

/** The keys that work here: on "?", and on the question mark of an Arabic keyboard. */
export function ShortcutHelp({ opened, open, close }: ShortcutHelpProps) {
  const w = useWords(words)
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
