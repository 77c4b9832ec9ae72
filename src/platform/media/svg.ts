/** Cleans SVG drawings: shapes, text, gradients and their own style stay; whatever runs, loads or embeds goes. */
import { transform } from 'lightningcss'
import sanitize from 'sanitize-html'

const shapes = ['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon']
const groups = ['svg', 'g', 'defs', 'symbol', 'use', 'title', 'desc', 'clipPath', 'mask', 'pattern', 'marker']
const paints = ['linearGradient', 'radialGradient', 'stop', 'text', 'tspan', 'textPath']
const filters = ['filter', 'feGaussianBlur', 'feOffset', 'feBlend', 'feColorMatrix', 'feFlood', 'feComposite']
const elements = [...shapes, ...groups, ...paints, ...filters, 'feMerge', 'feMergeNode', 'feDropShadow']

const geometry =
  'x y x1 x2 y1 y2 cx cy r rx ry fx fy fr dx dy d points width height viewBox preserveAspectRatio transform pathLength'
const presentation =
  'fill fill-opacity fill-rule stroke stroke-width stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset stroke-opacity opacity color display visibility clip-path clip-rule mask filter marker-start marker-mid marker-end paint-order vector-effect mix-blend-mode stop-color stop-opacity flood-color flood-opacity font-family font-size font-weight font-style letter-spacing text-anchor dominant-baseline alignment-baseline direction unicode-bidi'
const structure =
  'id class style xmlns xmlns:xlink version role aria-label aria-hidden offset gradientUnits gradientTransform spreadMethod patternUnits patternTransform patternContentUnits clipPathUnits maskUnits maskContentUnits markerWidth markerHeight markerUnits refX refY orient filterUnits primitiveUnits in in2 result stdDeviation mode type values operator k1 k2 k3 k4 startOffset textLength lengthAdjust'
const attributes = new Set(`${geometry} ${presentation} ${structure} href xlink:href`.split(' '))

/** Whether a value leads out of the drawing: it may point at a part of itself alone. */
const leadsOut = (name: string, value: string) =>
  /(^|:)href$/.test(name)
    ? !/^#[\w.:-]+$/.test(value)
    : /(url|src)\(\s*(?!['"]?#)|image(-set)?\(|@|\\|javascript:/i.test(value)

/** Data of drawing programs without meaning for readers; its removal is not reported. */
const isEditors = (name: string) =>
  /^(inkscape|sodipodi|sketch|serif|rdf|cc|dc|xml|xmlns|i|x|a|data)[:-]/.test(name) ||
  ['metadata', 'enable-background'].includes(name)

/** Deeper drawings take the parser a time that grows with the square of their depth. */
const maxDepth = 64

export interface CleanSvg {
  svg: string
  /** The removed items: 'script', 'foreignObject', 'onload', 'href'. */
  removed: string[]
}

export class TooDeep extends Error {}

/** @throws Error when it is not an SVG, and TooDeep when its elements are nested too deeply */
export function cleanSvg(source: string): CleanSvg {
  const removed = new Set<string>()
  let depth = 0
  const gone = (name: string) => void (isEditors(name) || removed.add(name))
  const sheets = source
    .split(/<\/style\s*>/i)
    .slice(0, -1)
    .map((text) =>
      text
        .split(/<style\b[^<>]*>/i)
        .slice(1)
        .join(''),
    )
  const cleaned = sanitize(source, {
    parser: { xmlMode: true, lowerCaseTags: false, lowerCaseAttributeNames: false },
    allowedTags: elements,
    allowedAttributes: { '*': [...attributes] },
    disallowedTagsMode: 'completelyDiscard',
    parseStyleAttributes: false,
    onOpenTag(name) {
      if (++depth > maxDepth) throw new TooDeep()
      if (!elements.includes(name) && name !== 'style') gone(name)
    },
    onCloseTag: () => void depth--,
    transformTags: {
      '*': (tagName, given) => {
        const kept = Object.entries(given).filter(([name, value]) => {
          if (name.startsWith('xmlns') || (attributes.has(name) && !leadsOut(name, value))) return true
          gone(name)
          return false
        })
        return { tagName, attribs: Object.fromEntries(kept) }
      },
    },
  }).trim()
  if (!/^<svg[\s>]/.test(cleaned)) throw new Error('This is no SVG drawing.')
  const style = sheets.map((css) => cleanSheet(css, gone)).join('')
  const svg = style ? cleaned.replace(/^<svg[^>]*>/, (open) => `${open}<style>${style}</style>`) : cleaned
  return {
    svg: svg.includes('xmlns=') ? svg : svg.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"'),
    removed: [...removed],
  }
}

/** A drawing's own style sheet; one that loads something is left out. */
function cleanSheet(css: string, gone: (name: string) => void): string {
  const text = css.replace(/^\s*<!\[CDATA\[|\]\]>\s*$/g, '').replaceAll('&gt;', '>')
  const refuse = () => {
    throw new Error('loads something')
  }
  try {
    const { code } = transform({
      ...{ filename: 'drawing.css', code: Buffer.from(text), minify: true },
      visitor: {
        Url(address) {
          if (!address.url.startsWith('#')) refuse()
        },
        Rule: { import: refuse, 'font-face': refuse },
      },
    })
    const sheet = code.toString()
    if (/[<&]|\b(src|image|image-set)\(/i.test(sheet)) return refuse()
    return sheet.replaceAll('>', '&gt;')
  } catch {
    gone('style')
    return ''
  }
}
