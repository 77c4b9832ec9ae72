/**
 * Saves an article while it is written: a moment after the last key, each time on top of the edited revision.
 * Independent of the screen, which reads `state` when `onState` is called.
 */
import { ApiProblem } from '../api.ts'
import type { Content, Head } from './article.ts'
import { contentHash, type Decision, decided, type Merged, merge, sameContent, versions } from './merge.ts'

export type Saving =
  | { kind: 'saved'; at: Date | null }
  | { kind: 'changed' }
  | { kind: 'saving' }
  /** The server is unreachable; saving is retried. */
  | { kind: 'waiting' }
  /** The server refuses the content as it is. */
  | { kind: 'refused'; problem: ApiProblem }
  /**
   * Another person changed the same block or field, so the author must decide. Everything else is saved
   * meanwhile.
   */
  | { kind: 'conflict'; head: Head; merged: Merged }

/** The edited revision, its content, and saves with unknown results. */
export interface Base {
  /** The revision on the server, and its content. */
  base: number
  baseContent: Content
  /** Hashes of saves on top of `base` without a response; the server may have stored them. */
  sent: string[]
}

export interface SaverState extends Base {
  saving: Saving
  content: Content
  /** The latest revision taken over from a colleague or another window; 0 before there is one. */
  taken: number
  /** The author of the changes merged last. */
  mergedFrom: string | null
}

export interface SaverOptions {
  start: { revision: number; content: Content }
  /**
   * Sends a save; rejects with an ApiProblem. Returns the content when the server stores something other than
   * what was sent.
   */
  send(base: number, content: Content): Promise<{ revision: number; content?: Content }>
  /** The content of a revision; null when it was erased. */
  readRevision(number: number): Promise<Content | null>
  onState(state: SaverState): void
  /** Stores unsaved content in the browser, or removes it. */
  keep(state: SaverState): void
  drop(): void
}

const pauseMs = 1_200
const longestMs = 4_000
const retryMs = [1_000, 2_000, 4_000, 8_000]
/** The number of remembered saves without a response. */
const maxSent = 20

/** States are compared by identity, so that components only render on a change. */
const changed: Saving = { kind: 'changed' }
const underWay: Saving = { kind: 'saving' }

export type Saver = ReturnType<typeof createSaver>

