/** Parses HTML on the server by the rules of browsers, within limits. */
import { type DefaultTreeAdapterMap, parse } from 'parse5'
import { boundedTreeAdapter, HtmlBoundsError } from './bounded-html.ts'
import { elementsOf, type HtmlNode, textOf } from './tree.ts'

/** A body that is too large or nested too deeply. */
export class BodyError extends Error {}

const longest = 2_000_000

/**
 * The nodes of the body element.
 * @throws BodyError when it is too long, too deep or has too many elements
 */
export function parseHtml(html: string): HtmlNode[] {
  if (html.length > longest) {
    throw new BodyError(
      `the body has ${html.length.toLocaleString('en')} characters of HTML; the limit is ${longest.toLocaleString('en')}`,
    )
  }
  const document = read(html)
  return elementsOf(document.childNodes.flatMap(treeOf), 'body')[0]?.children ?? []
}

function read(html: string) {
  try {
    return parse(html, { treeAdapter: boundedTreeAdapter(), scriptingEnabled: false })
  } catch (error) {
    throw error instanceof HtmlBoundsError ? new BodyError(`the body's HTML ${error.message}`) : error
  }
}

function treeOf(node: DefaultTreeAdapterMap['childNode']): HtmlNode[] {
  if ('value' in node) return [node.value]
  if (!('tagName' in node)) return []
  const attributes = node.attrs.map(({ prefix, name, value }) => [prefix ? `${prefix}:${name}` : name, value])
  return [
    {
      name: node.tagName,
      attributes: Object.fromEntries(attributes),
      children: node.childNodes.flatMap(treeOf),
    },
  ]
}

/** The text of an HTML fragment, on one line. */
export const plainText = (html: string) => parseHtml(html).map(textOf).join(' ').replace(/\s+/g, ' ').trim()
