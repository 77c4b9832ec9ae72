/** The colour scheme: light, dark, or the device's own. The choice is stored on the device. */
const key = 'theme'
const next: Record<string, string> = { system: 'light', light: 'dark', dark: 'system' }

function chosen(): string {
  try {
    const value = localStorage.getItem(key)
    return value === 'light' || value === 'dark' ? value : 'system'
  } catch {
    return 'system'
  }
}

/** Applied before the first paint when the script is cached. */
export function applyTheme(theme = chosen()): void {
  const root = document.documentElement
  if (theme === 'system') delete root.dataset.theme
  else root.dataset.theme = theme
}

export function offerTheme(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-themes]')
  if (!button) return
  const names = button.dataset.themes!.split('|')
  const show = (theme: string) => {
    button.textContent = `${names[0]} ${names[['light', 'dark', 'system'].indexOf(theme) + 1]}`
  }
  show(chosen())
  button.hidden = false
  button.onclick = () => {
    const theme = next[chosen()]!
    try {
      localStorage.setItem(key, theme)
    } catch {}
    applyTheme(theme)
    show(theme)
  }
}
