const yearMs = 31_557_600_000

/** Shows a notice on articles older than a year, because the page around them is current. */
export function showAge(): void {
  const note = document.querySelector<HTMLElement>('[data-old]')
  if (note && Date.now() - Date.parse(note.dataset.old ?? '') > yearMs) note.hidden = false
}
