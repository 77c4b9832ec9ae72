/**
 * Stores typed text in the browser until the server has saved it, so that a killed server, a lost network, a
 * closed tab or a power failure loses nothing. Each screen stores its own copy and removes it after saving.
 */

import type { Content } from './article.ts'
import { openTabs, thisTab } from './open-tabs.ts'
import type { Base } from './saver.ts'

/** The number of an article, or 'new' before the server knows it. */
export type CopyOf = number | 'new'

export interface LocalCopy extends Base {
  /** The author of the copy. */
  staffId: number
  content: Content
  /** For a new article: its idempotency key. */
  key?: string
  at: string
}

export type LocalCopies = ReturnType<typeof openCopies>

const prefix = 'nashra.unsaved.'
/** The open screens of this tab. */
const open = new Set<string>()
let count = 0

/** The copies of one screen; the number of `article` may become known later. */
export function openCopies(article: () => CopyOf, staffId: number) {
  const screen = `${thisTab}-${count++}`
  open.add(screen)
  const keyOf = (of: CopyOf) => `${prefix}${of}.${screen}`

  return {
    /** Returns false when the browser cannot store data (private mode, full); the screen must then say so. */
    keep(copy: Omit<LocalCopy, 'at' | 'staffId'>): boolean {
      try {
        const whole: LocalCopy = { ...copy, staffId, at: new Date().toISOString() }
        localStorage.setItem(keyOf(article()), JSON.stringify(whole))
        return true
      } catch {
        return false
      }
    },

    drop(of: CopyOf = article()): void {
      try {
        localStorage.removeItem(keyOf(of))
      } catch {}
    },

    /**
     * Takes the oldest copy by this person from a screen that no longer exists, if `isWanted` still holds.
     * The copy is then removed.
     */
    async takeLeft(isWanted: () => boolean): Promise<LocalCopy | null> {
      try {
        const all = () =>
          Object.keys(localStorage).filter((name) => name.startsWith(`${prefix}${article()}.`))
        if (all().length === 0) return null
        const tabs = await openTabs()
        if (!isWanted()) return null
        const found = all()
          .filter((key) => isLeft(key.slice(key.lastIndexOf('.') + 1), tabs))
          .map((key) => ({ key, copy: JSON.parse(localStorage.getItem(key)!) as LocalCopy }))
          // Copies of older versions have no author.
          .filter(({ copy }) => (copy.staffId ?? staffId) === staffId)
        const [oldest] = found.sort((a, b) => a.copy.at.localeCompare(b.copy.at))
        if (!oldest) return null
        localStorage.removeItem(oldest.key)
        return oldest.copy
      } catch {
        return null
      }
    },

    close: () => void open.delete(screen),
  }
}

function isLeft(screen: string, tabs: Set<string>): boolean {
  const [tab = ''] = screen.split('-')
  return tab === thisTab ? !open.has(screen) : !tabs.has(tab)
}
