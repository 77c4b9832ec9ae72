/** What changes in the frame of a page that stays open: breaking news, the broadcast, the panel, the last entries. */
export interface Now {
  /** HTML, null while there is none. */
  breaking: string | null
  /** The number of news items, as a phrase. */
  stories: string | null
  air: string | null
  /** By coverage, what stands in its line. */
  coverages: Record<string, string>
}

const everyMs = 60_000

/** HTML of our own server as nodes. */
export function parse(html: string): DocumentFragment {
  const template = document.createElement('template')
  template.innerHTML = html
  return template.content
}

/** Puts a part in the place of the one that stands there, if it is another. */
function put(selector: string, html: string | null, before: string): void {
  const old = document.querySelector(selector)
  const fresh = html ? parse(html).firstElementChild : null
  if (!fresh) old?.remove()
  else if (!old) document.querySelector(before)?.before(fresh)
  else if (!old.isEqualNode(fresh)) old.replaceWith(fresh)
}

export function applyNow({ breaking, stories, air, coverages }: Now): void {
  put('aside.breaking', breaking, 'header.top')
  if (air) put('header.top a.live', air, '')
  const number = document.querySelector('.panel-top b')
  if (number && stories && number.textContent !== stories) number.textContent = stories
  for (const line of document.querySelectorAll<HTMLElement>('[data-coverage-line]')) {
    const html = coverages[line.dataset.coverageLine ?? '']
    if (!html) continue
    const fresh = parse(html)
    if (line.firstElementChild?.getAttribute('href') !== fresh.firstElementChild?.getAttribute('href'))
      line.replaceChildren(fresh)
  }
}

export async function fetchNow(): Promise<void> {
  const answer = await fetch('/now')
  if (!answer.ok) throw new Error(String(answer.status))
  applyNow(await answer.json())
}

/** Whether this page hears of it by an event stream (live/live.ts); the others ask. */
export const streamsNow = (): boolean => /^(front|live)$/.test(document.documentElement.dataset.page ?? '')

/** Asks once a minute while the page is looked at, not all readers in the same second. */
export function keepNow(): void {
  if (streamsNow()) return
  let asked = performance.now()
  setInterval(() => {
    if (document.hidden || performance.now() - asked < everyMs) return
    asked = performance.now() + Math.random() * 5_000
    fetchNow().catch(() => {})
  }, 5_000)
}
