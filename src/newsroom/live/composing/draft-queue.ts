/**
 * The drafts of this tab for one coverage, and how they reach the server. Drafts are saved automatically,
 * publications are sent in order, and requests are retried while the server is unreachable. The queue
 * continues while the person visits other screens of the newsroom.
 */
import { ApiProblem } from '../../api.ts'
import { type Decision, decided, merge, sameContent } from '../../drafts/merge.ts'
import type { Entry } from '../coverage.ts'
import { type Content, contentOf, type EntryDraft, type Intent, isBlank, newDraft } from './entry-draft.ts'
import { send } from './send.ts'
import { aliveMs, keepDrafts, renewMs, takeLeftDrafts } from './storage.ts'

const pauseMs = 900
const longestMs = 3_000
const retryMs = [1_000, 2_000, 4_000, 8_000]

export interface DraftQueueState {
  drafts: EntryDraft[]
  /** Whether the browser can store unsent drafts. */
  isKept: boolean
  /** Whether text from before a reload was restored. */
  isRecovered: boolean
  /** The last published or submitted entry. */
  lastOut: { kind: Exclude<Intent['kind'], 'discard'>; at: Date } | null
}

export type DraftQueue = ReturnType<typeof createDraftQueue>

const queues = new Map<string, DraftQueue>()

export function draftQueueOf(staffId: number, coverageId: number): DraftQueue {
  const name = `${staffId}.${coverageId}`
  const queue = queues.get(name) ?? createDraftQueue(staffId, coverageId)
  queues.set(name, queue)
  return queue
}

const isDirty = ({ base, content }: EntryDraft) => !sameContent(base, content)
const isStuck = ({ status }: EntryDraft) => status.kind === 'refused' || status.kind === 'conflict'
export const isComposed = ({ place, intent }: EntryDraft) => place === 'composer' && intent === null
/** There is always a draft in the form, with the byline of the previous one. */
const withComposed = (drafts: EntryDraft[]): EntryDraft[] =>
  drafts.some(isComposed) ? drafts : [...drafts, newDraft(drafts.at(-1)?.content.personId)]
const isGone = (status: number) => status === 404 || status === 410
const rekeyed = ({ content, pinned }: EntryDraft): EntryDraft => ({ ...newDraft(), content, pinned })
/** Whether the server lacks some of the draft. */
export const isUnsent = (draft: EntryDraft) =>
  draft.intent !== null || (isDirty(draft) && !(draft.id === null && isBlank(draft.content)))

