/**
 * Comfort for the stories strip: the arrow keys go from story to story in the direction of the writing,
 * Escape closes the open one. Without this each summary is reached by Tab and opened by Enter, as always.
 */
export function guideStrip(): void {
  const strip = document.querySelector('.strip')
  if (!strip) return
  const summaries = [...strip.querySelectorAll('summary')]
  const forward = getComputedStyle(strip).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  const backward = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft'
  strip.addEventListener('keydown', (event) => {
    const { key, target } = event as KeyboardEvent
    const at = summaries.indexOf(target as HTMLElement)
    const open = strip.querySelector<HTMLDetailsElement>('details[open]')
    if (key === 'Escape' && open) {
      open.open = false
      open.querySelector('summary')?.focus()
    } else if (at >= 0 && (key === forward || key === backward)) {
      event.preventDefault()
      summaries.at((at + (key === forward ? 1 : -1)) % summaries.length)?.focus()
    }
  })
}
