/** In which order a reader meets the signs of a line: measured in a browser, not read off the markup. */
import type { Page } from 'playwright-core'

/** Bidi controls and joiners, which nobody sees. */
export const bare = (text: string): string =>
  text.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]/g, '')

/**
 * The text of a case and the expected positions of its letters from left to right. A case is in
 * logical order. "|" separates parts that are read in the direction of the line; "{…}" is read in the other.
 * Within a part Arabic letters run from right to left, and all others from left to right.
 */
export function expectedOrder(marked: string, line: 'rtl' | 'ltr'): { text: string; places: number[] } {
  let text = ''
  const parts = (of: string, direction: 'rtl' | 'ltr'): number[] => {
    const all = of.split('|').map((part) => {
      const places: number[] = []
      for (const letter of part) {
        if (/[^\s\p{M}]/u.test(letter)) places.push(text.length)
        text += letter
      }
      return /[\u0600-\u065f\u066e-\u06ef]/.test(part) && /\p{L}/u.test(part) ? places.reverse() : places
    })
    return (direction === 'rtl' ? all.reverse() : all).flat()
  }
  const groups = marked
    .split(/[{}]/)
    .map((group, at) => parts(group, at % 2 === 1 ? (line === 'rtl' ? 'ltr' : 'rtl') : line))
  return { text, places: (line === 'rtl' ? groups.reverse() : groups).flat() }
}

/** The visible text of an element, the position of each letter from left to right, and its line. */
export interface Seen {
  text: string
  places: number[]
  lines: number[]
}

export function seenIn(page: Page, selector: string): Promise<Seen[]> {
  return page.locator(selector).evaluateAll((elements) =>
    elements.map((element) => {
      const unseen = /[\u061c\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]/
      const letters: { x: number; place: number; line: number }[] = []
      let text = ''
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      const range = document.createRange()
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const data = (node as Text).data
        for (let at = 0; at < data.length; at++) {
          if (unseen.test(data[at]!)) continue
          range.setStart(node, at)
          range.setEnd(node, at + 1)
          const { left, right, bottom } = range.getBoundingClientRect()
          if (/[^\s\p{M}]/u.test(data[at]!))
            letters.push({ x: left + right, place: text.length, line: bottom })
          text += data[at]
        }
      }
      const tops = [...letters].sort((a, b) => a.x - b.x || a.place - b.place)
      return {
        text,
        places: tops.map(({ place }) => place),
        lines: letters.map(({ line }) => Math.round(line)),
      }
    }),
  )
}
