/** Lines of verse and their halves. */
import type { Inline } from '../../body/inline.ts'

/** The sign between the two halves of a classical line: dots, stars or an equals sign between spaces. */
const between = /\s+(?:\.{2,}|…+|\*+|=+)\s+/g

/** The lines of a stanza. */
export function linesOf(content: Inline[] = []): Inline[][] {
  const lines: Inline[][] = [[]]
  for (const node of content) {
    if (node.type === 'hardBreak') lines.push([])
    else lines.at(-1)!.push(node)
  }
  return lines
}

/** The two halves of a line; null when it has no sign between them, or several. */
export function halvesOf(line: Inline[]): [Inline[], Inline[]] | null {
  const signs = line.flatMap((node, at) =>
    node.type === 'text' ? [...node.text.matchAll(between)].map((found) => ({ node, at, found })) : [],
  )
  if (signs.length !== 1) return null
  const { node, at, found } = signs[0]!
  const before = node.text.slice(0, found.index)
  const after = node.text.slice(found.index + found[0].length)
  const first = [...line.slice(0, at), ...(before ? [{ ...node, text: before }] : [])]
  const second = [...(after ? [{ ...node, text: after }] : []), ...line.slice(at + 1)]
  return first.length > 0 && second.length > 0 ? [first, second] : null
}
