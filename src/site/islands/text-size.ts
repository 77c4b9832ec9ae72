/** The size of an article's text, one of three. The choice is stored on the device. */
const key = 'text-size'
const sizes = [1, 1.15, 1.3]

function chosen(): number {
  try {
    return Math.max(0, sizes.indexOf(Number(localStorage.getItem(key))))
  } catch {
    return 0
  }
}

/** Applied before the first paint when the script is cached. */
export function applyTextSize(at = chosen()): void {
  const { style } = document.documentElement
  if (at === 0) style.removeProperty('--size')
  else style.setProperty('--size', String(sizes[at]))
}

export function offerTextSize(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-sizes]')
  if (!button) return
  const names = button.dataset.sizes!.split('|')
  const label = button.textContent
  let at = chosen()
  button.hidden = false
  button.onclick = () => {
    at = (at + 1) % sizes.length
    try {
      localStorage.setItem(key, String(sizes[at]))
    } catch {}
    applyTextSize(at)
    button.setAttribute('aria-live', 'polite')
    button.textContent = `${label}: ${names[at]}`
  }
}
