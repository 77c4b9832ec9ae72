/** Loads the viewer of full-screen pictures when the reader opens one, not before. */

import { sheet } from './sheet.ts'

/** The URLs of the built viewer, which the build writes here. */
declare const VIEWER: { script: string; style: string }

export function offerViewer(): void {
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-photo]')
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
      return
    event.preventDefault()
    if (link.ariaBusy) return
    link.ariaBusy = 'true'
    void open(link)
      // The picture itself is at the link's address.
      .catch(() => location.assign(link.href))
      .finally(() => {
        link.ariaBusy = null
      })
  })
}

async function open(link: HTMLAnchorElement): Promise<void> {
  const [viewer] = await Promise.all([import(/* @vite-ignore */ VIEWER.script), sheet(VIEWER.style)])
  viewer.show(link)
}
