import IconFeather from '@tabler/icons-react/icons/IconFeather'
import { type Editor, Node } from '@tiptap/core'
import { Fragment, type Node as ProseMirrorNode, type Schema, Slice } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { cleanText } from '../../body/paste/clean.ts'
import { type Action, toggleFrame } from '../../newsroom/editor/action.ts'
import { element, textAttribute, viewWithField } from '../../newsroom/editor/nodes/field.ts'

/** Enter begins a line; on an empty line, a stanza; in an empty stanza, the text after the verse. */
function breakLine(editor: Editor): boolean {
  const { $from, empty } = editor.state.selection
  if (!editor.isActive('verse') || $from.parent.content.size === 0) return false
  if (!empty || $from.nodeBefore?.type.name !== 'hardBreak') return editor.commands.setHardBreak()
  return editor
    .chain()
    .deleteRange({ from: $from.pos - 1, to: $from.pos })
    .splitBlock()
    .run()
}

/** Pasted lines: an empty line begins a stanza, and a tab separates the halves of a line. */
function stanzasOf(text: string, schema: Schema): Slice {
  const { paragraph, hardBreak } = schema.nodes
  const stanzas = cleanText(text.replace(/\r\n?/g, '\n'))
    .trim()
    .split(/\n[^\S\n]*\n\s*/)
    .map((stanza) => {
      const lines = stanza.split('\n').map((line) => line.trim().replace(/\s*\t\s*/g, ' ... '))
      const nodes = lines.flatMap((line, at): ProseMirrorNode[] => [
        ...(at > 0 ? [hardBreak!.create()] : []),
        ...(line ? [schema.text(line)] : []),
      ])
      return paragraph!.create(null, nodes)
    })
  return Slice.maxOpen(Fragment.fromArray(stanzas))
}

/** Verse and its poet. */
export const Verse = Node.create({
  name: 'verse',
  group: 'block',
  content: 'paragraph+',
  defining: true,
  addAttributes: () => textAttribute('attribution', 'data-attribution'),
  parseHTML: () => [{ tag: 'blockquote.verse', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['blockquote', { ...HTMLAttributes, class: 'verse' }, 0],
  addNodeView: viewWithField(
    'attribution',
    ({ poet }) => poet,
    (field, content) => element('blockquote', 'body-box body-verse', content, field),
  ),
  addKeyboardShortcuts() {
    return { Enter: () => breakLine(this.editor) }
  },
  addProseMirrorPlugins() {
    const { editor } = this
    return [
      new Plugin({
        props: {
          handlePaste(view, event) {
            const text = event.clipboardData?.getData('text/plain').trim()
            if (!text || !editor.isActive('verse')) return false
            const slice = stanzasOf(text, view.state.schema)
            view.dispatch(view.state.tr.replaceSelection(slice).scrollIntoView())
            return true
          },
        },
      }),
    ]
  },
})

export const verseActions = {
  verse: {
    keys: 'Mod-Alt-s',
    icon: IconFeather,
    run: (editor) =>
      toggleFrame(editor, { type: 'verse', attrs: { attribution: '' }, content: [{ type: 'paragraph' }] }),
    active: (editor) => editor.isActive('verse'),
  },
} satisfies Record<string, Action>
