import { Extension } from '@tiptap/core'
import { Document } from '@tiptap/extension-document'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import { Placeholder, UndoRedo } from '@tiptap/extensions'
import { type Editor, EditorContent, useEditor, useEditorState } from '@tiptap/react'
import { useEffect, useRef, useState } from 'react'
import { type Inline, paragraphOf } from '../../body/inline.ts'
import { normaliseTyped } from '../../body/normalise.ts'
import { alone } from '../../language/bidi.ts'
import { useMessages } from '../messages.ts'
import { nonce } from '../ui/nonce.ts'
import { type ActionName, act, actionOf } from './actions.ts'
import { BlockDirection } from './behaviour/block-direction.ts'
import { ReadingOrder } from './behaviour/reading-order.ts'
import './editor.css'
import type { LineEditorProps } from './line-editor.tsx'
import { messages } from './messages.ts'
import { type Surroundings, surroundingsExtension } from './nodes/host.ts'
import { Em, Link, Strike, Strong, Subscript, Superscript, Underline } from './nodes/marks.ts'
import { LinkDialog } from './toolbar/link-dialog.tsx'
import { useRovingFocus } from './toolbar/roving.ts'
import { stateOf, Tool } from './toolbar/tool.tsx'

const tools = ['strong', 'em', 'link'] as const satisfies ActionName[]

const Keys = Extension.create({
  name: 'keys',
  addKeyboardShortcuts() {
    const { editor } = this
    return Object.fromEntries(tools.map((name) => [actionOf(name).keys!, () => act(editor, name)]))
  },
})

/** A single line takes no Enter; its form is not sent either. */
const OneLine = Extension.create({
  name: 'oneLine',
  addKeyboardShortcuts: () =>
    Object.fromEntries(['Enter', 'Shift-Enter', 'Mod-Enter'].map((keys) => [keys, () => true])),
})

const marks = [Link, Strong, Em, Underline, Strike, Superscript, Subscript]

function paragraphsOf(editor: Editor): Inline[][] {
  const { content } = normaliseTyped(editor.getJSON())
  return content.flatMap((block) => (block.type === 'paragraph' ? [block.content ?? []] : []))
}

export function LineEditing(props: LineEditorProps) {
  const { label, placeholder = '', start, hasParagraphs = false, language, direction } = props
  const [isAsking, setAsking] = useState(false)
  const onChange = useRef(props.onChange)
  onChange.current = props.onChange
  const newestLabel = useRef(label)
  newestLabel.current = label
  const first = useRef(start.map((content) => paragraphOf(content)))
  const editor = useEditor(
    {
      extensions: [
        // The rest of the surroundings serves blocks, which this editor does not have.
        surroundingsExtension(() => ({ direction, askLink: () => setAsking(true) }) as Surroundings),
        hasParagraphs ? Document : Document.extend({ content: 'paragraph' }),
        ...[Paragraph, Text, ...marks, UndoRedo, BlockDirection, ReadingOrder, Keys],
        hasParagraphs ? HardBreak : OneLine,
        Placeholder.configure({ placeholder: alone(placeholder) }),
      ],
      content: { type: 'doc', content: first.current.length > 0 ? first.current : [paragraphOf()] },
      autofocus: props.autofocus ? 'end' : false,
      injectCSS: false,
      injectNonce: nonce(),
      enablePasteRules: false,
      enableInputRules: false,
      shouldRerenderOnTransaction: false,
      editorProps: {
        attributes: () => ({
          role: 'textbox',
          'aria-multiline': String(hasParagraphs),
          'aria-label': newestLabel.current,
          ...{ class: 'body-text', dir: direction, lang: language },
        }),
      },
      onUpdate: ({ editor: changed }) => onChange.current(paragraphsOf(changed)),
    },
    [language, direction],
  )
  // The label of a row changes with its place.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the label is read from its reference
  useEffect(() => editor?.setOptions(), [editor, label])
  if (!editor) return null
  return (
    <div className={hasParagraphs ? 'body-editor body-small' : 'body-editor body-line'}>
      {hasParagraphs && <LineTools editor={editor} />}
      <EditorContent editor={editor} />
      {!hasParagraphs && (
        <div className="body-line-foot">
          {props.beside}
          <LineTools editor={editor} />
        </div>
      )}
      {isAsking && (
        <LinkDialog
          editor={editor}
          onClose={() => {
            setAsking(false)
            editor.commands.focus()
          }}
        />
      )}
    </div>
  )
}

function LineTools({ editor }: { editor: Editor }) {
  const w = useMessages(messages)
  const roving = useRovingFocus()
  const states = useEditorState({
    editor,
    selector: ({ editor: now }) => Object.fromEntries(tools.map((name) => [name, stateOf(now, name)])),
  })
  return (
    <div role="toolbar" aria-label={w.toolbar} className="body-toolbar" {...roving}>
      <div className="body-group">
        {tools.map((name) => (
          <Tool key={name} editor={editor} name={name} state={states[name]!} />
        ))}
      </div>
    </div>
  )
}
