/** A playing broadcast whose place is scrolled out of sight moves into a corner, until the reader closes it. */
import type videojs from 'video.js'

export function keepInSight(box: HTMLElement, player: ReturnType<typeof videojs>, close: string): void {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'close-mini'
  button.textContent = '×'
  button.setAttribute('aria-label', close)
  button.onclick = () => {
    player.pause()
    player.focus()
    delete box.dataset.mini
  }
  player.el().append(button)
  new IntersectionObserver(([place]) => {
    if (place!.isIntersecting || player.paused()) delete box.dataset.mini
    else box.dataset.mini = ''
  }).observe(box)
}
