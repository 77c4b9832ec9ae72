/** Reads a page of another site as an article: its main text as Firefox' reader view finds it, and what its head says. */
import { Readability } from '@mozilla/readability'
import JSDOMParser from '@mozilla/readability/JSDOMParser.js'
import { parse } from 'parse5'
import { escapeHtml } from '../../body/inline-html.ts'
import type { FoundArticle } from '../archive/as-export.ts'

interface Node {
  nodeName: string
  value?: string
  attrs?: { name: string; value: string }[]
  childNodes?: Node[]
}

const voids = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
])
const dropped = new Set(['style', 'noscript', 'template', 'svg', 'math'])
const deepest = 200
const mostNodes = 100_000

const attributeOf = (node: Node, name: string) => node.attrs?.find((one) => one.name === name)?.value ?? ''

/** The page as XHTML, which the extractor's own parser needs. Scripts go, except data about the page. */
function xhtml(page: Node): string {
  let count = 0
  const write = (node: Node, depth: number): string => {
    if (++count > mostNodes || depth > deepest) return ''
    const { nodeName: name, childNodes = [] } = node
    if (name === '#text') return escapeHtml(node.value ?? '')
    if (name.startsWith('#document')) return childNodes.map((one) => write(one, depth + 1)).join('')
    if (!/^[a-z][a-z0-9-]*$/.test(name) || dropped.has(name)) return ''
    if (name === 'script')
      return attributeOf(node, 'type') === 'application/ld+json'
        ? `<script type="application/ld+json">${(childNodes[0]?.value ?? '').replaceAll('<', '\\u003c')}</script>`
        : ''
    const attributes = (node.attrs ?? [])
      .filter((one) => /^[a-z_][\w:.-]*$/i.test(one.name))
      .map((one) => ` ${one.name}="${escapeHtml(one.value)}"`)
      .join('')
    if (voids.has(name)) return `<${name}${attributes}/>`
    return `<${name}${attributes}>${childNodes.map((one) => write(one, depth + 1)).join('')}</${name}>`
  }
  return write(page, 0)
}

interface Head {
  meta: Map<string, string>
  canonical: string
  language: string
}

/** What the page says about itself. */
function headOf(page: Node): Head {
  const head: Head = { meta: new Map(), canonical: '', language: '' }
  const open = [page]
  for (let node = open.pop(); node; node = open.pop()) {
    const name = (attributeOf(node, 'property') || attributeOf(node, 'name')).toLowerCase()
    if (node.nodeName === 'html') head.language = attributeOf(node, 'lang')
    if (node.nodeName === 'meta' && name && !head.meta.has(name))
      head.meta.set(name, attributeOf(node, 'content').trim())
    if (node.nodeName === 'link' && attributeOf(node, 'rel') === 'canonical')
      head.canonical ||= attributeOf(node, 'href')
    for (const child of node.childNodes?.toReversed() ?? []) open.push(child)
  }
  return head
}

const complete = (address: string, base: string): string => {
  const written = address.trim()
  return written && URL.canParse(written, base || undefined) ? new URL(written, base || undefined).href : ''
}

function dateOf(...written: (string | null | undefined)[]): Date | null {
  const time = written.map((one) => Date.parse(one ?? '')).find(Number.isFinite)
  return time === undefined ? null : new Date(time)
}

/** Browsers note the address of a page that they save. */
const savedFrom = (html: string): string =>
  /<!-- saved from url=\(\d+\)(\S+) -->/.exec(html.slice(0, 2_000))?.[1] ?? ''

const names = (text: string) =>
  text
    .split(/[,،]/)
    .map((one) => one.replace(/\s+/g, ' ').trim())
    .filter(Boolean)

export interface ReadPage {
  article: FoundArticle
  site: string
  language: string
}

/**
 * Reads a page. Null when no text is found.
 * @param given the address of the page; '' when it is unknown, then the page's own words count
 */
export function readWebPage(html: string, given: string): ReadPage | null {
  const page = parse(html) as unknown as Node
  const { meta, canonical, language } = headOf(page)
  const first = (...keys: string[]) => keys.map((key) => meta.get(key)).find(Boolean) ?? ''
  const own = complete(canonical, given) || complete(first('og:url'), given) || savedFrom(html)
  const address = given || (/^https?:/.test(own) ? own : '')
  const document = new JSDOMParser().parse(xhtml(page), address || 'https://page.invalid/')
  const found = new Readability<string>(document, { charThreshold: 200 }).parse()
  if (!found?.content || !found.textContent?.trim()) return null
  const title = first('og:title', 'twitter:title') || found.title || ''
  const byline = first('article:author_name', 'author') || found.byline || ''
  const summary = first('og:description', 'description')
  return {
    site: found.siteName ?? '',
    language,
    article: {
      ...{ id: address || title, address, title: escapeHtml(title), html: found.content },
      // A description that is the beginning of the text says nothing of its own.
      summary: found.textContent.trim().startsWith(summary.replace(/[.…\s]+$/, '').slice(0, 60))
        ? ''
        : summary,
      authors:
        byline.length > 100
          ? []
          : names(byline.replace(/^(?:by|بقلم|كتب|كتبت)[\s:]+/i, '')).filter(
              (name) => !/^https?:/.test(name),
            ),
      keywords: names(first('keywords', 'news_keywords')).slice(0, 20),
      picture: complete(first('og:image', 'twitter:image'), address),
      publishedAt: dateOf(
        found.publishedTime,
        first('article:published_time'),
        first('date', 'dc.date', 'pubdate'),
      ),
      modifiedAt: dateOf(first('article:modified_time', 'og:updated_time')),
    },
  }
}
