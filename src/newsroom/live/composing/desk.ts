/**
 * The pieces that are written in this tab for one coverage, and their way out: drafts are saved by themselves, what
 * is to be published goes in the order in which it was said, and what cannot be reached is tried again. It lives on
 * while the person is elsewhere in the newsroom.
 */
import { ApiProblem } from '../../api.ts'
import { sameContent } from '../../writing/saving/merge.ts'
import type { Entry } from '../coverage.ts'
import { carry } from './carry.ts'
import { keepPieces, renewMs, takeLeftPieces } from './kept.ts'
import { type Content, contentOf, isBlank, newPiece, type Piece, type Wish } from './piece.ts'

const pauseMs = 900
const longestMs = 3_000
const retryMs = [1_000, 2_000, 4_000, 8_000]

export interface DeskState {
  pieces: Piece[]
  /** Whether the browser keeps what is not sent yet. */
  isKept: boolean
  /** Something typed before the page broke off was found. */
  isRecovered: boolean
  /** What went out last. */
  lastOut: { kind: Exclude<Wish['kind'], 'discard'>; at: Date } | null
}

export type Desk = ReturnType<typeof createDesk>

const desks = new Map<string, Desk>()

export function deskOf(staffId: number, coverageId: number): Desk {
  const name = `${staffId}.${coverageId}`
  const desk = desks.get(name) ?? createDesk(staffId, coverageId)
  desks.set(name, desk)
  return desk
}

const isDirty = ({ base, content }: Piece) => !sameContent(base, content)
const isStuck = ({ status }: Piece) => status.kind === 'refused' || status.kind === 'clash'
export const isComposed = ({ place, wish }: Piece) => place === 'composer' && wish === null
/** There is always one to write in above the timeline, signed as the one before. */
const withComposed = (pieces: Piece[]): Piece[] =>
  pieces.some(isComposed) ? pieces : [...pieces, newPiece(pieces.at(-1)?.content.personId)]
const isGone = (status: number) => status === 404 || status === 410
const rekeyed = ({ content, pinned }: Piece): Piece => ({ ...newPiece(), content, pinned })
/** Not on the server as it is here. */
export const isUnsent = (piece: Piece) =>
  piece.wish !== null || (isDirty(piece) && !(piece.id === null && isBlank(piece.content)))

