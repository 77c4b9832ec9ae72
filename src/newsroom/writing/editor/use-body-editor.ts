/** The TipTap editor behind the screen, and the promise between it and the value it was given. */
import { type Editor, useEditor } from '@tiptap/react'
import { useEffect, useRef } from 'react'
import type { BodyDocument } from '../../../content/body/document.ts'
import { nonce } from '../../shell/nonce.ts'
import type { Surroundings } from './nodes/host.ts'
import { normaliseDocument, sameDocument } from './normalise-document.ts'
import type { BodyEditorProps } from './props.ts'
import { bodyExtensions } from './schema.ts'

const contentOf = (value: BodyDocument) => {
  const { type, content } = normaliseDocument(value)
  return { type, content: content.length > 0 ? content : [{ type: 'paragraph' }] }
}

export function useBodyEditor(props: BodyEditorProps, surroundings: Surroundings): Editor | null {
  const { value, direction, language, editable = true } = props
  const around = useRef(surroundings)
  around.current = surroundings
  const onChange = useRef(props.onChange)
  onChange.current = props.onChange
  const held = useRef(value)
  /** Given to the screen and not yet come back: it may be a step behind the keys. */
  const underWay = useRef<BodyDocument[]>([])

  const editor = useEditor(
    {
      extensions: bodyExtensions(() => around.current),
      content: contentOf(held.current),
      editable,
      autofocus: props.autofocus ? 'end' : false,
      injectCSS: false,
      injectNonce: nonce(),
      enableInputRules: ['heading', 'blockquote', 'bulletList', 'orderedList'],
      enablePasteRules: false,
      shouldRerenderOnTransaction: false,
      editorProps: {
        attributes: {
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': surroundings.words.body,
          class: 'body-text',
          dir: direction,
          lang: language,
        },
      },
      onUpdate({ editor: changed }) {
        const next = normaliseDocument(changed.getJSON())
        if (sameDocument(next, held.current)) return
        held.current = next
        underWay.current = [...underWay.current.slice(-20), next]
        onChange.current(next)
      },
    },
    [surroundings.words, direction, language],
  )

  useEffect(() => {
    const echo = underWay.current.indexOf(value)
    underWay.current = underWay.current.slice(echo + 1)
    if (!editor || echo >= 0 || sameDocument(value, held.current)) return
    held.current = value
    underWay.current = []
    editor.commands.setContent(contentOf(value), { emitUpdate: false })
  }, [editor, value])

  useEffect(() => {
    if (editor && editor.isEditable !== editable) editor.setEditable(editable, false)
  }, [editor, editable])

  return editor
}
