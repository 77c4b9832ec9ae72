/**
 * The menu and the search field over the page. Without this script the menu is a popover and the search is a
 * link. With it both are modal dialogs: the focus stays in them and returns to the button that opened them, and
 * Escape or a press beside them closes them.
 */
import { suggestFor } from './suggest.ts'

export function openSheets(): void {
  const menu = document.querySelector<HTMLDialogElement>('#menu')
  const menuButton = document.querySelector<HTMLElement>('[popovertarget=menu]')
  if (!menu || !menuButton) return
  const closing = menu.querySelector<HTMLElement>('[popovertarget]')!
  menuButton.ariaHasPopup = 'dialog'
  menuButton.addEventListener('click', (event) => {
    // A menu that was opened before the script ran is a popover, and closes as one.
    if (!menu.matches(':popover-open')) open(event, menu)
  })
  closing.addEventListener('click', (event) => {
    if (menu.matches(':popover-open')) return
    event.preventDefault()
    menu.close()
  })
  closeBeside(menu)
  offerSearch(closing.textContent ?? '')
}

function open(event: Event, sheet: HTMLDialogElement): void {
  event.preventDefault()
  const opener = event.currentTarget as HTMLElement
  // Not every browser moves the focus to a pressed button, so it could not return there by itself.
  sheet.addEventListener('close', () => opener.focus(), { once: true })
  sheet.showModal()
}

function closeBeside(sheet: HTMLDialogElement): void {
  sheet.addEventListener('click', ({ target, clientX, clientY }) => {
    const { left, right, top, bottom } = sheet.getBoundingClientRect()
    const isInside = clientX >= left && clientX <= right && clientY >= top && clientY <= bottom
    if (target === sheet && !isInside) sheet.close()
  })
}

/** The search link opens a field with suggestions. On the search page it leads to the field there. */
function offerSearch(close: string): void {
  const link = document.querySelector<HTMLAnchorElement>('a.find[data-words]')
  if (!link) return
  let sheet: HTMLDialogElement | null = null
  link.addEventListener('click', (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    const field = document.querySelector<HTMLElement>('main form[data-suggest] input[type=search]')
    if (field) {
      event.preventDefault()
      return field.focus()
    }
    sheet ??= searchSheet(link, close)
    open(event, sheet)
    sheet.querySelector('input')?.focus()
  })
  link.ariaHasPopup = 'dialog'
}

function searchSheet(link: HTMLAnchorElement, close: string): HTMLDialogElement {
  const [placeholder = '', suggestions = ''] = link.dataset.words!.split('|')
  const name = link.ariaLabel ?? ''
  const field = Object.assign(document.createElement('input'), {
    ...{ type: 'search', name: 'q', placeholder, ariaLabel: name, maxLength: 200 },
    ...{ autocomplete: 'off', dir: 'auto', enterKeyHint: 'search' },
  })
  const button = (textContent: string, type: string) =>
    Object.assign(document.createElement('button'), { textContent, type })
  const line = Object.assign(document.createElement('p'), { className: 'ask' })
  line.append(field, button(name, 'submit'))
  const form = Object.assign(document.createElement('form'), { action: link.pathname })
  form.dataset.suggest = suggestions
  const closing = button(close, 'button')
  form.append(line, closing)
  const sheet = Object.assign(document.createElement('dialog'), { id: 'find', ariaLabel: name })
  sheet.append(form)
  document.body.append(sheet)
  closing.onclick = () => sheet.close()
  // In a search field Escape empties it first, where the list of suggestions is already closed.
  form.onkeydown = (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    sheet.close()
  }
  closeBeside(sheet)
  suggestFor(form)
  return sheet
}
