/**
 * What is written at the live desk is kept in the browser at each letter, until the server has it: a lost network,
 * a closed tab or a machine without power costs no sentence. Each tab keeps its own, for one person.
 */
import type { Piece } from './piece.ts'

interface Kept {
  at: number
  pieces: Piece[]
}

/** A tab that is alive renews what it keeps. */
export const renewMs = 4_000
const aliveMs = 3 * renewMs

const tab = (() => {
  try {
    const known = sessionStorage.getItem('nashra.tab')
    const name = known ?? Math.random().toString(36).slice(2, 10)
    sessionStorage.setItem('nashra.tab', name)
    return name
  } catch {
    return 'tab'
  }
})()

const shelf = (staffId: number, coverageId: number) => `nashra.entries.${staffId}.${coverageId}.`

/** Answers false when the browser keeps nothing (private mode, full): the screen has to say so. */
export function keepPieces(staffId: number, coverageId: number, pieces: Piece[]): boolean {
  const name = shelf(staffId, coverageId) + tab
  try {
    if (pieces.length === 0) localStorage.removeItem(name)
    else localStorage.setItem(name, JSON.stringify({ at: Date.now(), pieces } satisfies Kept))
    return true
  } catch {
    return false
  }
}

/** What this tab left before it was loaded anew, and what tabs left that are gone. */
export function takeLeftPieces(staffId: number, coverageId: number): Piece[] {
  const prefix = shelf(staffId, coverageId)
  const found: Kept[] = []
  try {
    for (const name of Object.keys(localStorage).filter((one) => one.startsWith(prefix))) {
      const kept = JSON.parse(localStorage.getItem(name)!) as Kept
      if (name !== prefix + tab && Date.now() - kept.at < aliveMs) continue
      localStorage.removeItem(name)
      found.push(kept)
    }
  } catch {
    // What can't be read is not there.
  }
  const byKey = new Map(
    found.sort((a, b) => a.at - b.at).flatMap(({ pieces }) => pieces.map((one) => [one.key, one])),
  )
  return [...byKey.values()]
}
