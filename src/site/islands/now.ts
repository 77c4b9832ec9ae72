/** Updates the frame of a page that stays open: breaking news, broadcast, stories panel, latest entries. */
export interface Now {
  /** HTML, or null when there is no breaking news. */
  breaking: string | null
  /** The number of new articles, as a phrase. */
  stories: string | null
  air: string | null
  /** The HTML of each coverage line, by coverage id. */
  coverages: Record<string, string>
}

const everyMs = 60_000

/** Parses HTML that our own server sent. */
export function parse(html: string): DocumentFragment {
  const template = document.createElement('template')
  template.innerHTML = html
  return template.content
}

/** Replaces an element when its HTML has changed. */
function put(selector: string, html: string | null, before?: string): void {
  const old = document.querySelector(selector)
  const fresh = html ? parse(html).firstElementChild : null
  if (!fresh) old?.remove()
  else if (!old) before && document.querySelector(before)?.before(fresh)
  else if (!old.isEqualNode(fresh)) old.replaceWith(fresh)
}

export function applyNow({ breaking, stories, air, coverages }: Now): void {
  put('aside.breaking', breaking, 'header.top')
  if (air) put('header.top a.live', air)
  const number = document.querySelector('.panel h2 b')
  if (number && stories && number.textContent !== stories) number.textContent = stories
  for (const line of document.querySelectorAll<HTMLElement>('[data-coverage-line]')) {
    const html = coverages[line.dataset.coverageLine ?? '']
    if (!html) continue
    const fresh = line.cloneNode() as HTMLElement
    fresh.append(parse(html))
    if (!line.isEqualNode(fresh)) line.replaceWith(fresh)
  }
}

export async function fetchNow(): Promise<void> {
  const answer = await fetch('/now')
  if (!answer.ok) throw new Error(String(answer.status))
  applyNow(await answer.json())
}

/** Whether this page gets updates from an event stream (live/live.ts). Other pages poll. */
export const streamsNow = (): boolean => /^(front|live)$/.test(document.documentElement.dataset.page ?? '')

/** Polls once a minute while the page is visible, at a random second for each reader. */
export function pollNow(): void {
  if (streamsNow()) return
  let asked = performance.now()
  setInterval(() => {
    if (document.hidden || performance.now() - asked < everyMs) return
    asked = performance.now() + Math.random() * 5_000
    fetchNow().catch(() => {})
  }, 5_000)
}
