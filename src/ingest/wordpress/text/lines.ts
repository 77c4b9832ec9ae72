/**
 * Paragraphs of the classic editor, which stores line breaks instead of elements: an empty line divides paragraphs,
 * and a single break is a new line. Two breaks become a new paragraph in the normal form of a body.
 */
import { knownPost } from '../../../blocks/embed/address.ts'
import { type HtmlElement, type HtmlNode, isElement } from '../../../body/tree.ts'

/** Where line breaks are text of their own, or only separate elements. */
const untouched = new Set(
  'pre code script style textarea table thead tbody tfoot tr colgroup ul ol dl select figure figcaption caption cite summary footer svg'.split(
    ' ',
  ),
)
/** Elements of `untouched` that hold others, whose text is broken into lines again. */
const holders = new Set('table thead tbody tfoot tr ul ol dl figure'.split(' '))

const lineBreak = (): HtmlElement => ({ name: 'br', attributes: {}, children: [] })

/** The address of a post on a line of its own is an embed, even without empty lines around it. */
const isPost = (line: string) => /^\s*https?:\/\/\S+\s*$/.test(line) && knownPost(line.trim()) !== null

function brokenText(text: string, follows: HtmlNode | undefined): HtmlNode[] {
  // A break that is written as an element too counts once.
  const own = follows && isElement(follows) && follows.name === 'br' ? text.replace(/^[^\S\n]*\n/, '') : text
  return own.split('\n').flatMap((line, at): HtmlNode[] => {
    const words = isPost(line)
      ? [lineBreak(), lineBreak(), line, lineBreak(), lineBreak()]
      : line
        ? [line]
        : []
    return at > 0 ? [lineBreak(), ...words] : words
  })
}

/** The nodes with a break for each line break. */
export function withLines(nodes: HtmlNode[], isHeld = false): HtmlNode[] {
  return nodes.flatMap((node, at): HtmlNode[] => {
    if (!isElement(node)) return isHeld ? [node] : brokenText(node.replace(/\r\n?/g, '\n'), nodes[at - 1])
    if (!untouched.has(node.name)) return [{ ...node, children: withLines(node.children) }]
    if (!holders.has(node.name)) return [node]
    return [{ ...node, children: withLines(node.children, true) }]
  })
}
