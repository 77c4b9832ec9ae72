import { parse } from '../now.ts'
import { keepInPlace } from './place.ts'

/** Shows the current score below the headline; none when `html` is empty. */
export function showScore(main: HTMLElement, html: string): void {
  const old = main.querySelector('.score-bar')
  const fresh = html ? parse(html).firstElementChild : null
  if (!old || !fresh) {
    if (old ?? fresh)
      keepInPlace(main, () => (fresh ? main.querySelector('h1')?.after(fresh) : old?.remove()))
    return
  }
  // The element of the sentence stays, because screen readers announce changes within it.
  const [said, sentence] = [old, fresh].map((bar) => bar.querySelector('[aria-live]')!) as [Element, Element]
  if (said.textContent !== sentence.textContent) said.textContent = sentence.textContent
  const [shown, now] = [old, fresh].map((bar) => bar.querySelector('.score-now')!) as [Element, Element]
  if (!shown.isEqualNode(now)) keepInPlace(main, () => shown.replaceWith(now))
}
