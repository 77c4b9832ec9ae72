import { useRef } from 'react'
import { useMessages } from '../messages.ts'
import { useShortcut } from '../ui/shortcuts.ts'
import { messages } from './messages.ts'

/** j and k move between rows, as in a mail program; Enter opens the focused link. */
export function useRowKeys<Rows extends HTMLElement>() {
  const w = useMessages(messages)
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
