/**
 * Finds formulas such as CO₂ and m² in a line: Latin letters or digits that raised or lowered ones follow. Each is one
 * unit in the direction of Latin letters, so that nothing may separate its parts.
 */
import { type Inline, inlineText } from './inline.ts'

interface Part {
  nodes: Inline[]
  isFormula: boolean
}

const isScript = (node: Inline | undefined): boolean =>
  node?.type === 'text' &&
  (node.marks ?? []).some(({ type }) => type === 'superscript' || type === 'subscript')

/** Latin letters, digits and their signs at the end and at the beginning of a text. */
const tail = /[A-Za-z0-9)\]][A-Za-z0-9()[\].+-]*$/
const head = /^[A-Za-z0-9(][A-Za-z0-9()[\]]*/
const latin = /[A-Za-z]/
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u

function isFormula(nodes: Inline[]): boolean {
  const text = inlineText(nodes)
  return latin.test(text) && !rightToLeft.test(text)
}

/** The line cut so that each formula consists of whole nodes. */
export function formulas(content: Inline[]): Part[] {
  if (!content.some(isScript)) return [{ nodes: content, isFormula: false }]
  const found: Part[] = []
  let open: Inline[] = []
  const add = (nodes: Inline[]) => {
    const last = found.at(-1)
    if (last && !last.isFormula) last.nodes.push(...nodes)
    else if (nodes.length > 0) found.push({ nodes: [...nodes], isFormula: false })
  }
  const close = () => {
    if (isFormula(open)) found.push({ nodes: open, isFormula: true })
    else add(open)
    open = []
  }
  for (const [at, node] of content.entries()) {
    if (isScript(node)) {
      open.push(node)
      continue
    }
    if (node.type === 'hardBreak') {
      close()
      add([node])
      continue
    }
    const joined = open.length > 0 ? (head.exec(node.text)?.[0] ?? '') : ''
    if (joined) open.push({ ...node, text: joined })
    const rest = node.text.slice(joined.length)
    if (rest === '') continue
    close()
    const start = isScript(content[at + 1]) ? (tail.exec(rest)?.index ?? rest.length) : rest.length
    if (start > 0) add([{ ...node, text: rest.slice(0, start) }])
    if (start < rest.length) open = [{ ...node, text: rest.slice(start) }]
  }
  close()
  return found
}
