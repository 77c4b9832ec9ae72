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
  // The logo for dark grounds.
  for (const source of document.querySelectorAll<HTMLSourceElement>('.name source'))
    source.media = theme === 'system' ? '(prefers-color-scheme:dark)' : theme === 'dark' ? 'all' : 'not all'
}

export function offerTheme(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-themes]')
  if (!button) return
  const names = button.dataset.themes!.split('|')
  const inMenu = button.cloneNode() as HTMLButtonElement
  document.querySelector('#menu')?.append(inMenu)
  const show = (theme: string) => {
    for (const one of [button, inMenu])
      one.textContent = `${names[0]} ${names[['light', 'dark', 'system'].indexOf(theme) + 1]}`
  }
  show(chosen())
  if (chosen() !== 'system') applyTheme()
  for (const one of [button, inMenu]) {
    one.hidden = false
    one.onclick = () => {
      const theme = next[chosen()]!
      try {
        localStorage.setItem(key, theme)
      } catch {}
      applyTheme(theme)
      show(theme)
    }
  }
}
