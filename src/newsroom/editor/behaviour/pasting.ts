/** Handles pasted and dropped content: pictures, addresses, and text of other programs. */
import { type Editor, Extension } from '@tiptap/core'
import { DOMParser, Fragment, type Node, type Schema, Slice } from '@tiptap/pm/model'
import { Plugin, TextSelection } from '@tiptap/pm/state'
import { isInTable } from '@tiptap/pm/tables'
import type { EditorView } from '@tiptap/pm/view'
import { insertEmbed } from '../../../blocks/embed/editor.ts'
import { pastedAddress } from '../../../body/address.ts'
import { cleanText } from '../../../body/paste/clean.ts'
import { quietHtml } from '../../../body/paste/quiet.ts'
import { readPasted, readPlainText } from '../../../body/paste/read-pasted.ts'
import { surroundingsOf } from '../nodes/host.ts'
import { picturesOf, uploadAt } from './uploads.ts'

/** Cleans every text of a slice, even if it was copied inside the editor. */
function cleanFragment(fragment: Fragment, schema: Schema): Fragment {
  const nodes: Node[] = []
  fragment.forEach((node) => {
    const text = cleanText(node.text ?? '')
    if (!node.isText) nodes.push(node.copy(cleanFragment(node.content, schema)))
    else if (text) nodes.push(schema.text(text, node.marks))
  })
  return Fragment.fromArray(nodes)
}

const fromJson = (schema: Schema, blocks: object[]) => Slice.maxOpen(Fragment.fromJSON(schema, blocks), true)

/** Keeps only the text of an invalid slice, which would otherwise be pasted by the browser itself. */
function fitting(view: EditorView, slice: Slice): Slice {
  try {
    view.state.tr.replaceSelection(slice)
    return slice
  } catch {
    const text = slice.content.textBetween(0, slice.content.size, '\n', '\n')
    return fromJson(view.state.schema, readPlainText(text))
  }
}

/** All text of a slice on one line, for a table cell. */
function lineOf(slice: Slice, schema: Schema): Fragment {
  let line = Fragment.empty
  slice.content.descendants((node) => {
    if (!node.isTextblock) return true
    const parting = line.size > 0 && node.content.size > 0
    if (parting) line = line.addToEnd(schema.nodes.hardBreak!.create())
    line = line.append(node.content)
    return false
  })
  return line.size > 0 ? line : onlyInline(slice)
}
const onlyInline = (slice: Slice) => (slice.content.firstChild?.isInline ? slice.content : Fragment.empty)

const holdsTable = (slice: Slice) => {
  let found = false
  slice.content.descendants((node) => {
    if (node.type.spec.tableRole) found = true
    return !found
  })
  return found
}

/** An address pasted over a selection becomes its link; pasted alone, it links to itself. */
function pasteAddress(editor: Editor, text: string): boolean {
  const href = pastedAddress(text)
  const { state } = editor
  const { from, to, empty, $from, $to } = state.selection
  // Alone on its line, the address of a post becomes the post.
  const isAlone = empty && $from.depth === 1 && $from.parent.content.size === 0
  if (href !== null && isAlone && insertEmbed(editor, href)) return true
  if (href === null || !(state.selection instanceof TextSelection) || !$from.sameParent($to)) return false
  if ($from.parent.type.spec.code) return false
  const link = state.schema.marks.link!.create({ href })
  const { tr } = state
  if (empty) tr.replaceSelectionWith(state.schema.text(href, [link]), false)
  else tr.removeMark(from, to, link.type).addMark(from, to, link)
  if (!empty) tr.setSelection(TextSelection.create(tr.doc, to))
  editor.view.dispatch(tr.removeStoredMark(link).scrollIntoView())
  return true
}

/** Office programs add a picture of the text to the text; then only the text is used. */
const isPictureAlone = (data: DataTransfer) => {
  const html = data.getData('text/html')
  const text = data.getData('text/plain').trim()
  return picturesOf(data).length > 0 && text === '' && !/<(?:p|table|li|h\d)\b/i.test(html)
}

export const Pasting = Extension.create({
  name: 'pasting',
  priority: 1_000,
  addProseMirrorPlugins() {
    const { editor } = this
    const { schema } = editor
    return [
      new Plugin({
        props: {
          clipboardParser: clipboardParser(editor),
          clipboardTextParser: (text) => fromJson(schema, readPlainText(text)),
          transformPastedHTML: quietHtml,
          transformPasted: (slice, view) =>
            fitting(view, new Slice(cleanFragment(slice.content, schema), slice.openStart, slice.openEnd)),
          handlePaste(view, event, slice) {
            const data = event.clipboardData
            if (data && isPictureAlone(data)) {
              void uploadAt(editor, view.state.selection.from, picturesOf(data))
              return true
            }
            if (data && pasteAddress(editor, data.getData('text/plain'))) return true
            // Nothing that the site would show: the selection stays.
            if (slice.size === 0) return true
            if (!isInTable(view.state) || holdsTable(slice)) return false
            const line = lineOf(slice, schema)
            view.dispatch(view.state.tr.replaceSelection(new Slice(line, 0, 0)).scrollIntoView())
            return true
          },
          handleDrop(view, event, _slice, moved) {
            const files = moved ? [] : picturesOf(event.dataTransfer)
            if (files.length === 0) return false
            const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
            void uploadAt(editor, at?.pos ?? view.state.selection.from, files)
            event.preventDefault()
            return true
          },
        },
      }),
    ]
  },
})

/** HTML from ProseMirror uses its own parser; all other HTML is read by our rules. */
function clipboardParser(editor: Editor): DOMParser {
  const own = DOMParser.fromSchema(editor.schema)
  const parser: DOMParser = Object.create(own)
  parser.parseSlice = (dom, options) => {
    if (options?.preserveWhitespace) return own.parseSlice(dom, options)
    const { blocks, left } = readPasted(dom as unknown as ParentNode, surroundingsOf(editor).host.embedHosts)
    if (left.size > 0) surroundingsOf(editor).left(left)
    return new Slice(Fragment.fromJSON(editor.schema, blocks), 0, 0)
  }
  return parser
}
