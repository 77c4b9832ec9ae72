/** Converts the clipboard to blocks of a body. Runs in browsers only. */
import type { Block } from '../document.ts'
import { type Inline, type Paragraph, paragraphOf } from '../inline.ts'
import { normaliseBody } from '../normalise.ts'
import { readTree } from '../read-html.ts'
import { cleanPasted, cleanWords } from './clean.ts'
import { treeOf } from './dom.ts'

/** Converts a pasted page to our blocks, and counts each kind of omission. */
export function readPasted(
  root: ParentNode,
  embedHosts: readonly string[],
): { blocks: Block[]; left: Map<string, number> } {
  const lost = new Map<string, number>()
  const nodes = cleanPasted(treeOf(root.childNodes), (dropped) =>
    lost.set(dropped, (lost.get(dropped) ?? 0) + 1),
  )
  const { content, left } = readTree(nodes, { media: () => null, embedHosts })
  return { blocks: content, left: new Map([...lost, ...left]) }
}

/** Pasted plain text: paragraphs are separated by empty lines, or else each line is one. */
export function readPlainText(text: string): Paragraph[] {
  const lines = cleanWords(text.replace(/\r\n?/g, '\n').trim())
  const parts = /\n[^\S\n]*\n/.test(lines) ? lines.split(/\n(?:[^\S\n]*\n)+/) : lines.split('\n')
  const content = parts.map((part) =>
    paragraphOf(
      part
        .split('\n')
        .flatMap((line, at): Inline[] => [
          ...(at > 0 ? [{ type: 'hardBreak' } as const] : []),
          { type: 'text', text: line },
        ]),
    ),
  )
  return normaliseBody({ content }).content as Paragraph[]
}
