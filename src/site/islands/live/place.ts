/** Changes a page without moving the text being read. */

const parts = '.coverage-top > *, #pinned > *, #entries > *'

/** The first visible element. */
function anchorOf(main: HTMLElement): Element | undefined {
  return [...main.querySelectorAll(parts)].find((part) => part.getBoundingClientRect().bottom > 0)
}

/** Makes a change, then scrolls so that the first visible element stays in place. */
export function keepInPlace(main: HTMLElement, change: () => void): void {
  const anchor = anchorOf(main)
  const before = anchor?.getBoundingClientRect().top ?? 0
  change()
  const now = anchor?.isConnected ? anchor : anchor?.id ? document.getElementById(anchor.id) : null
  const moved = now ? now.getBoundingClientRect().top - before : 0
  if (moved) scrollBy({ top: moved, behavior: 'instant' })
}

export type Position = 'above' | 'within' | 'below'

export function positionOf(element: Element): Position {
  const { top, bottom } = element.getBoundingClientRect()
  if (bottom <= 0) return 'above'
  return top >= innerHeight ? 'below' : 'within'
}

/** Inserts an item at the place of its number, in a list with the newest first. */
export function insertBySequence(list: Element, item: HTMLElement, selector: string): void {
  const sequence = Number(item.dataset.sequence)
  const older = [...list.querySelectorAll<HTMLElement>(selector)].find(
    (other) => Number(other.dataset.sequence) < sequence,
  )
  if (older) older.before(item)
  else {
    const last = [...list.querySelectorAll(selector)].at(-1)
    if (last) last.after(item)
    else list.prepend(item)
  }
}
