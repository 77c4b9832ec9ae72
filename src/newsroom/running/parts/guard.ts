import { useBlocker } from '@tanstack/react-router'
import { useConfirm } from '../../shell/confirm.tsx'
import { useWords } from '../../words.ts'
import { words } from './words.ts'

/** Asks before somebody leaves what they have not saved: another screen, a closed drawer, a closed tab. */
export function useGuard(isDirty: () => boolean): void {
  const w = useWords(words)
  const confirm = useConfirm()
  useBlocker({
    enableBeforeUnload: isDirty,
    shouldBlockFn: async () =>
      isDirty() &&
      !(await confirm({ title: w.leaveTitle, says: w.leaveSays, action: w.leave, danger: true })),
  })
}
