/** Limits the tree that parse5 creates: a short HTML text can produce millions of elements. */
import { defaultTreeAdapter } from 'parse5'

/** The HTML exceeds a limit; the message continues a sentence that begins "its HTML". */
export class HtmlBoundsError extends Error {}

const deepest = 200
/** Enough for a body of 5,000 paragraphs with 20 elements each. */
const most = 150_000
/** Searching this many siblings counts as one element. */
const siblingsForOne = 10_000

type Adapter = typeof defaultTreeAdapter
type Parent = Parameters<Adapter['insertBefore']>[0]

/**
 * A tree adapter for one reading. HTML reopens formatting elements in each paragraph with all their
 * attributes, searches all open elements at every tag, and moves what a table cannot contain before it, among
 * all its siblings. Therefore this counts created elements and attributes, and limits the depth and the
 * search among siblings. The parser throws HtmlBoundsError beyond a limit.
 */
export function boundedTreeAdapter(): Adapter {
  let depth = 0
  let made = 0
  const spend = (cost: number) => {
    made += cost
    if (made > most)
      throw new HtmlBoundsError(`makes more than ${most.toLocaleString('en')} elements and attributes`)
  }
  const search = (parent: Parent | null | undefined) =>
    spend((parent?.childNodes.length ?? 0) / siblingsForOne)
  return {
    ...defaultTreeAdapter,
    createElement(name, namespace, attributes) {
      spend(1 + attributes.length)
      return defaultTreeAdapter.createElement(name, namespace, attributes)
    },
    insertBefore(parent, node, before) {
      search(parent)
      defaultTreeAdapter.insertBefore(parent, node, before)
    },
    insertTextBefore(parent, text, before) {
      search(parent)
      defaultTreeAdapter.insertTextBefore(parent, text, before)
    },
    detachNode(node) {
      search(node.parentNode)
      defaultTreeAdapter.detachNode(node)
    },
    onItemPush() {
      if (++depth > deepest) throw new HtmlBoundsError(`is nested deeper than ${deepest} elements`)
    },
    onItemPop() {
      depth--
    },
  }
}
