/** One Tab stop for a whole toolbar; arrow keys move inside it (ARIA Authoring Practices, toolbar). */
import { type FocusEvent, type KeyboardEvent, useLayoutEffect, useRef } from 'react'

const toolsOf = (bar: HTMLElement) => [...bar.querySelectorAll<HTMLElement>('[data-tool]')]

export function useRovingFocus() {
  const bar = useRef<HTMLDivElement>(null)
  const current = useRef(0)

  useLayoutEffect(() => {
    if (!bar.current) return
    const tools = toolsOf(bar.current)
    current.current = Math.min(current.current, tools.length - 1)
    for (const [at, tool] of tools.entries()) tool.tabIndex = at === current.current ? 0 : -1
  })

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const tools = toolsOf(event.currentTarget)
    const at = tools.indexOf(document.activeElement as HTMLElement)
    const rtl = getComputedStyle(event.currentTarget).direction === 'rtl'
    const steps: Record<string, number> = {
      ArrowRight: at + (rtl ? -1 : 1),
      ArrowLeft: at + (rtl ? 1 : -1),
      Home: 0,
      End: tools.length - 1,
    }
    const to = steps[event.key]
    if (at < 0 || to === undefined) return
    event.preventDefault()
    tools[(to + tools.length) % tools.length]?.focus()
  }

  function onFocus(event: FocusEvent<HTMLDivElement>) {
    const tools = toolsOf(event.currentTarget)
    const at = tools.indexOf(event.target)
    if (at < 0) return
    current.current = at
    for (const [each, tool] of tools.entries()) tool.tabIndex = each === at ? 0 : -1
  }

  return { ref: bar, onKeyDown, onFocus }
}
