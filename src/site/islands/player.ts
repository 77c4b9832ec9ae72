import { sheet } from './sheet.ts'

/** Loads the player's script and style sheet when the reader presses the button, not before. */
export function offerPlayer(): void {
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>('[data-play]')
    const box = button?.closest<HTMLElement>('[data-stream]')
    if (!button || !box || button.ariaBusy) return
    button.ariaBusy = 'true'
    void open(box)
      // The button stays, so that the reader can try again.
      .catch(() => {})
      .finally(() => {
        button.ariaBusy = null
      })
  })
}

async function open(box: HTMLElement): Promise<void> {
  const { script = '', style = '' } = box.dataset
  const [player] = await Promise.all([import(/* @vite-ignore */ script), sheet(style)])
  player.open(box)
}

/** Updates the broadcast page when the header changes. An open player stays. */
export function updateOnAir(): void {
  const page = document.querySelector<HTMLElement>('main[data-on-air]')
  const header = document.querySelector('header.top')
  if (!page || !header) return
  let asking = false
  async function follow(): Promise<void> {
    const isOn = String(header!.querySelector('a.live.on') !== null)
    if (asking || page!.dataset.onAir === isOn) return
    asking = true
    try {
      const answer = await fetch('/live')
      const fresh = new DOMParser()
        .parseFromString(await answer.text(), 'text/html')
        .querySelector<HTMLElement>('main[data-on-air]')
      if (!answer.ok || !fresh) return
      page!.dataset.onAir = fresh.dataset.onAir
      for (const part of [':scope > .kicker', '.onair', '#live-player:not([data-open])']) {
        const next = fresh.querySelector(part)
        if (next) page!.querySelector(part)?.replaceWith(next)
      }
    } finally {
      asking = false
    }
  }
  new MutationObserver(() => void follow().catch(() => {})).observe(header, {
    childList: true,
    subtree: true,
  })
}