function createDesk(staffId: number, coverageId: number) {
  const left = takeLeftPieces(staffId, coverageId)
  let state: DeskState = {
    pieces: withComposed(left),
    isKept: true,
    isRecovered: left.some(isUnsent),
    lastOut: null,
  }
  const listeners = new Set<() => void>()
  const typedAt = new Map<string, { first: number; last: number }>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let isRunning = false
  let failures = 0
  /** Until when the server, out of reach, is left alone. */
  let quietUntil = 0

  function set(next: Piece[]): void {
    const pieces = withComposed(next)
    state = { ...state, pieces, isKept: keepPieces(staffId, coverageId, pieces.filter(isWorthKeeping)) }
    for (const listener of listeners) listener()
  }
  const isWorthKeeping = (piece: Piece) =>
    isUnsent(piece) || isStuck(piece) || (piece.place === 'composer' && !isBlank(piece.content))
  const find = (key: string) => state.pieces.find((one) => one.key === key)
  const change = (key: string, part: Partial<Piece>) =>
    set(state.pieces.map((one) => (one.key === key ? { ...one, ...part } : one)))
  const forget = (key: string) => set(state.pieces.filter((one) => one.key !== key))

  /** Its entry is no longer there, or in other hands: what was written goes on as a new one. */
  function renew(key: string): void {
    set(state.pieces.map((one) => (one.key === key ? rekeyed(one) : one)))
  }

  /** In how many milliseconds a piece is to be carried; null: not by itself. */
  function dueIn(piece: Piece): number | null {
    if (isStuck(piece)) return null
    if (!piece.wish && (piece.isPublic || !isUnsent(piece))) return null
    const quiet = Math.max(0, quietUntil - Date.now())
    if (piece.wish) return quiet
    const typed = typedAt.get(piece.key) ?? { first: 0, last: 0 }
    return Math.max(quiet, Math.min(typed.last + pauseMs, typed.first + longestMs) - Date.now())
  }
  function plan(): void {
    clearTimeout(timer)
    const dues = state.pieces.map(dueIn).filter((due) => due !== null)
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
    state.pieces.find((one) => one.wish && dueIn(one) === 0) ?? state.pieces.find((one) => dueIn(one) === 0)

  async function carryOne(key: string): Promise<void> {
    const wish = find(key)?.wish ?? null
    typedAt.delete(key)
    change(key, { status: { kind: 'sending' } })
    try {
      const path = `/coverages/${coverageId}/entries`
      await carry({ path, read: () => find(key), change: (part) => change(key, part) })
      failures = 0
      const piece = find(key)
      if (!piece || piece.status.kind === 'clash') return
      if (wish?.kind === 'discard') forget(key)
      else if (wish !== null && wish === piece.wish && !isDirty(piece)) {
        state = { ...state, lastOut: { kind: wish.kind, at: new Date() } }
        forget(key)
      } else change(key, { status: { kind: 'saved', at: new Date().toISOString() } })
    } catch (problem) {
      const { status, code } = problem instanceof ApiProblem ? problem : { status: 0, code: '' }
      const isRefusal = status >= 400 && status < 500 && status !== 429 && status !== 401
      if ((isGone(status) || status === 403) && wish === null) return renew(key)
      change(key, { status: isRefusal ? { kind: 'refused', status, code } : { kind: 'waiting' } })
      if (isRefusal) return
      // Who put off signing in again is not asked at every turn.
      const wait = status === 401 ? 60_000 : retryMs[Math.min(failures++, retryMs.length - 1)]!
      quietUntil = Date.now() + wait
    }
  }

  window.addEventListener('online', runAtOnce)
  window.addEventListener('pagehide', runAtOnce)
  setInterval(() => {
    if (state.pieces.some(isWorthKeeping))
      keepPieces(staffId, coverageId, state.pieces.filter(isWorthKeeping))
  }, renewMs)
  plan()

  return {
    state: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    add: (piece: Piece) => set([...state.pieces.filter(({ key }) => key !== piece.key), piece]),
    write(key: string, part: Partial<Content>): void {
      const piece = find(key)
      if (!piece || piece.wish) return
      const now = Date.now()
      typedAt.set(key, { first: typedAt.get(key)?.first ?? now, last: now })
      const status = piece.status.kind === 'refused' ? { status: { kind: 'quiet' as const } } : {}
      change(key, { content: { ...piece.content, ...part }, ...status })
      plan()
    },
    pin: (key: string, pinned: boolean) => change(key, { pinned }),
    /** From now on nobody writes in it here; it is forgotten when it is done. */
    wish(key: string, wish: Wish): void {
      change(key, { wish, status: { kind: 'sending' } })
      void run()
    },
    /** It goes: here at once, and on the server too where that has heard of it. */
    discard(key: string): void {
      const piece = find(key)
      if (piece?.id === null && !piece.isTried) return void forget(key)
      change(key, { wish: { kind: 'discard' }, status: { kind: 'sending' } })
      void run()
    },
    /** What was refused comes back under the pen; under a new key where its entry is gone. */
    takeBack(key: string): void {
      const piece = find(key)
      if (!piece) return
      const { status } = piece
      const back = status.kind === 'refused' && isGone(status.status) ? rekeyed(piece) : piece
      const place = back.isPublic ? 'timeline' : 'composer'
      const rest = state.pieces.filter((one) => one !== piece)
      set([...rest, { ...back, place, wish: null, status: { kind: 'quiet' } }])
    },
    /** A person chose between two texts; theirs stays in the revisions either way. */
    decide(key: string, content: Content): void {
      const piece = find(key)
      if (piece?.status.kind !== 'clash') return
      const { theirs } = piece.status
      const known = {
        base: contentOf(theirs),
        version: theirs.version,
        isPublic: theirs.state === 'published',
      }
      change(key, { ...known, content, status: { kind: 'quiet' } })
      plan()
    },
    /** What the server has now: where nothing was changed here, it is what is shown. */
    see(entry: Entry): void {
      const piece = find(entry.key)
      if (!piece || piece.wish || isStuck(piece) || isDirty(piece) || entry.version <= piece.version) return
      const isOurs = piece.isPublic || entry.holder === null || entry.holder.id === staffId
      if (isOurs && entry.state === (piece.isPublic ? 'published' : 'draft'))
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