export function createSaver({ start, send, readRevision, onState, keep, drop }: SaverOptions) {
  let state: SaverState = {
    saving: { kind: 'saved', at: null },
    content: start.content,
    base: start.revision,
    baseContent: start.content,
    sent: [],
    taken: 0,
    mergedFrom: null,
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  let firstChange = 0
  let running: Promise<void> | null = null
  let failures = 0
  let closed = false
  /** Content saved during a conflict, by hash: it then belongs to both sides. */
  const besideConflict = new Map<string, Content>()
  /** A decision, until the author's own version has been saved. */
  let afterwards: { mine: Content; chosen: Content } | null = null

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
    const now = Date.now()
    if (!firstChange) firstChange = now
    if (state.saving.kind === 'conflict') meet(state.saving.head)
    else set({ saving: running ? underWay : changed })
    plan(Math.max(0, Math.min(pauseMs, firstChange + longestMs - now)))
  }

  /** Saves unsaved content; resolves when everything is saved, or saving is impossible. */
  async function flush(): Promise<void> {
    clearTimeout(timer)
    while (running) await running
    const next = outgoing()
    if (!next) {
      if (state.saving.kind === 'conflict' || isDirty()) return
      drop()
      if (state.saving.kind !== 'saved') set({ saving: { kind: 'saved', at: new Date() } })
      return
    }
    running = saveOnce(next).finally(() => {
      running = null
    })
    await running
    if (state.saving.kind === 'changed') await flush()
  }

  /** The content to send and its base. Where a decision is pending, the colleague's version is sent. */
  function outgoing(): { base: number; content: Content } | null {
    const { saving, base, content, baseContent } = state
    if (saving.kind !== 'conflict') return isDirty() ? { base, content } : null
    const { head, merged } = saving
    const beside = decided(merged, versions(merged, head.content, 'theirs'))
    if (sameContent(beside, head.content)) return null
    besideConflict.set(contentHash(beside), decided(merged, versions(merged, baseContent, 'base')))
    return { base: head.revision, content: beside }
  }

  async function saveOnce({ base, content }: { base: number; content: Content }): Promise<void> {
    firstChange = 0
    if (state.saving.kind !== 'conflict') {
      const hash = contentHash(content)
      state = { ...state, sent: [...state.sent.filter((one) => one !== hash), hash].slice(-maxSent) }
      keep(state)
      set({ saving: underWay })
    }
    try {
      const { revision, content: kept } = await send(base, content)
      failures = 0
      if (kept) state = { ...state, content: merge(content, state.content, kept).content }
      hasReached(revision, kept ?? content)
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 409 && error.extra.head)
        await met(error.extra.head as Head)
      else failed(error)
    }
  }

  function failed(error: unknown): void {
    const status = error instanceof ApiProblem ? error.status : 0
    const isRefusal = status >= 400 && status < 500 && status !== 429 && status !== 401
    keep(state)
    // A conflict stays on the screen; saving everything else is retried.
    if (state.saving.kind !== 'conflict')
      set({ saving: isRefusal ? { kind: 'refused', problem: error as ApiProblem } : { kind: 'waiting' } })
    // A person who postponed signing in is not asked on each retry.
    if (!isRefusal) plan(status === 401 ? 60_000 : retryMs[Math.min(failures++, retryMs.length - 1)]!)
  }

  function hasReached(revision: number, content: Content): void {
    const { saving } = state
    if (saving.kind === 'conflict') {
      state = { ...state, baseContent: besideConflict.get(contentHash(content)) ?? state.baseContent }
      meet({ ...saving.head, revision, content })
      return
    }
    besideConflict.clear()
    state = { ...state, base: revision, baseContent: content, sent: [] }
    if (afterwards) {
      const { mine, chosen } = afterwards
      afterwards = null
      state = { ...state, content: merge(mine, chosen, state.content).content }
    }
    if (isDirty()) {
      keep(state)
      set({ saving: changed })
    } else {
      drop()
      set({ saving: { kind: 'saved', at: new Date() } })
    }
  }

  /** The server had a newer revision: our own whose response was lost, or a colleague's, perhaps on top of ours. */
  async function met(head: Head): Promise<void> {
    const { saving } = state
    const isOurs = (content: Content) => {
      const hash = contentHash(content)
      return saving.kind === 'conflict' ? besideConflict.has(hash) : state.sent.includes(hash)
    }
    if (isOurs(head.content)) return hasReached(head.revision, head.content)
    const next = (saving.kind === 'conflict' ? saving.head.revision : state.base) + 1
    if (head.revision > next && (saving.kind === 'conflict' || state.sent.length > 0)) {
      try {
        const content = await readRevision(next)
        if (content && isOurs(content)) {
          if (saving.kind === 'conflict')
            state = { ...state, baseContent: besideConflict.get(contentHash(content)) ?? state.baseContent }
          else state = { ...state, base: next, baseContent: content, sent: [] }
        }
      } catch (error) {
        return failed(error)
      }
    }
    meet(head)
  }

  /** Merges a newer revision as far as no decision is needed. */
  function meet(head: Head): void {
    const merged = merge(state.baseContent, state.content, head.content)
    if (merged.conflicts.length > 0) {
      afterwards = null
      state = { ...state, content: merged.content }
      keep(state)
      set({ saving: { kind: 'conflict', head, merged } })
    } else {
      applyHead(head, merged.content)
      set({ saving: changed })
      plan(pauseMs)
    }
  }

  function applyHead(head: Head, content: Content): void {
    // Content sent during a conflict was based on this revision.
    const sent = [...besideConflict.keys()]
    besideConflict.clear()
    state = {
      ...state,
      ...{ content, base: head.revision, baseContent: head.content, sent },
      ...{ taken: head.revision, mergedFrom: head.updatedBy },
    }
    keep(state)
  }

  return {
    state: () => state,
    isDirty,
    change,
    flush,

    /** A field was changed on the screen, which had shown `before`. Changes merged since then are kept. */
    edit<F extends keyof Content>(field: F, before: Content[F], after: Content[F]): void {
      const { content } = state
      const edited = { ...content, [field]: after }
      change(
        content[field] === before ? edited : merge({ ...content, [field]: before }, edited, content).content,
      )
    },

    /** Continues with typed text that never reached the server. Call only when nothing here is unsaved. */
    recover(copy: Base & { content: Content }): void {
      const { base, baseContent, content, sent } = copy
      state = { ...state, base, baseContent, content, sent: sent ?? [] }
      keep(state)
      set({ saving: changed })
      plan(0)
    },

    /** A newer revision was loaded from the server (somebody else saved). */
    see(head: Head): void {
      const { saving } = state
      if (running || head.revision <= (saving.kind === 'conflict' ? saving.head.revision : state.base)) return
      if (saving.kind === 'conflict') meet(head)
      else if (isDirty()) plan(0)
      else
        set({
          content: head.content,
          ...{ base: head.revision, baseContent: head.content, sent: [] },
          ...{ taken: head.revision, mergedFrom: head.updatedBy },
        })
    },

    /**
     * Applies the author's choices. Both texts stay in the revisions: the author's version is saved first,
     * then the result of the choices.
     */
    async decide(decisions: Decision[]): Promise<void> {
      while (running) await running
      if (state.saving.kind !== 'conflict') return
      const { head, merged } = state.saving
      afterwards = { mine: merged.content, chosen: decided(merged, decisions) }
      applyHead(head, merged.content)
      set({ saving: changed, mergedFrom: null })
      await flush()
    },

    /** Stops saving. Unsaved content stays in the browser. */
    close(): void {
      closed = true
      clearTimeout(timer)
    },
  }
}
