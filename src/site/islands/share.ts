/** Opens the device's share sheet, and copies addresses. Without a script, an entry's link leads to its own page. */
export function offerSharing(): void {
  for (const box of document.querySelectorAll<HTMLElement>('.share')) {
    // The short address, which is printed too.
    const url = document.querySelector('.address')?.textContent || location.href
    const share = box.querySelector<HTMLButtonElement>('[data-share]')
    const button = box.querySelector<HTMLButtonElement>('[data-copy]')
    if (share && 'share' in navigator) {
      share.hidden = false
      share.onclick = () => void navigator.share({ title: document.title, url }).catch(() => {})
    }
    if (button && navigator.clipboard) {
      button.hidden = false
      button.onclick = () => void copy(button, url, box.dataset.done).catch(() => {})
    }
  }
  document.addEventListener('click', shareEntry)
}

/**
 * One listener for all entries of a live coverage, because entries come and go. Without a share sheet, copies
 * the address.
 */
function shareEntry(event: MouseEvent): void {
  const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('.share-entry')
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
  if ('share' in navigator) {
    event.preventDefault()
    const title = link.closest('.entry')?.querySelector('h1,h2')?.textContent ?? document.title
    void navigator.share({ title, url: link.href }).catch(() => {})
  } else if ('clipboard' in navigator) {
    event.preventDefault()
    const copied = link.closest<HTMLElement>('[data-copied]')?.dataset.copied
    void copy(link, link.href, copied).catch(() => location.assign(link.href))
  }
}

/** Copies an address and briefly replaces the label with a confirmation. */
async function copy(label: HTMLElement, url: string, done: string | undefined): Promise<void> {
  await (navigator as Navigator).clipboard.writeText(url)
  label.setAttribute('aria-live', 'polite')
  label.dataset.label ??= label.textContent
  label.textContent = done ?? label.dataset.label
  label.dataset.copied = ''
  setTimeout(() => {
    delete label.dataset.copied
    label.textContent = label.dataset.label ?? ''
  }, 2_500)
}
