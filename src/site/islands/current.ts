/** Marks the current section for screen readers; the style sheet marks it visually. */
export function markCurrent(): void {
  const { section } = document.documentElement.dataset
  if (!section) return
  for (const link of document.querySelectorAll(`.top [data-id="${CSS.escape(section)}"]`)) {
    link.setAttribute('aria-current', 'true')
    if (link.closest('.nav')) link.scrollIntoView({ block: 'nearest', inline: 'center' })
  }
}

/**
 * Removes the open article from the lists of further articles, which many articles share. An item in view stays, so
 * that nothing moves.
 */
export function hideCurrentArticle(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.related a, .headlines a')) {
    const item = link.closest('li')
    if (link.pathname !== location.pathname || !item) continue
    // The observer tells places after a frame, without a layout of its own.
    new IntersectionObserver(([list], observer) => {
      observer.disconnect()
      if (list!.boundingClientRect.top > innerHeight || item.getBoundingClientRect().top > innerHeight)
        item.remove()
    }).observe(link.closest('aside')!)
  }
}
