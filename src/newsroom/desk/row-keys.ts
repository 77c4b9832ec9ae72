import { useRef } from 'react'
import { useShortcut } from '../shell/shortcuts.ts'
import { useWords } from '../words.ts'
import { words } from './words.ts'

/** j and k go from row to row as in a mailbox; the link that has the focus is opened by Enter. */
export function useRowKeys<Rows extends HTMLElement>() {
  const w = useWords(words)
  const rows = useRef<Rows>(null)
  function move(step: number) {
    const links = [...(rows.current?.querySelectorAll<HTMLAnchorElement>('a[data-row]') ?? [])]
    const at = links.indexOf(document.activeElement as HTMLAnchorElement)
    const to = at === -1 ? 0 : Math.min(Math.max(at + step, 0), links.length - 1)
    links[to]?.focus()
    links[to]?.closest('li')?.scrollIntoView({ block: 'nearest' })
  }
  useShortcut('J', w.nextRow, () => move(1))
  useShortcut('K', w.previousRow, () => move(-1))
  return rows
}
