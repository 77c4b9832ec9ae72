/**
 * Stores drafts in the browser at each letter until the server has them, so that a lost network, a closed tab
 * or a power failure loses nothing. Each tab stores its own, for one person. A closing tab says so; a crashed
 * one is detected because it stops renewing its drafts.
 */
import type { EntryDraft } from './entry-draft.ts'

interface Kept {
  at: number
  drafts: EntryDraft[]
}

/** A living tab renews its stored drafts this often. */
export const renewMs = 4_000
export const aliveMs = 3 * renewMs

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

/**
 * Returns false when the browser cannot store data (private mode, full); the screen must then say so.
 * `isLeaving`: the tab closes, so the next one may take them at once.
 */
export function keepDrafts(
  staffId: number,
  coverageId: number,
  drafts: EntryDraft[],
  isLeaving = false,
): boolean {
  const name = shelf(staffId, coverageId) + tab
  try {
    if (drafts.length === 0) localStorage.removeItem(name)
    else localStorage.setItem(name, JSON.stringify({ at: isLeaving ? 0 : Date.now(), drafts } satisfies Kept))
    return true
  } catch {
    return false
  }
}

/** Takes the drafts that this tab stored before a reload, and those of closed tabs. */
export function takeLeftDrafts(staffId: number, coverageId: number): EntryDraft[] {
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
    // Unreadable data is ignored.
  }
  const byKey = new Map(
    found.sort((a, b) => a.at - b.at).flatMap(({ drafts }) => drafts.map((one) => [one.key, one])),
  )
  return [...byKey.values()]
}
