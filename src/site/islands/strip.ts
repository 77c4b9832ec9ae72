/**
 * Keyboard support for the stories strip: arrow keys move between stories in the writing direction, Escape
 * closes the open one. Without the script, Tab and Enter work as usual.
 */
export function addStripKeys(): void {
  const strip = document.querySelector('.strip')
  if (!strip) return
  const summaries = [...strip.querySelectorAll('summary')]
  const forward = document.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
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
