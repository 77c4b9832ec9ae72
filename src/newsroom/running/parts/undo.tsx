import { ActionIcon } from '@mantine/core'
import IconArrowBackUp from '@tabler/icons-react/icons/IconArrowBackUp'
import { useWords } from '../../words.ts'
import { words } from './words.ts'

/** One step of an arrangement back. */
export function Undo({ undo }: { undo: (() => void) | null }) {
  const w = useWords(words)
  return (
    <ActionIcon variant="default" size={36} aria-label={w.undoStep} disabled={!undo} onClick={() => undo?.()}>
      <IconArrowBackUp size={18} className="mirrored" aria-hidden />
    </ActionIcon>
  )
}
