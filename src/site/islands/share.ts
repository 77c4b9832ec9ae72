/** The device's own sharing, and copying the address. Without a script, an entry's link leads to its own page. */
export function offerSharing(): void {
  for (const box of document.querySelectorAll<HTMLElement>('.share')) {
    const url = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? location.href
    const share = box.querySelector<HTMLButtonElement>('[data-share]')
    const copy = box.querySelector<HTMLButtonElement>('[data-copy]')
    if (share && 'share' in navigator) {
      share.hidden = false
      share.onclick = () => void navigator.share({ title: document.title, url }).catch(() => {})
    }
    if (copy && navigator.clipboard) {
      copy.hidden = false
      const label = copy.textContent
      copy.onclick = async () => {
        await navigator.clipboard.writeText(url)
        copy.textContent = box.dataset.done ?? label
        setTimeout(() => {
          copy.textContent = label
        }, 2_500)
      }
      copy.setAttribute('aria-live', 'polite')
    }
  }
  document.addEventListener('click', shareEntry)
}

/** Entries of live coverage come and go: one listener for all of them. */
function shareEntry(event: MouseEvent): void {
  const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('.share-entry')
  if (!link || !('share' in navigator) || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  const title = link.closest('.entry')?.querySelector('h1,h2')?.textContent ?? document.title
  void navigator.share({ title, url: link.href }).catch(() => {})
}
