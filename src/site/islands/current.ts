/** Says to screen readers which section the page is in; the style sheet shows it by itself. */
export function markCurrent(): void {
  const { section } = document.documentElement.dataset
  if (!section) return
  const link = document.querySelector(`.nav [data-id="${CSS.escape(section)}"]`)
  link?.setAttribute('aria-current', 'true')
  link?.scrollIntoView({ block: 'nearest', inline: 'center' })
}
