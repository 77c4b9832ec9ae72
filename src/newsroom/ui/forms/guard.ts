import { useBlocker } from '@tanstack/react-router'
import { useMessages } from '../../messages.ts'
import { useConfirm } from '../confirm.tsx'
import { messages } from './messages.ts'

/** Warns before unsaved changes are lost: another screen, a closed drawer, a closed tab. */
export function useGuard(isDirty: () => boolean): void {
  const w = useMessages(messages)
  const confirm = useConfirm()
  useBlocker({
    enableBeforeUnload: isDirty,
    shouldBlockFn: async () =>
      isDirty() &&
      !(await confirm({
        title: w.leaveTitle,
        description: w.leaveDescription,
        action: w.leave,
        danger: true,
      })),
  })
}
