/**
 * The elements of an export as they arrive. The parser is forgiving, expands only the five entities of XML and
 * numbers, and reads no document type: nothing outside the file is ever opened.
 */
import { Parser } from 'htmlparser2'

/** An element with its canonical name ("wp:post_id"), whatever prefix the file has for the namespace. */
export interface Element {
  name: string
  attributes: Record<string, string>
  children: Element[]
  text: string
}

/** Reads the text of one file, and tells what it found on the way. */
export interface ElementReader {
  /** Adds text, and returns the elements of the channel that it completes. */
  write(text: string): Element[]
  /** Ends the text, and returns the element that the file broke off in. */
  end(): Element | null
  isWxr(): boolean
  /** The document's own elements have all been closed. */
  isWhole(): boolean
  /** Whether the file has a document type, which is ignored. */
  hasDoctype(): boolean
  /** The names of fields in which markup stood as elements; they keep it as text. */
  strays: Set<string>
}

const namespaces: [RegExp, string][] = [
  [/^https?:\/\/wordpress\.org\/export\/\d+\.\d+\/?$/, 'wp'],
  [/^https?:\/\/wordpress\.org\/export\/\d+\.\d+\/excerpt\/?$/, 'excerpt'],
  [/^https?:\/\/purl\.org\/rss\/1\.0\/modules\/content\/?$/, 'content'],
  [/^https?:\/\/purl\.org\/dc\/elements\/1\.1\/?$/, 'dc'],
]
const ours = new Set(['wp', 'excerpt', 'content', 'dc'])

/** Fields of text: an element inside them is markup that the program which wrote the file did not protect. */
const isText = /^(content:encoded|excerpt:encoded|title|wp:(meta_value|comment_content|\w*description))$/

const longestElement = 32 * 1024 * 1024

/** An element, or a packed file, beyond the limit on its size. */
export class ElementError extends Error {}

interface Open extends Element {
  raw: string
}

export function openElements(): ElementReader {
  const prefixes = new Map<string, string>()
  const stack: Open[] = []
  const strays = new Set<string>()
  let done: Element[] = []
  let broken: Element | null = null
  let ending = false
  let size = 0
  let unparsed = 0
  let found = { wxr: false, whole: false, doctype: false }

  function canonical(name: string): string {
    const colon = name.indexOf(':')
    if (colon < 0) return name
    const prefix = name.slice(0, colon)
    const known = prefixes.get(prefix) ?? (ours.has(prefix) ? prefix : 'other')
    return `${known}:${name.slice(colon + 1)}`
  }
  function learn(attributes: Record<string, string>) {
    for (const [name, value] of Object.entries(attributes)) {
      if (!name.startsWith('xmlns:')) continue
      const known = namespaces.find(([form]) => form.test(value.trim()))?.[1]
      prefixes.set(name.slice(6), known ?? 'other')
      if (known === 'wp') found = { ...found, wxr: true }
    }
  }
  const grow = (text: string) => {
    const open = stack.at(-1)
    if (!open || stack.length < 3) return
    size += text.length
    if (size > longestElement)
      throw new ElementError(`an element is larger than ${longestElement / 1024 / 1024} MB`)
    open.text += text
  }
  const insideText = () => {
    const open = stack.at(-1)
    return open !== undefined && stack.length > 3 && isText.test(open.name) ? open : null
  }

  const parser = new Parser(
    {
      onopentag(raw, attributes) {
        learn(attributes)
        const field = insideText()
        if (field) {
          strays.add(field.name)
          const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`)
          grow(`<${raw}${written.join('')}>`)
          stack.push({ name: field.name, raw, attributes: {}, children: [], text: '' })
          return
        }
        const name = canonical(raw)
        if (name === 'wp:wxr_version') found = { ...found, wxr: true }
        stack.push({ name, raw, attributes, children: [], text: '' })
      },
      ontext: grow,
      onprocessinginstruction(name) {
        if (/^!doctype$/i.test(name)) found = { ...found, doctype: true }
      },
      onclosetag(raw, isImplied) {
        const closed = stack.pop()
        if (!closed) return
        const above = stack.at(-1)
        if (raw === 'rss' && !isImplied) found = { ...found, whole: true }
        if (above && stack.length > 3 && isText.test(above.name) && closed.name === above.name) {
          above.text += `${closed.text}${isImplied ? '' : `</${raw}>`}`
          return
        }
        const { name, attributes, children, text } = closed
        const element = { name, attributes, children, text }
        if (above?.name === 'channel' || (above?.name === 'rss' && name === 'item')) {
          size = 0
          if (ending) broken = element
          else done.push(element)
        } else above?.children.push(element)
      },
    },
    { xmlMode: true },
  )

  return {
    write(text) {
      const before = parser.endIndex
      parser.write(text)
      unparsed = parser.endIndex === before ? unparsed + text.length : 0
      if (unparsed > longestElement) throw new ElementError('a tag or section has no end')
      const complete = done
      done = []
      return complete
    },
    end() {
      ending = true
      parser.end()
      return broken
    },
    isWxr: () => found.wxr,
    isWhole: () => found.whole,
    hasDoctype: () => found.doctype,
    strays,
  }
}

/** The text of the first child with this name, or ''. */
export const textOf = ({ children }: Element, name: string): string =>
  children.find((one) => one.name === name)?.text ?? ''

export const allOf = ({ children }: Element, name: string): Element[] =>
  children.filter((one) => one.name === name)
