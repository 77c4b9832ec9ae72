/** Changes the state of a coverage, after saying what readers will see. */
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useConfirm } from '../ui/confirm.tsx'
import { NoteDialog } from '../ui/note-dialog.tsx'
import { useProblemSentence } from '../ui/problems.ts'
import { toast } from '../ui/toast.ts'
import type { Coverage, CoverageState } from './coverage.ts'
import { messages } from './messages.ts'

/** A coverage never becomes a draft again. */
type NextState = Exclude<CoverageState, 'draft'>

export interface Move {
  name: 'announce' | 'start' | 'end' | 'resume' | 'bringBack' | 'unpublish'
  label: string
  run(): void
}

const ways: Record<CoverageState, [Move['name'], NextState][]> = {
  draft: [
    ['start', 'live'],
    ['announce', 'announced'],
  ],
  announced: [
    ['start', 'live'],
    ['unpublish', 'unpublished'],
  ],
  live: [
    ['end', 'ended'],
    ['unpublish', 'unpublished'],
  ],
  ended: [
    ['resume', 'live'],
    ['unpublish', 'unpublished'],
  ],
  unpublished: [['bringBack', 'ended']],
}

/** The possible state changes, the likely next one first, and their confirmation dialog. */
export function useMoves(coverage: Pick<Coverage, 'id' | 'state'>): { moves: Move[]; dialog: ReactNode } {
  const w = useMessages(messages)
  const confirm = useConfirm()
  const say = useProblemSentence()
  const queries = useQueryClient()
  const [isUnpublishing, setUnpublishing] = useState(false)

  async function set(state: NextState, reason?: string): Promise<boolean> {
    try {
      await api.put('/coverages/{id}/state', {
        params: { id: coverage.id },
        body: { state, ...(reason ? { reason } : {}) },
      })
      toast(w.states[state])
    } catch (problem) {
      toast(say(problem), 'failed')
      return false
    } finally {
      void queries.invalidateQueries({ queryKey: ['coverages'] })
    }
    return true
  }
  async function ask(name: Exclude<Move['name'], 'unpublish'>, state: NextState) {
    const danger = name === 'end' ? { danger: true } : {}
    const question = {
      title: w.moves[`${name}Title`],
      description: w.moves[`${name}Description`],
      action: w.moves[name],
    }
    if (await confirm({ ...question, ...danger })) await set(state)
  }
  const action = {
    ...{
      title: w.moves.unpublishTitle,
      description: w.moves.unpublishDescription,
      action: w.moves.unpublish,
    },
    ...{ label: w.moves.reason, hint: w.moves.reasonHint, required: true, danger: true },
    run: (reason: string) => set('unpublished', reason),
  }
  return {
    moves: ways[coverage.state].map(([name, state]) => ({
      name,
      label: w.moves[name],
      run: () => (name === 'unpublish' ? setUnpublishing(true) : void ask(name, state)),
    })),
    dialog: isUnpublishing && <NoteDialog action={action} close={() => setUnpublishing(false)} />,
  }
}
