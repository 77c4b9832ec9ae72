/** Typographic improvements, block by block, as edits of the text that keep its marks. */
import type { Editor } from '@tiptap/core'
import { diffChars } from 'diff'
import type { Language } from '../../../language/languages.ts'
import { suggestTypography } from '../../../language/typography.ts'

export interface Proposal {
  /** The position of the block's text in the document. */
  at: number
  before: string
  after: string
}

/** For the caret's block or for all; blocks without improvements are omitted. */
export function proposalsFor(editor: Editor, language: Language, scope: 'block' | 'whole'): Proposal[] {
  const { doc, selection } = editor.state
  const found: Proposal[] = []
  const range = scope === 'whole' ? { from: 0, to: doc.content.size } : selection
  doc.nodesBetween(range.from, range.to, (node, pos) => {
    if (!node.isTextblock) return
    if (node.type.spec.code) return false
    const before = node.textBetween(0, node.content.size, undefined, '\n')
    const after = suggestTypography(before, language)
    if (after !== before) found.push({ at: pos + 1, before, after })
    return false
  })
  return found
}

/** The replacements in a text, from its end to its beginning. */
function edits(before: string, after: string) {
  const found: { from: number; to: number; text: string }[] = []
  let offset = 0
  for (const { added, removed, value } of diffChars(before, after)) {
    const last = found.at(-1)
    const to = offset + (added ? 0 : value.length)
    if (added && last?.to === offset) last.text += value
    else if (added || removed) found.push({ from: offset, to, text: added ? value : '' })
    offset = to
  }
  return found.reverse()
}

/** Applies the changes as one undo step. Blocks edited meanwhile are unchanged. */
export function accept(editor: Editor, proposals: Proposal[]): void {
  const { tr, doc, schema } = editor.state
  for (const { at, before, after } of [...proposals].sort((a, b) => b.at - a.at)) {
    if (doc.textBetween(at, Math.min(at + before.length, doc.content.size), '\n', '\n') !== before) continue
    for (const { from, to, text } of edits(before, after)) {
      // Each character gets the marks of the one it replaces.
      const signs = [...text].map((sign, n) => {
        const replaced = from + n < to ? doc.nodeAt(at + from + n)?.marks : undefined
        return schema.text(sign, replaced ?? doc.resolve(at + from).marks())
      })
      tr.replaceWith(at + from, at + to, signs)
    }
  }
  if (tr.docChanged) editor.view.dispatch(tr)
}
