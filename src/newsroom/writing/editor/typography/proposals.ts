/** Changes that a careful typesetter would make, block by block, as steps on the text that keep its marks. */
import type { Editor } from '@tiptap/core'
import { diffChars } from 'diff'
import type { Language } from '../../../../language/languages.ts'
import { suggestTypography } from '../../../../language/typography.ts'

export interface Proposal {
  /** Where the text of the block begins in the document. */
  at: number
  before: string
  after: string
}

/** For the block of the caret, or for all; a block that needs nothing is not among them. */
export function proposalsFor(editor: Editor, language: Language, scope: 'block' | 'whole'): Proposal[] {
  const { doc, selection } = editor.state
  const found: Proposal[] = []
  const range = scope === 'whole' ? { from: 0, to: doc.content.size } : selection
  doc.nodesBetween(range.from, range.to, (node, pos) => {
    if (!node.isTextblock) return
    const before = node.textBetween(0, node.content.size, undefined, '\n')
    const after = suggestTypography(before, language)
    if (after !== before) found.push({ at: pos + 1, before, after })
    return false
  })
  return found
}

/** Makes the changes in one step of undoing. A block that was written in meanwhile is left as it is. */
export function accept(editor: Editor, proposals: Proposal[]): void {
  const { tr, doc, schema } = editor.state
  for (const { at, before, after } of [...proposals].sort((a, b) => b.at - a.at)) {
    if (doc.textBetween(at, Math.min(at + before.length, doc.content.size), '\n', '\n') !== before) continue
    let offset = before.length
    for (const { added, removed, value } of diffChars(before, after).reverse()) {
      if (added) {
        const marks = tr.doc.resolve(at + offset).marks()
        tr.insert(at + offset, schema.text(value, marks))
      } else {
        offset -= value.length
        if (removed) tr.delete(at + offset, at + offset + value.length)
      }
    }
  }
  if (tr.docChanged) editor.view.dispatch(tr)
}
