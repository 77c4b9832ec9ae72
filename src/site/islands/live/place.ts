/** Changes a page that is being read without moving what is read. */

const parts = '.coverage-top > *, #pinned > *, #entries > *'

/** The first thing that the reader sees. */
function anchorOf(main: HTMLElement): Element | undefined {
  return [...main.querySelectorAll(parts)].find((part) => part.getBoundingClientRect().bottom > 0)
}

/** Makes a change; what the reader sees first stays where it is. */
export function inPlace(main: HTMLElement, change: () => void): void {
  const anchor = anchorOf(main)
  const before = anchor?.getBoundingClientRect().top ?? 0
  change()
  const now = anchor?.isConnected ? anchor : anchor?.id ? document.getElementById(anchor.id) : null
  const moved = now ? now.getBoundingClientRect().top - before : 0
  if (moved) scrollBy({ top: moved, behavior: 'instant' })
}

export type Sight = 'above' | 'within' | 'below'

export function sightOf(element: Element): Sight {
  const { top, bottom } = element.getBoundingClientRect()
  if (bottom <= 0) return 'above'
  return top >= innerHeight ? 'below' : 'within'
}

/** Where an item of this number belongs in a list with the newest first. */
export function insertByNumber(list: Element, item: HTMLElement, selector: string): void {
  const number = Number(item.dataset.number)
  const older = [...list.querySelectorAll<HTMLElement>(selector)].find(
    (other) => Number(other.dataset.number) < number,
  )
  if (older) older.before(item)
  else {
    const last = [...list.querySelectorAll(selector)].at(-1)
    if (last) last.after(item)
    else list.prepend(item)
  }
}
