/**
 * Saves an article while it is written: a moment after the last key, each time on top of the revision that was
 * edited. Knows nothing of the screen; the screen looks at `state` whenever `onState` is called.
 */
import { ApiProblem } from '../../api.ts'
import type { Content, Head } from '../article.ts'
import { type Merged, merge, sameContent } from './merge.ts'

export type Saving =
  | { kind: 'saved'; at: Date | null }
  | { kind: 'changed' }
  | { kind: 'saving' }
  /** The server is out of reach; it is tried again and again. */
  | { kind: 'waiting' }
  /** The server does not take it as it is. */
  | { kind: 'refused'; problem: ApiProblem }
  /** Somebody else changed the same field: a person has to decide. */
  | { kind: 'clash'; head: Head; merged: Merged }

export interface SaverState {
  saving: Saving
  content: Content
  /** The revision that the server has, and what it holds. */
  base: number
  baseContent: Content
  /** Whose changes were taken in last. */
  mergedFrom: string | null
}

export interface SaverOptions {
  start: { revision: number; content: Content }
  /** Sends a save; rejects with an ApiProblem. */
  send(base: number, content: Content): Promise<{ revision: number }>
  onState(state: SaverState): void
  /** Keeps what is not saved yet in the browser, or forgets it. */
  keep(state: SaverState): void
  drop(): void
}

const pauseMs = 1_200
const longestMs = 4_000
const retryMs = [1_000, 2_000, 4_000, 8_000]

export type Saver = ReturnType<typeof createSaver>

export function createSaver({ start, send, onState, keep, drop }: SaverOptions) {
  let state: SaverState = {
    saving: { kind: 'saved', at: null },
    content: start.content,
    base: start.revision,
    baseContent: start.content,
    mergedFrom: null,
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  let firstChange = 0
  let running: Promise<void> | null = null
  let failures = 0
  let closed = false

  const set = (change: Partial<SaverState>) => {
    state = { ...state, ...change }
    onState(state)
  }
  const isDirty = () => !sameContent(state.content, state.baseContent)

  function plan(wait: number): void {
    clearTimeout(timer)
    if (!closed) timer = setTimeout(() => void flush(), wait)
  }

  function change(content: Content): void {
    state = { ...state, content }
    keep(state)
    if (state.saving.kind === 'clash') return void onState(state)
    const now = Date.now()
    if (!firstChange) firstChange = now
    set({ saving: { kind: running ? 'saving' : 'changed' } })
    plan(Math.max(0, Math.min(pauseMs, firstChange + longestMs - now)))
  }

  /** Saves what is not saved; answers when nothing is left to save, or it cannot be. */
  async function flush(): Promise<void> {
    clearTimeout(timer)
    while (running) await running
    if (state.saving.kind === 'clash') return
    if (!isDirty()) {
      drop()
      if (state.saving.kind !== 'saved') set({ saving: { kind: 'saved', at: new Date() } })
      return
    }
    running = saveOnce().finally(() => {
      running = null
    })
    await running
    if (state.saving.kind === 'changed') await flush()
  }

  async function saveOnce(): Promise<void> {
    const { base, content } = state
    firstChange = 0
    set({ saving: { kind: 'saving' } })
    try {
      const { revision } = await send(base, content)
      failures = 0
      hasReached(revision, content)
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 409 && error.extra.head) {
        met(error.extra.head as Head, content)
      } else if (
        error instanceof ApiProblem &&
        error.status >= 400 &&
        error.status < 500 &&
        error.status !== 429
      ) {
        set({ saving: { kind: 'refused', problem: error } })
      } else {
        keep(state)
        set({ saving: { kind: 'waiting' } })
        plan(retryMs[Math.min(failures++, retryMs.length - 1)]!)
      }
    }
  }

  function hasReached(revision: number, content: Content): void {
    state = { ...state, base: revision, baseContent: content }
    if (isDirty()) {
      keep(state)
      set({ saving: { kind: 'changed' } })
    } else {
      drop()
      set({ saving: { kind: 'saved', at: new Date() } })
    }
  }

  /** The server had a newer revision: our own whose answer was lost, or somebody else's. */
  function met(head: Head, sent: Content): void {
    if (sameContent(head.content, sent)) return void hasReached(head.revision, sent)
    const merged = merge(state.baseContent, state.content, head.content)
    if (merged.clashes.length > 0) return void set({ saving: { kind: 'clash', head, merged } })
    takeIn(head, merged.content)
    set({ saving: { kind: 'changed' } })
  }

  function takeIn(head: Head, content: Content): void {
    state = { ...state, content, base: head.revision, baseContent: head.content, mergedFrom: head.updatedBy }
    keep(state)
  }

  return {
    state: () => state,
    isDirty,
    change,
    flush,

    /** Goes on with what was typed before and never reached the server. */
    recover(copy: { base: number; baseContent: Content; content: Content }): void {
      state = { ...state, ...copy }
      keep(state)
      set({ saving: { kind: 'changed' } })
      plan(0)
    },

    /** A newer revision was read from the server (somebody else saved). */
    see(head: Head): void {
      if (head.revision <= state.base || running || state.saving.kind === 'clash') return
      if (isDirty()) return void plan(0)
      set({
        content: head.content,
        base: head.revision,
        baseContent: head.content,
        mergedFrom: head.updatedBy,
      })
    },

    /**
     * The person decided a clash. Both texts stay in the revisions: what was written here is saved whole first,
     * then what was decided on top of it.
     */
    async decide(content: Content): Promise<void> {
      if (state.saving.kind !== 'clash') return
      const { head } = state.saving
      const mine = state.content
      takeIn(head, mine)
      set({ saving: { kind: 'changed' }, mergedFrom: null })
      await flush()
      change(content)
      await flush()
    },

    /** Nothing more is sent. What is not saved stays in the browser. */
    close(): void {
      closed = true
      clearTimeout(timer)
    },
  }
}
