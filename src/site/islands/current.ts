/** Says to screen readers which section the page is in; the style sheet shows it by itself. */
export function markCurrent(): void {
  const { section } = document.documentElement.dataset
  if (!section) return
  const link = document.querySelector(`.nav [data-id="${CSS.escape(section)}"]`)
  link?.setAttribute('aria-current', 'true')
  link?.scrollIntoView({ block: 'nearest', inline: 'center' })
}

/** The list of what to read next is the same for all articles of a story: this one need not be in it. */
export function leaveSelfOut(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.related a'))
    if (link.pathname === location.pathname) link.closest('li')?.remove()
}
