/**
 * The actions on an entry in the timeline. Each shows its result; the event stream notifies everybody of the
 * change.
 */
import { api } from '../../api.ts'
import { revisionMessages } from '../../diff/revision-messages.ts'
import { useMessages } from '../../messages.ts'
import { useConfirm } from '../../ui/confirm.tsx'
import { useProblemSentence } from '../../ui/problems.ts'
import { toast } from '../../ui/toast.ts'
import type { Assignee } from '../composing/assign-menu.tsx'
import type { Content } from '../composing/entry-draft.ts'
import { messages } from '../console-messages.ts'
import type { Entry } from '../coverage.ts'

export function useEntryActions(coverageId: number, changed: () => void) {
  const w = useMessages(messages)
  const s = useMessages(revisionMessages)
  const say = useProblemSentence()
  const confirm = useConfirm()

  async function act(action: () => Promise<unknown>, done?: string): Promise<boolean> {
    try {
      await action()
    } catch (problem) {
      toast(say(problem), 'failed')
      return false
    } finally {
      changed()
    }
    if (done) toast(done)
    return true
  }
  const of = ({ id }: Entry) => ({ params: { id: coverageId, entryId: id } })
  const assignTo = (entry: Entry, staffId: number | null) =>
    api.put('/coverages/{id}/entries/{entryId}/assignee', { ...of(entry), body: { staffId } })
  return {
    pin: (entry: Entry) =>
      act(() =>
        api.put('/coverages/{id}/entries/{entryId}/pin', { ...of(entry), body: { pinned: !entry.pinned } }),
      ),
    publish: (entry: Entry) =>
      act(() =>
        api.post('/coverages/{id}/entries/{entryId}/publish', {
          ...of(entry),
          body: { version: entry.version },
        }),
      ),
    unpublish: (entry: Entry, reason: string) =>
      act(
        () => api.post('/coverages/{id}/entries/{entryId}/unpublish', { ...of(entry), body: { reason } }),
        w.unpublishedDone,
      ),
    assign: (entry: Entry, to: Assignee) =>
      act(() => assignTo(entry, to?.id ?? null), to ? w.assignedTo(to.name) : w.assignedToAnyone),
    take: (entry: Entry, staffId: number) => act(() => assignTo(entry, staffId), w.taken),
    /**
     * Takes over a draft in order to continue it; resolves to its current state, or null when the person
     * declined.
     */
    async open(entry: Entry, staffId: number): Promise<Entry | null> {
      const { assignee, state } = entry
      if (state !== 'draft' || assignee?.id === staffId) return entry
      const question = { title: w.take, description: w.takeDescription(assignee?.name ?? ''), action: w.take }
      if (assignee && !(await confirm(question))) return null
      let opened: Entry | null = null
      await act(async () => {
        opened = await assignTo(entry, staffId)
      })
      return opened
    },
    /** Restores an earlier state of an entry; resolves to whether it was confirmed and done. */
    async restore(entry: Entry, content: Content): Promise<boolean> {
      const { restoreDescription, restoreSaysPublic, restored } = w.revisions
      const description = entry.state === 'published' ? restoreSaysPublic : restoreDescription
      if (!(await confirm({ title: s.restoreTitle, description, action: s.restore }))) return false
      return act(
        () =>
          api.put('/coverages/{id}/entries/{entryId}', {
            ...of(entry),
            body: { ...content, version: entry.version },
          }),
        restored,
      )
    },
    async remove(entry: Entry): Promise<void> {
      const question = {
        title: w.discardTitle,
        description: w.discardDescription,
        action: w.discard,
        danger: true,
      }
      if (await confirm(question)) await act(() => api.del('/coverages/{id}/entries/{entryId}', of(entry)))
    },
  }
}

export type EntryActionsOf = ReturnType<typeof useEntryActions>
