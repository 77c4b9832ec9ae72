/**
 * The script of a live coverage page: shows or queues new entries, and updates edited and unpublished ones in
 * place.
 */
import type { EntryMessage } from '../../coverage/message.tsx'
import { parse } from '../now.ts'
import { updateAges } from '../relative-times.ts'
import type { Source } from './follow.ts'
import type { LiveMessages } from './live-messages.ts'
import { createNotice } from './notice.ts'
import { phrase } from './phrase.ts'
import { insertBySequence, keepInPlace, positionOf } from './place.ts'
import { showScore } from './score.ts'

type Published = Extract<EntryMessage, { state: 'published' }>
type State = { state: string; html: string; score: string }

const maxKeys = 12

export function coverageSource(main: HTMLElement): Source {
  const entries = main.querySelector<HTMLElement>('#entries')!
  const pinned = main.querySelector<HTMLElement>('#pinned')!
  const stream = entries.parentElement!
  const keys = main.querySelector<HTMLElement>('.key-events')!
  const messages: LiveMessages = JSON.parse(main.dataset.said ?? '{}')
  let last = Number(entries.dataset.sequence)
  let isBehind = false
  /** New entries that the reader has not revealed yet, by id. */
  const waiting = new Map<number, Published>()
  /** Changes above the entries, delayed until applying them moves nothing on the screen. */
  const postponed = new Map<number, EntryMessage>()
  /** The number of entries added automatically and not announced yet. */
  let unannounced = 0
  const known = new Map<number, number>()
  for (const { dataset } of main.querySelectorAll<HTMLElement>('.entry'))
    known.set(Number(dataset.entry), Number(dataset.changedSequence))

  const notice = createNotice(main, () => (isBehind ? location.reload() : showAll()))
  addEventListener('scroll', () => (waiting.size > 0 || postponed.size > 0) && applyChanges(), {
    passive: true,
  })

  const element = (html: string) => parse(html).firstElementChild as HTMLElement
  const newest = () => Number(entries.querySelector<HTMLElement>('.entry')?.dataset.sequence ?? 0)

  function takeEntry(message: EntryMessage): void {
    const { id, changedSequence } = message
    if ((known.get(id) ?? 0) >= changedSequence) return
    known.set(id, changedSequence)
    const shown = document.getElementById(`e${id}`)
    if (message.state === 'unpublished') {
      waiting.delete(id)
      if (shown) removeEntry(shown)
    } else if (shown) edit(shown, message)
    else if (message.sequence > newest()) {
      waiting.set(id, message)
      return
    } else insertEntry(message)
    postponed.set(id, message)
  }

  function edit(shown: HTMLElement, message: Published): void {
    const fresh = element(message.html)
    keepInPlace(main, () => {
      const hadFocus = shown.contains(document.activeElement)
      shown.replaceWith(fresh)
      if (hadFocus) fresh.querySelector('a')?.focus({ preventScroll: true })
    })
  }

  /** Inserts an entry among those shown. Entries older than all of them belong to older pages. */
  function insertEntry(message: Published): void {
    const oldest = Number([...entries.querySelectorAll<HTMLElement>('.entry')].at(-1)?.dataset.sequence ?? 0)
    if (message.sequence > oldest)
      keepInPlace(main, () => insertBySequence(entries, element(message.html), '.entry'))
  }

  /** A visible unpublished entry stays with a notice; an invisible one is removed. */
  function removeEntry(shown: HTMLElement): void {
    if (positionOf(shown) !== 'within') {
      keepInPlace(main, () => shown.remove())
      return
    }
    const note = document.createElement('p')
    note.textContent = messages.unpublished
    shown.style.minBlockSize = `${shown.offsetHeight}px`
    shown.classList.add('gone')
    shown.replaceChildren(note)
  }

  function pin(message: EntryMessage): void {
    pinned.querySelector(`[data-entry="${message.id}"]`)?.remove()
    if (message.state === 'unpublished' || !message.pinned) return
    const copy = element(message.html)
    copy.removeAttribute('id')
    let kicker = copy.querySelector('.kicker')
    if (!kicker) {
      kicker = document.createElement('p')
      kicker.className = 'kicker'
      copy.querySelector('.what')?.prepend(kicker)
    }
    const mark = document.createElement('span')
    mark.textContent = messages.pinned
    kicker.prepend(mark, ' ')
    insertBySequence(pinned, copy, '.entry')
  }

  function markKey(message: EntryMessage): void {
    keys.querySelector(`[data-entry="${message.id}"]`)?.remove()
    const html = message.state === 'published' ? message.keyHtml : null
    if (!html) return
    const key = element(html)
    if (document.getElementById(`e${message.id}`))
      key.querySelector('a')!.setAttribute('href', `#e${message.id}`)
    insertBySequence(keys, key, 'li')
    while (keys.children.length > maxKeys) keys.lastElementChild!.remove()
  }

  function showWaiting(): void {
    const messages = [...waiting.values()].sort((a, b) => a.sequence - b.sequence)
    waiting.clear()
    entries.querySelector('.nothing')?.remove()
    for (const message of messages) {
      entries.prepend(element(message.html))
      postponed.set(message.id, message)
    }
    unannounced += messages.length
  }

  function updatePinnedAndKeys(): void {
    for (const message of postponed.values()) {
      pin(message)
      markKey(message)
    }
    postponed.clear()
  }

  /** Shows all queued entries and scrolls to the first one. */
  function showAll(): void {
    showWaiting()
    updatePinnedAndKeys()
    applyChanges()
    unannounced = 0
    const first = entries.querySelector<HTMLElement>('.entry')
    if (!first) return
    first.tabIndex = -1
    first.focus({ preventScroll: true })
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
    entries.scrollIntoView({ block: 'start', behavior: calm ? 'instant' : 'smooth' })
  }

  /** Applies the changes that move nothing on the screen; others stay queued, new entries behind the button. */
  function applyChanges(): void {
    // An empty page has nothing that new entries could move.
    const isFirst = entries.querySelector('.nothing') !== null
    if (waiting.size > 0 && (isFirst || positionOf(stream) === 'below')) showWaiting()
    if (postponed.size > 0 && canMove(pinned) && canMove(keys)) keepInPlace(main, updatePinnedAndKeys)
    updateAges()
    notice.show(isBehind ? messages.show : waiting.size > 0 ? phrase(waiting.size, messages.fresh) : '')
  }

  /** An empty list of key events is hidden; showing it would push the entries down. */
  function canMove(part: Element): boolean {
    const isShown = part.getClientRects().length > 0
    const { top, bottom } = (isShown ? part : stream).getBoundingClientRect()
    return (isShown ? bottom : top) <= 0 || top >= innerHeight
  }

  function announce(): void {
    applyChanges()
    const count = waiting.size + unannounced
    if (count > 0) notice.say(phrase(count, messages.fresh), () => (unannounced = 0))
  }

  function takeState({ html, score }: State): void {
    showScore(main, score)
    const fresh = element(html)
    const old = main.querySelector('.coverage-state')
    if (old && !old.isEqualNode(fresh)) keepInPlace(main, () => old.replaceWith(fresh))
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
      announce()
    },

    async poll() {
      for (let more = true; more; ) {
        const answer = await fetch(`${main.dataset.since}${last}`)
        if (answer.status === 404 || answer.status === 410) return false
        if (!answer.ok) throw new Error(String(answer.status))
        const found: { sequence: number; more: boolean; coverage: State | null; entries: EntryMessage[] } =
          await answer.json()
        for (const message of found.entries) takeEntry(message)
        if (found.coverage) takeState(found.coverage)
        last = Math.max(last, found.sequence)
        more = found.more
        announce()
      }
      return true
    },
  }
}
