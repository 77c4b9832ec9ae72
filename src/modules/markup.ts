/** Checks the markup of modules: it must be well-formed and contain nothing that acts by itself. */
import { type DefaultTreeAdapterMap, parse } from 'parse5'
import { boundedTreeAdapter, HtmlBoundsError } from '../body/bounded-html.ts'
import { maxMarkup } from './limits.ts'

type Node = DefaultTreeAdapterMap['childNode']
type Element = DefaultTreeAdapterMap['element']

const words = (text: string) => new Set(text.split(' '))
const elements = words(
  'a abbr address article aside audio b bdi bdo blockquote br button caption cite code col colgroup data datalist dd del details dfn dialog div dl dt em fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr i iframe img input ins kbd label legend li map area mark menu meter nav ol optgroup option output p picture pre progress q rp rt ruby s samp search section select small source span strong sub summary sup table tbody td textarea tfoot th thead time tr track u ul var video wbr svg g path circle ellipse rect line polyline polygon text tspan title desc defs lineargradient radialgradient stop clippath symbol',
)
const voids = words('area br col hr img input source track wbr')
const addresses = words(
  'href src action formaction poster cite data background longdesc ping xlink:href usemap icon manifest',
)
const lists = words('srcset imagesrcset')
/** Attributes that hold free text. */
const texts = /^(alt|title|value|placeholder|label|content|summary|aria-.*|data-.*)$/
const refused = /^(on.*|style|srcdoc|nonce|is)$/
const schemes = words('http: https: mailto: tel:')

// The strictest surroundings of any part: a list item in an article.
const before = '<!doctype html><html><head><title>.</title></head><body><main><article><ul><li>'
const after = '</li></ul></article><i></i></main></body></html>'

/**
 * Describes the problem with this markup; null when there is none.
 * @param frames origins that an iframe may show, in the syntax of Content-Security-Policy
 */
export function markupProblem(markup: string, frames: readonly string[] = []): string | null {
  if (markup.length > maxMarkup)
    return `it has ${markup.length} characters of markup, the limit is ${maxMarkup}`
  const html = markup.replaceAll('\r\n', '\n')
  let error: string | null = null
  let document: DefaultTreeAdapterMap['document']
  try {
    document = parse(before + html + after, {
      treeAdapter: boundedTreeAdapter(),
      sourceCodeLocationInfo: true,
      onParseError: ({ code }) => {
        error ??= code
      },
    })
  } catch (thrown) {
    if (thrown instanceof HtmlBoundsError) return `its markup ${thrown.message}`
    throw thrown
  }
  if (error) return `its markup is not well-formed (${error})`
  const place = placeOf(document)
  if (!place) return 'its markup is not well-formed: it closes a surrounding element'
  const pieces: [start: number, end: number][] = []
  for (const node of place.childNodes) {
    const problem = walk(node, frames, pieces)
    if (problem) return problem
  }
  return coversAll(pieces, before.length, before.length + html.length)
    ? null
    : 'its markup is not well-formed: a tag closes nothing or is not allowed there'
}

const isElement = (node: Node | undefined): node is Element => node !== undefined && 'tagName' in node

/** Follows the only child down to the list item; null when the markup broke out of it. */
function placeOf(document: DefaultTreeAdapterMap['document']): Element | null {
  let children = document.childNodes.filter((node) => node.nodeName !== '#documentType')
  for (const [name, next] of [
    ['html', ['head', 'body']],
    ['body', ['main']],
    ['main', ['article', 'i']],
    ['article', ['ul']],
    ['ul', ['li']],
  ] as const) {
    const found = children.find((node) => node.nodeName === name)
    if (!isElement(found)) return null
    children = found.childNodes
    if (children.map((node) => node.nodeName).join() !== next.join()) return null
    if (found.attrs.length > 0) return null
  }
  const [item] = children
  return isElement(item) ? item : null
}

function walk(node: Node, frames: readonly string[], pieces: [number, number][]): string | null {
  const at = node.sourceCodeLocation
  if (!isElement(node)) {
    if (node.nodeName === '#comment') return 'it contains a comment'
    if (at) pieces.push([at.startOffset, at.endOffset])
    return null
  }
  const name = node.tagName.toLowerCase()
  if (!elements.has(name)) return `it contains the element <${name}>, which is not allowed`
  const { startTag, endTag } = node.sourceCodeLocation ?? {}
  if (startTag) {
    pieces.push([startTag.startOffset, startTag.endOffset])
    if (endTag) pieces.push([endTag.startOffset, endTag.endOffset])
    else if (!voids.has(name) && !isSelfClosed(node))
      return `its markup is not well-formed: <${name}> is not closed`
  }
  for (const { prefix, name: plain, value } of node.attrs) {
    const problem = attributeProblem(prefix ? `${prefix}:${plain}` : plain, value)
    if (problem) return problem
  }
  if (name === 'iframe') {
    const problem = frameProblem(node, frames)
    if (problem) return problem
  }
  for (const child of node.childNodes) {
    const problem = walk(child, frames, pieces)
    if (problem) return problem
  }
  return null
}

/** Only in SVG: <path/>. */
const isSelfClosed = ({ namespaceURI, childNodes }: Element) =>
  namespaceURI === 'http://www.w3.org/2000/svg' && childNodes.length === 0

function attributeProblem(given: string, value: string): string | null {
  const name = given.toLowerCase()
  if (refused.test(name)) return `it contains the attribute ${name}, which is not allowed`
  if (lists.has(name)) {
    const bad = value.split(/[\s,]+/).find((part) => !isAllowedAddress(part))
    return bad === undefined ? null : `it contains the address ${bad.slice(0, 80)}, which is not allowed`
  }
  if (addresses.has(name) ? !isAllowedAddress(value) : !texts.test(name) && /script\s*:/i.test(plain(value)))
    return `it contains the address ${value.trim().slice(0, 80)}, which is not allowed`
  return null
}

/** Reads a URL as browsers do: without line breaks and tabs inside, and spaces around it. */
const plain = (address: string) => address.replace(/[\t\n\r]/g, '').replace(/^[\u0000-\u0020]+/, '')

function isAllowedAddress(address: string): boolean {
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(plain(address))?.[0]
  return scheme === undefined || schemes.has(scheme.toLowerCase())
}

function frameProblem({ attrs }: Element, frames: readonly string[]): string | null {
  const src = attrs.find(({ name }) => name === 'src')?.value
  if (src === undefined) return null
  const url = URL.canParse(src) ? new URL(src) : null
  if (url?.protocol === 'https:' && frames.some((frame) => isOf(url, frame))) return null
  return `it contains a frame from ${url?.host || src.slice(0, 80)}, which is not in its csp`
}

/** Whether a URL matches a source: 'https://host' or 'https://*.host'. */
function isOf({ origin, hostname, port }: URL, source: string): boolean {
  if (!source.includes('://*.')) return origin === source
  const wild = new URL(source.replace('://*.', '://'))
  return hostname.endsWith(`.${wild.hostname}`) && port === wild.port
}

function coversAll(pieces: [number, number][], from: number, to: number): boolean {
  let at = from
  for (const [start, end] of pieces.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    if (start !== at) return false
    at = end
  }
  return at === to
}