function createDraftQueue(staffId: number, coverageId: number) {
  const left = takeLeftDrafts(staffId, coverageId)
  let state: DraftQueueState = {
    drafts: withComposed(left),
    isKept: true,
    isRecovered: left.some(isUnsent),
    lastOut: null,
  }
  const listeners = new Set<() => void>()
  const typedAt = new Map<string, { first: number; last: number }>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let isRunning = false
  let failures = 0
  /** Until this time, the unreachable server is not contacted. */
  let quietUntil = 0

  function set(next: EntryDraft[]): void {
    const drafts = withComposed(next)
    state = { ...state, drafts, isKept: keep(drafts) }
    for (const listener of listeners) listener()
  }
  const keep = (drafts: EntryDraft[], isLeaving = false) =>
    keepDrafts(staffId, coverageId, drafts.filter(isWorthKeeping), isLeaving)
  const isWorthKeeping = (draft: EntryDraft) =>
    isUnsent(draft) || isStuck(draft) || (draft.place === 'composer' && !isBlank(draft.content))
  const find = (key: string) => state.drafts.find((one) => one.key === key)
  const change = (key: string, part: Partial<EntryDraft>) =>
    set(state.drafts.map((one) => (one.key === key ? { ...one, ...part } : one)))
  const forget = (key: string) => set(state.drafts.filter((one) => one.key !== key))

  /** The draft's entry was deleted or assigned to a colleague: the draft becomes a new entry. */
  function renew(key: string): void {
    set(state.drafts.map((one) => (one.key === key ? rekeyed(one) : one)))
  }

  /** The delay in ms until a draft is sent; null when it is not sent automatically. */
  function dueIn(draft: EntryDraft): number | null {
    if (isStuck(draft)) return null
    if (!draft.intent && (draft.isPublic || !isUnsent(draft))) return null
    const quiet = Math.max(0, quietUntil - Date.now())
    if (draft.intent) return quiet
    const typed = typedAt.get(draft.key) ?? { first: 0, last: 0 }
    return Math.max(quiet, Math.min(typed.last + pauseMs, typed.first + longestMs) - Date.now())
  }
  function plan(): void {
    clearTimeout(timer)
    const dues = state.drafts.map(dueIn).filter((due) => due !== null)
    if (dues.length > 0) timer = setTimeout(() => void run(), Math.min(...dues))
  }

  async function run(): Promise<void> {
    if (isRunning) return
    isRunning = true
    try {
      for (let next = nextDue(); next; next = nextDue()) await carryOne(next.key)
    } finally {
      isRunning = false
    }
    plan()
  }
  function runAtOnce(): void {
    quietUntil = 0
    void run()
  }
  const nextDue = () =>
    state.drafts.find((one) => one.intent && dueIn(one) === 0) ?? state.drafts.find((one) => dueIn(one) === 0)

  async function carryOne(key: string): Promise<void> {
    const intent = find(key)?.intent ?? null
    typedAt.delete(key)
    change(key, { status: { kind: 'sending' } })
    try {
      await send({ coverageId, read: () => find(key), change: (part) => change(key, part) })
      failures = 0
      const draft = find(key)
      if (!draft || draft.status.kind === 'conflict') return
      if (intent?.kind === 'discard') forget(key)
      else if (intent !== null && intent === draft.intent && !isDirty(draft)) {
        state = { ...state, lastOut: { kind: intent.kind, at: new Date() } }
        forget(key)
      } else change(key, { status: { kind: 'saved', at: new Date().toISOString() } })
    } catch (problem) {
      const { status, code } = problem instanceof ApiProblem ? problem : { status: 0, code: '' }
      const isRefusal = status >= 400 && status < 500 && status !== 429 && status !== 401
      if ((isGone(status) || status === 403) && intent === null) return renew(key)
      change(key, { status: isRefusal ? { kind: 'refused', status, code } : { kind: 'waiting' } })
      if (isRefusal) return
      // A person who postponed signing in is not asked on each retry.
      const wait = status === 401 ? 60_000 : retryMs[Math.min(failures++, retryMs.length - 1)]!
      quietUntil = Date.now() + wait
    }
  }

  window.addEventListener('online', runAtOnce)
  window.addEventListener('pagehide', () => {
    runAtOnce()
    keep(state.drafts, true)
  })
  setInterval(() => {
    if (state.drafts.some(isWorthKeeping)) keep(state.drafts)
  }, renewMs)
  // A tab that crashed just before this one started seemed to be alive until now.
  setTimeout(() => {
    const known = new Set(state.drafts.map(({ key }) => key))
    const found = takeLeftDrafts(staffId, coverageId).filter(({ key }) => !known.has(key))
    if (found.length === 0) return
    state = { ...state, isRecovered: state.isRecovered || found.some(isUnsent) }
    // Restored drafts go into the form if it is empty.
    set([...found, ...state.drafts.filter((one) => one.id !== null || !isBlank(one.content))])
    plan()
  }, aliveMs)
  plan()

  return {
    state: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    add: (draft: EntryDraft) => set([...state.drafts.filter(({ key }) => key !== draft.key), draft]),
    write(key: string, part: Partial<Content>): void {
      const draft = find(key)
      if (!draft || draft.intent) return
      const now = Date.now()
      typedAt.set(key, { first: typedAt.get(key)?.first ?? now, last: now })
      const status = draft.status.kind === 'refused' ? { status: { kind: 'quiet' as const } } : {}
      change(key, { content: { ...draft.content, ...part }, ...status })
      plan()
    },
    pin: (key: string, pinned: boolean) => change(key, { pinned }),
    /** From now on the draft cannot be edited here; it is removed when the intent is done. */
    intent(key: string, intent: Intent): void {
      change(key, { intent, status: { kind: 'sending' } })
      void run()
    },
    /** Deletes the draft here at once, and on the server if it is there. */
    discard(key: string): void {
      const draft = find(key)
      if (draft?.id === null && !draft.isTried) return void forget(key)
      change(key, { intent: { kind: 'discard' }, status: { kind: 'sending' } })
      void run()
    },
    /** Returns a refused draft to the form, under a new key if its entry was deleted. */
    takeBack(key: string): void {
      const draft = find(key)
      if (!draft) return
      const { status } = draft
      const back = status.kind === 'refused' && isGone(status.status) ? rekeyed(draft) : draft
      const place = back.isPublic ? 'timeline' : 'composer'
      const rest = state.drafts.filter((one) => one !== draft)
      set([...rest, { ...back, place, intent: null, status: { kind: 'quiet' } }])
    },
    /** Applies the person's choices; the colleague's version stays in the revisions either way. */
    decide(key: string, decisions: Decision[]): void {
      const draft = find(key)
      if (draft?.status.kind !== 'conflict') return
      const { theirs } = draft.status
      const known = {
        base: contentOf(theirs),
        version: theirs.version,
        isPublic: theirs.state === 'published',
        sent: [],
      }
      const content = decided(merge(draft.base, draft.content, contentOf(theirs)), decisions)
      change(key, { ...known, content, status: { kind: 'quiet' } })
      plan()
    },
    /** Takes the server's version of an entry, unless it was changed here. */
    see(entry: Entry): void {
      const draft = find(entry.key)
      if (!draft || draft.intent || isStuck(draft) || isDirty(draft) || entry.version <= draft.version) return
      const isOurs = draft.isPublic || entry.assignee === null || entry.assignee.id === staffId
      if (isOurs && entry.state === (draft.isPublic ? 'published' : 'draft'))
        change(entry.key, { base: contentOf(entry), content: contentOf(entry), version: entry.version })
      else forget(entry.key)
    },
    seenRecovered() {
      state = { ...state, isRecovered: false }
      for (const listener of listeners) listener()
    },
    forget,
    retry: runAtOnce,
  }
}
