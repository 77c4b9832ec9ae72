import { ActionIcon } from '@mantine/core'
import IconArrowBackUp from '@tabler/icons-react/icons/IconArrowBackUp'
import { useMessages } from '../../messages.ts'
import { messages } from '../forms/messages.ts'

/** Undoes one step of an arrangement. */
export function Undo({ undo }: { undo: (() => void) | null }) {
  const w = useMessages(messages)
  return (
    <ActionIcon variant="default" size={36} aria-label={w.undoStep} disabled={!undo} onClick={() => undo?.()}>
      <IconArrowBackUp size={18} className="mirrored" aria-hidden />
    </ActionIcon>
  )
}
