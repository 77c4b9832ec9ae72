/** The blocks that styles/distance.css leaves out of the first layout. */
const far = '.band, .headlines, .related, .foot, .entry:nth-child(n + 7)'

/**
 * Lays out what is far below the first screen while nothing else happens, one block in a frame. Afterwards the whole
 * page is there: for jumps, the scroll bar and pictures of the page.
 */
export function layOutDistance(): void {
  if (!('requestIdleCallback' in window)) return
  if (document.readyState === 'complete') void begin()
  else addEventListener('load', begin, { once: true })
}

async function begin(): Promise<void> {
  // A font that arrives later lays out again what is laid out.
  await document.fonts.ready
  const blocks = [...document.querySelectorAll<HTMLElement>(far)]
  const layOutNext = () => {
    const block = blocks.shift()
    if (!block) return
    block.style.contentVisibility = 'visible'
    requestAnimationFrame(() => requestIdleCallback(layOutNext))
  }
  requestIdleCallback(layOutNext)
}
