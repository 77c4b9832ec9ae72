/**
 * What is typed is kept in the browser until the server has it: a killed server, a lost network, a closed tab or
 * a machine without power never costs a sentence. Each tab keeps its own copy and removes it once it is saved.
 */
import type { Content } from '../article.ts'

export interface LocalCopy {
  articleId: number
  /** The revision that was edited, and its content. */
  base: number
  baseContent: Content
  content: Content
  at: string
}

const prefix = 'nashra.unsaved.'
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
/** A copy of a tab that is alive is younger than this: it is renewed while there is something to save. */
const aliveMs = 15_000

const keyOf = (articleId: number, owner = tab) => `${prefix}${articleId}.${owner}`

/** Answers false when the browser keeps nothing (private mode, full): the screen has to say so. */
export function keepCopy(copy: Omit<LocalCopy, 'at'>): boolean {
  try {
    localStorage.setItem(keyOf(copy.articleId), JSON.stringify({ ...copy, at: new Date().toISOString() }))
    return true
  } catch {
    return false
  }
}

export function dropCopy(articleId: number): void {
  try {
    localStorage.removeItem(keyOf(articleId))
  } catch {}
}

/** The oldest copy of this article that this tab left (it was reloaded), or that a tab left which is gone. */
export function takeLeftCopy(articleId: number): LocalCopy | null {
  const found: { key: string; copy: LocalCopy }[] = []
  try {
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith(`${prefix}${articleId}.`))) {
      const copy = JSON.parse(localStorage.getItem(key)!) as LocalCopy
      if (key === keyOf(articleId) || Date.now() - Date.parse(copy.at) > aliveMs) found.push({ key, copy })
    }
    const [oldest] = found.sort((a, b) => a.copy.at.localeCompare(b.copy.at))
    if (!oldest) return null
    localStorage.removeItem(oldest.key)
    return oldest.copy
  } catch {
    return null
  }
}
