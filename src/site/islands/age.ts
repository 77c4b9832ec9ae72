const yearMs = 31_557_600_000

/** An article of more than a year says so: today's frame stands around it. */
export function showAge(): void {
  const note = document.querySelector<HTMLElement>('[data-old]')
  if (note && Date.now() - Date.parse(note.dataset.old ?? '') > yearMs) note.hidden = false
}
