/** A coverage from state to state, after saying what readers will see. */
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { api } from '../api.ts'
import { useConfirm } from '../shell/confirm.tsx'
import { useProblemSentence } from '../shell/problems.ts'
import { tell } from '../shell/tell.ts'
import { useWords } from '../words.ts'
import { NoteDialog } from '../writing/publishing/note-dialog.tsx'
import type { Coverage, CoverageState } from './coverage.ts'
import { words } from './words.ts'

export interface Move {
  name: 'announce' | 'start' | 'end' | 'resume' | 'bringBack' | 'unpublish'
  label: string
  run(): void
}

const ways: Record<CoverageState, [Move['name'], CoverageState][]> = {
  draft: [
    ['start', 'live'],
    ['announce', 'before'],
  ],
  before: [
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

/** The moves from where it is, the next one first, and the dialog that one of them opens. */
export function useMoves(coverage: Pick<Coverage, 'id' | 'state'>): { moves: Move[]; dialog: ReactNode } {
  const w = useWords(words)
  const confirm = useConfirm()
  const say = useProblemSentence()
  const queries = useQueryClient()
  const [isWithdrawing, setWithdrawing] = useState(false)

  async function set(state: CoverageState, reason?: string): Promise<boolean> {
    try {
      await api.put(`/coverages/${coverage.id}/state`, { state, ...(reason ? { reason } : {}) })
      tell(w.states[state])
    } catch (problem) {
      tell(say(problem), 'failed')
      return false
    } finally {
      void queries.invalidateQueries({ queryKey: ['coverages'] })
    }
    return true
  }
  async function ask(name: Exclude<Move['name'], 'unpublish'>, state: CoverageState) {
    const danger = name === 'end' ? { danger: true } : {}
    const question = { title: w.moves[`${name}Title`], says: w.moves[`${name}Says`], action: w.moves[name] }
    if (await confirm({ ...question, ...danger })) await set(state)
  }
  const deed = {
    ...{ title: w.moves.unpublishTitle, says: w.moves.unpublishSays, action: w.moves.unpublish },
    ...{ label: w.moves.reason, hint: w.moves.reasonHint, required: true, danger: true },
    run: (reason: string) => set('unpublished', reason),
  }
  return {
    moves: ways[coverage.state].map(([name, state]) => ({
      name,
      label: w.moves[name],
      run: () => (name === 'unpublish' ? setWithdrawing(true) : void ask(name, state)),
    })),
    dialog: isWithdrawing && <NoteDialog deed={deed} close={() => setWithdrawing(false)} />,
  }
}
