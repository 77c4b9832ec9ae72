/**
 * Finds WordPress' shortcodes: `[gallery ids="1,2"]`, `[caption …]…[/caption]`. Known ones become HTML; of any
 * other, the inner text stays. Words of prose in square brackets are no shortcodes.
 */
import type { Loss } from '../../archive/loss.ts'

export interface Shortcode {
  name: string
  /** By name; values without a name by their position: "0", "1". */
  attributes: Record<string, string>
  /** The HTML between its two tags; null when it has one tag only. */
  inner: string | null
}

/** The HTML that replaces a shortcode; null when it is not one after all, and stays as written. */
export type ShortcodeRule = (code: Shortcode) => string | null

interface Tag {
  name: string
  written: string
  closes: boolean
  attributes: string
}

const tag = /\[(\/?)([a-z][\w-]*)((?:[^[\]"']|"[^"]*"|'[^']*')*)\]/iy
/** `[[gallery]]` shows a shortcode to readers. */
const escaped = /\[(\[\/?([a-z][\w-]*)(?:[^[\]"']|"[^"]*"|'[^']*')*\])\]/iy
const attribute = /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'[\]]+))|"([^"]*)"|'([^']*)'|([^\s"'=[\]]\S*)/g
/** Where text is shown as written, or is no text. */
const verbatim = /<(pre|code|script|style|textarea)\b/iy

/** Editors turn straight quotation marks into entities and curly ones. */
const straight = (text: string) =>
  text.replace(/&quot;|&#822[01];|&#8243;|[“”″]/g, '"').replace(/&#039;/g, "'")

export function attributesOf(text: string): Record<string, string> {
  const found: Record<string, string> = {}
  let place = 0
  for (const [, name, double, single, bare, ...lone] of text.matchAll(attribute)) {
    if (name !== undefined) found[name.toLowerCase()] = double ?? single ?? bare ?? ''
    else found[place++] = lone.find((one) => one !== undefined)?.replace(/\/$/, '') ?? ''
  }
  return found
}

/** The end of what begins with "<": a tag, a comment, or an element whose text stays as it is. */
function endOfMarkup(html: string, at: number, open: Set<string>): number {
  const after = (end: string, from = at) => {
    const found = html.indexOf(end, from)
    return found < 0 ? html.length : found + end.length
  }
  if (html.startsWith('<!--', at)) return after('-->')
  verbatim.lastIndex = at
  const name = verbatim.exec(html)?.[1]?.toLowerCase()
  if (name && !open.has(name)) {
    const close = new RegExp(`</${name}\\s*>`, 'gi')
    close.lastIndex = at
    const found = close.exec(html)
    if (found) return found.index + found[0].length
    open.add(name)
  }
  return /^<[/a-z!]/i.test(html.slice(at, at + 2)) ? after('>') : at + 1
}

/** The pieces of a text: HTML as strings, and the tags of shortcodes. */
function piecesOf(html: string, known: ReadonlySet<string>): (string | Tag)[] {
  const pieces: (string | Tag)[] = []
  /** Elements that have no end in the rest of the text. */
  const open = new Set<string>()
  let from = 0
  let at = 0
  const keep = (end: number) => {
    if (end > from) pieces.push(html.slice(from, end))
  }
  while (at < html.length) {
    const sign = html[at]
    if (sign === '<') {
      at = endOfMarkup(html, at, open)
      continue
    }
    if (sign !== '[') {
      at++
      continue
    }
    escaped.lastIndex = at
    const shown = escaped.exec(html)
    if (shown && known.has(shown[2]!.toLowerCase())) {
      keep(at)
      pieces.push(shown[1]!)
      at += shown[0].length
      from = at
      continue
    }
    tag.lastIndex = at
    const found = tag.exec(html)
    if (!found) {
      at++
      continue
    }
    keep(at)
    const [written, slash, name, attributes] = found as unknown as [string, string, string, string]
    pieces.push({
      name: name.toLowerCase(),
      written,
      closes: slash === '/',
      attributes: straight(attributes),
    })
    at += written.length
    from = at
  }
  keep(html.length)
  return pieces
}

/** Whether an unknown word in brackets is a shortcode and no prose such as [sic]. */
function looksLikeCode(
  { name, attributes, closes, written }: Tag,
  closed: Set<string>,
  alone: boolean,
): boolean {
  if (closes || closed.has(name) || /[_\d-]/.test(name) || /=|:\/\//.test(attributes)) return true
  return alone && attributes.trim() === '' && written === written.toLowerCase()
}

/** WordPress replaces its own names anywhere; a plugin's name may be a word of prose. */
const ownNames = new Set(['caption', 'wp_caption', 'gallery', 'playlist', 'audio', 'video', 'embed'])

interface Frame {
  tag: Tag | null
  html: string
}

/** The text with its shortcodes replaced. `report` receives each kind of unknown shortcode with an example. */
export function replaceShortcodes(
  html: string,
  rules: ReadonlyMap<string, ShortcodeRule>,
  report: (loss: Loss) => void,
): string {
  if (!html.includes('[')) return html
  const pieces = piecesOf(html, new Set(rules.keys()))
  const tags = pieces.filter((piece) => typeof piece !== 'string')
  const closed = new Set(tags.filter(({ closes }) => closes).map(({ name }) => name))
  const stack: Frame[] = [{ tag: null, html: '' }]
  const add = (text: string) => {
    stack.at(-1)!.html += text
  }
  const isAlone = (at: number) => {
    const before = pieces[at - 1]
    const after = pieces[at + 1]
    const ends = before === undefined || typeof before !== 'string' || /(\n|<p>)\s*$/.test(before)
    const begins = after === undefined || typeof after !== 'string' || /^\s*(\n|<\/p>)/.test(after)
    return ends && begins
  }
  /** Ends the innermost open shortcode; `inner` tells whether its closing tag was there. */
  const finish = (hasInner: boolean) => {
    const { tag, html: inner } = stack.pop()!
    if (!tag) return
    const rule = rules.get(tag.name)
    const code = { name: tag.name, attributes: attributesOf(tag.attributes), inner: hasInner ? inner : null }
    const made = rule?.(code) ?? null
    if (made !== null) add(hasInner ? made : made + inner)
    else {
      report({ kind: `shortcode [${tag.name}]`, detail: tag.written })
      add(inner)
    }
  }
  for (const [at, piece] of pieces.entries()) {
    if (typeof piece === 'string') add(piece)
    else if (!ownNames.has(piece.name) && !looksLikeCode(piece, closed, isAlone(at))) add(piece.written)
    else if (!piece.closes) {
      stack.push({ tag: piece, html: '' })
      if (!closed.has(piece.name)) finish(false)
    } else {
      const open = stack.findLastIndex(({ tag }) => tag?.name === piece.name)
      if (open < 0) report({ kind: `shortcode [${piece.name}]`, detail: piece.written })
      else {
        while (stack.length > open + 1) finish(false)
        finish(true)
      }
    }
  }
  while (stack.length > 1) finish(false)
  return stack[0]!.html
}
