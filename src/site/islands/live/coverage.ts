/** The page of a live coverage: new entries wait or enter, edits and withdrawals happen in place. */
import type { EntryMessage } from '../../coverage/message.tsx'
import { parse } from '../now.ts'
import { sayAges } from '../relative-times.ts'
import type { Source } from './follow.ts'
import { createNotice } from './notice.ts'
import { phrase } from './phrase.ts'
import { inPlace, insertByNumber, sightOf } from './place.ts'
import type { Said } from './said.ts'

type Published = Extract<EntryMessage, { state: 'published' }>
type State = { state: string; html: string }

const mostKeys = 12

export function coverageSource(main: HTMLElement): Source {
  const entries = main.querySelector<HTMLElement>('#entries')!
  const pinned = main.querySelector<HTMLElement>('#pinned')!
  const stream = entries.parentElement!
  const keys = main.querySelector<HTMLElement>('.key-events')!
  const said: Said = JSON.parse(main.dataset.said ?? '{}')
  let last = Number(entries.dataset.number)
  let isBehind = false
  /** What is waiting to be seen, by entry. */
  const waiting = new Map<number, Published>()
  /** Changes of what stands above the entries, until they move nothing that is seen. */
  const postponed = new Map<number, EntryMessage>()
  /** Entries that came in by themselves and were not announced yet. */
  let unsaid = 0
  const known = new Map<number, number>()
  for (const { dataset } of main.querySelectorAll<HTMLElement>('.entry'))
    known.set(Number(dataset.entry), Number(dataset.changed))

  const notice = createNotice(main, () => (isBehind ? location.reload() : showAll()))
  addEventListener('scroll', () => (waiting.size > 0 || postponed.size > 0) && settle(), { passive: true })

  const element = (html: string) => parse(html).firstElementChild as HTMLElement
  const newest = () => Number(entries.querySelector<HTMLElement>('.entry')?.dataset.number ?? 0)

  function takeEntry(message: EntryMessage): void {
    const { id, changed } = message
    if ((known.get(id) ?? 0) >= changed) return
    known.set(id, changed)
    const shown = document.getElementById(`e${id}`)
    if (message.state === 'withdrawn') {
      waiting.delete(id)
      if (shown) withdraw(shown)
    } else if (shown) edit(shown, message)
    else if (message.number > newest()) {
      waiting.set(id, message)
      return
    } else enterAmong(message)
    postponed.set(id, message)
  }

  function edit(shown: HTMLElement, message: Published): void {
    const fresh = element(message.html)
    inPlace(main, () => {
      const hadFocus = shown.contains(document.activeElement)
      shown.replaceWith(fresh)
      if (hadFocus) fresh.querySelector('a')?.focus({ preventScroll: true })
    })
  }

  /** Between others that are shown; what is older than all of them comes with its own page. */
  function enterAmong(message: Published): void {
    const oldest = Number([...entries.querySelectorAll<HTMLElement>('.entry')].at(-1)?.dataset.number ?? 0)
    if (message.number > oldest) inPlace(main, () => insertByNumber(entries, element(message.html), '.entry'))
  }

  /** What is seen keeps its place and says what happened to it; what is not seen leaves. */
  function withdraw(shown: HTMLElement): void {
    if (sightOf(shown) !== 'within') {
      inPlace(main, () => shown.remove())
      return
    }
    const note = document.createElement('p')
    note.textContent = said.withdrawn
    shown.style.minBlockSize = `${shown.offsetHeight}px`
    shown.classList.add('gone')
    shown.replaceChildren(note)
  }

  function pin(message: EntryMessage): void {
    pinned.querySelector(`[data-entry="${message.id}"]`)?.remove()
    if (message.state === 'withdrawn' || !message.pinned) return
    const copy = element(message.html)
    copy.removeAttribute('id')
    let kicker = copy.querySelector('.kicker')
    if (!kicker) {
      kicker = document.createElement('p')
      kicker.className = 'kicker'
      copy.querySelector('.what')?.prepend(kicker)
    }
    const mark = document.createElement('span')
    mark.textContent = said.pinned
    kicker.prepend(mark, ' ')
    insertByNumber(pinned, copy, '.entry')
  }

  function markKey(message: EntryMessage): void {
    keys.querySelector(`[data-entry="${message.id}"]`)?.remove()
    const html = message.state === 'published' ? message.keyHtml : null
    if (!html) return
    const key = element(html)
    if (document.getElementById(`e${message.id}`))
      key.querySelector('a')!.setAttribute('href', `#e${message.id}`)
    insertByNumber(keys, key, 'li')
    while (keys.children.length > mostKeys) keys.lastElementChild!.remove()
  }

  function enterWaiting(): void {
    const messages = [...waiting.values()].sort((a, b) => a.number - b.number)
    waiting.clear()
    entries.querySelector('.nothing')?.remove()
    for (const message of messages) {
      entries.prepend(element(message.html))
      postponed.set(message.id, message)
    }
    unsaid += messages.length
  }

  function settleAside(): void {
    for (const message of postponed.values()) {
      pin(message)
      markKey(message)
    }
    postponed.clear()
  }

  /** The reader wants to see what waits: the page goes to where it begins. */
  function showAll(): void {
    enterWaiting()
    settleAside()
    settle()
    unsaid = 0
    const first = entries.querySelector<HTMLElement>('.entry')
    if (!first) return
    first.tabIndex = -1
    first.focus({ preventScroll: true })
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
    entries.scrollIntoView({ block: 'start', behavior: calm ? 'instant' : 'smooth' })
  }

  /** Puts in what moves nothing that is seen; the rest waits, new entries behind the button. */
  function settle(): void {
    if (waiting.size > 0 && sightOf(stream) === 'below') enterWaiting()
    if (postponed.size > 0 && canMove(pinned) && canMove(keys)) inPlace(main, settleAside)
    sayAges()
    notice.show(isBehind ? said.show : waiting.size > 0 ? phrase(waiting.size, said.fresh) : '')
  }

  /** A list of key events that is empty is not shown; it would stand above the stream. */
  function canMove(part: Element): boolean {
    const isShown = part.getClientRects().length > 0
    const { top, bottom } = (isShown ? part : stream).getBoundingClientRect()
    return (isShown ? bottom : top) <= 0 || top >= innerHeight
  }

  function tell(): void {
    settle()
    const count = waiting.size + unsaid
    if (count > 0) notice.say(phrase(count, said.fresh), () => (unsaid = 0))
  }

  function takeState({ html }: State): void {
    const fresh = element(html)
    const old = main.querySelector('.coverage-state')
    if (old && !old.isEqualNode(fresh)) inPlace(main, () => old.replaceWith(fresh))
  }

  return {
    types: ['entry', 'coverage', 'reload'],
    pollMs: 15_000,
    events: () => `${main.dataset.events}?after=${last}`,

    take(type, data, id, sure) {
      if (type === 'reload') isBehind = true
      else if (type === 'coverage') takeState(JSON.parse(data))
      else takeEntry(JSON.parse(data))
      if (sure && id) last = Math.max(last, Number(id))
      tell()
    },

    async poll() {
      for (let more = true; more; ) {
        const answer = await fetch(`${main.dataset.since}${last}`)
        if (answer.status === 404 || answer.status === 410) return false
        if (!answer.ok) throw new Error(String(answer.status))
        const found: { number: number; more: boolean; coverage: State | null; entries: EntryMessage[] } =
          await answer.json()
        for (const message of found.entries) takeEntry(message)
        if (found.coverage) takeState(found.coverage)
        last = Math.max(last, found.number)
        more = found.more
        tell()
      }
      return true
    },
  }
}
