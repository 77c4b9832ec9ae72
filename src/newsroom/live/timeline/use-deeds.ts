/** What is done to an entry from the timeline. Each says what came of it; the bell brings the change to everybody. */
import { api } from '../../api.ts'
import { useConfirm } from '../../shell/confirm.tsx'
import { useProblemSentence } from '../../shell/problems.ts'
import { tell } from '../../shell/tell.ts'
import { useWords } from '../../words.ts'
import { words as revisionWords } from '../../writing/revisions/words.ts'
import type { Receiver } from '../composing/hand-menu.tsx'
import type { Content } from '../composing/piece.ts'
import { words } from '../console-words.ts'
import type { Entry } from '../coverage.ts'

export function useDeeds(coverageId: number, changed: () => void) {
  const w = useWords(words)
  const s = useWords(revisionWords)
  const say = useProblemSentence()
  const confirm = useConfirm()

  async function act(deed: () => Promise<unknown>, done?: string): Promise<boolean> {
    try {
      await deed()
    } catch (problem) {
      tell(say(problem), 'failed')
      return false
    } finally {
      changed()
    }
    if (done) tell(done)
    return true
  }
  const path = ({ id }: Entry) => `/coverages/${coverageId}/entries/${id}`
  return {
    pin: (entry: Entry) => act(() => api.put(`${path(entry)}/pin`, { pinned: !entry.pinned })),
    publish: (entry: Entry) => act(() => api.post(`${path(entry)}/publish`, { version: entry.version })),
    withdraw: (entry: Entry, reason: string) =>
      act(() => api.post(`${path(entry)}/withdraw`, { reason }), w.withdrawnNowTold),
    hand: (entry: Entry, to: Receiver) =>
      act(
        () => api.put(`${path(entry)}/holder`, { staffId: to?.id ?? null }),
        to ? w.handedTo(to.name) : w.handedToAnyone,
      ),
    take: (entry: Entry, staffId: number) =>
      act(() => api.put(`${path(entry)}/holder`, { staffId }), w.taken),
    /** A draft that is gone on with is in one's own hands; answers it as it is then, null when it was left alone. */
    async open(entry: Entry, staffId: number): Promise<Entry | null> {
      const { holder, state } = entry
      if (state !== 'draft' || holder?.id === staffId) return entry
      const question = { title: w.take, says: w.takeSays(holder?.name ?? ''), action: w.take }
      if (holder && !(await confirm(question))) return null
      let opened: Entry | null = null
      await act(async () => {
        opened = await api.put<Entry>(`${path(entry)}/holder`, { staffId })
      })
      return opened
    },
    /** Makes an entry as it was; answers whether that was wanted, and done. */
    async restore(entry: Entry, content: Content): Promise<boolean> {
      const { restoreSays, restoreSaysPublic } = w.revisions
      const says = entry.state === 'published' ? restoreSaysPublic : restoreSays
      if (!(await confirm({ title: s.restoreTitle, says, action: s.restore }))) return false
      return act(() => api.put(path(entry), { ...content, version: entry.version }), s.restored)
    },
    async remove(entry: Entry): Promise<void> {
      const question = { title: w.discardTitle, says: w.discardSays, action: w.discard, danger: true }
      if (await confirm(question)) await act(() => api.del(path(entry)))
    },
  }
}

export type Deeds = ReturnType<typeof useDeeds>
