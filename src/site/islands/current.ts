/** Marks the current section for screen readers; the style sheet marks it visually. */
export function markCurrent(): void {
  const { section } = document.documentElement.dataset
  if (!section) return
  for (const link of document.querySelectorAll(`.top [data-id="${CSS.escape(section)}"]`)) {
    link.setAttribute('aria-current', 'true')
    if (link.closest('.nav')) link.scrollIntoView({ block: 'nearest', inline: 'center' })
  }
}

/** Hides the open article in the lists of what to read next, which many articles share. */
export function hideCurrentArticle(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.related a, .headlines a'))
    if (link.pathname === location.pathname) link.closest('li')?.remove()
}
