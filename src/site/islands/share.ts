/** The device's own sharing, and copying the address. */
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
}
