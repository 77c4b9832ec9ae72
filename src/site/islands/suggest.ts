/**
 * Search suggestions while typing: a listbox below the field, following the combobox pattern of the ARIA
 * Authoring Practices. The server matches normalised words, so all its suggestions are shown whatever their
 * spelling.
 */
const pauseMs = 150

export function suggestWhileTyping(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-suggest]')
  if (form) suggestFor(form)
}

export function suggestFor(form: HTMLFormElement): void {
  const box = form.querySelector<HTMLInputElement>('input[type=search]')
  if (!box) return
  const list = document.createElement('ul')
  list.id = 'suggestions'
  list.role = 'listbox'
  list.className = 'suggestions'
  list.ariaLabel = form.dataset.suggest!
  list.hidden = true
  box.after(list)
  box.role = 'combobox'
  box.ariaAutoComplete = 'list'
  box.setAttribute('aria-controls', list.id)
  let timer = 0
  /** The text typed when the list opened; Escape restores it. */
  let typed = ''
  let chosen = -1

  const options = () => [...list.children] as HTMLElement[]
  const choose = (next: number) => {
    chosen = next
    for (const [at, option] of options().entries()) option.ariaSelected = String(at === chosen)
    const option = options()[chosen]
    option?.scrollIntoView({ block: 'nearest' })
    box.value = option?.textContent ?? typed
    if (option) box.setAttribute('aria-activedescendant', option.id)
    else box.removeAttribute('aria-activedescendant')
  }
  const show = (suggestions: string[]) => {
    chosen = -1
    box.removeAttribute('aria-activedescendant')
    list.replaceChildren(
      ...suggestions.map((text, at) => {
        const option = document.createElement('li')
        option.id = `suggestion-${at}`
        option.role = 'option'
        option.dir = 'auto'
        option.ariaSelected = 'false'
        option.textContent = text
        return option
      }),
    )
    list.hidden = suggestions.length === 0
    box.ariaExpanded = String(!list.hidden)
  }
  show([])

  box.addEventListener('input', () => {
    clearTimeout(timer)
    typed = box.value
    const q = typed.trim()
    if (q.length < 2) return show([])
    timer = window.setTimeout(async () => {
      const answer = await fetch(`/search/suggest?q=${encodeURIComponent(q)}`).catch(() => null)
      if (!answer?.ok || box.value.trim() !== q || document.activeElement !== box) return
      show(((await answer.json()) as { suggestions: string[] }).suggestions)
    }, pauseMs)
  })
  box.addEventListener('keydown', (event) => {
    if (list.hidden || event.isComposing) return
    const count = list.children.length
    // The choice after the last option is the typed text.
    if (event.key === 'ArrowDown') choose(chosen + 1 < count ? chosen + 1 : -1)
    else if (event.key === 'ArrowUp') choose(chosen === -1 ? count - 1 : chosen - 1)
    else if (event.key === 'Escape') {
      choose(-1)
      show([])
    } else return
    event.preventDefault()
  })
  box.addEventListener('blur', () => show([]))
  // Keeps the focus in the field while an option is pressed.
  list.addEventListener('pointerdown', (event) => event.preventDefault())
  list.addEventListener('click', ({ target }) => {
    choose(options().indexOf(target as HTMLElement))
    show([])
    form.requestSubmit()
  })
}
