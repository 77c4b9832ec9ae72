/** Creates the TipTap editor and synchronises it with its value. */
import { type Editor, useEditor } from '@tiptap/react'
import { useEffect, useLayoutEffect, useRef } from 'react'
import type { BodyDocument } from '../../body/document.ts'
import { normaliseTyped, sameDocument } from '../../body/normalise.ts'
import { nonce } from '../ui/nonce.ts'
import { applyValue } from './apply-value.ts'
import type { Surroundings } from './nodes/host.ts'
import { toEditor } from './nodes/module-block.ts'
import type { BodyEditorProps } from './props.ts'
import { bodyExtensions } from './schema.ts'

const contentOf = (value: BodyDocument) => {
  const { content } = normaliseTyped(value)
  const nodes = content.map(toEditor)
  return { type: 'doc', content: nodes.length > 0 ? nodes : [{ type: 'paragraph' }] }
}

export function useBodyEditor(props: BodyEditorProps, surroundings: Surroundings): Editor | null {
  const { value, direction, language, editable = true } = props
  const around = useRef(surroundings)
  around.current = surroundings
  const onChange = useRef(props.onChange)
  onChange.current = props.onChange
  const held = useRef(value)
  /** Reported to the screen and not returned yet: they may lag behind the keys. */
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
        const next = normaliseTyped(changed.getJSON())
        const before = held.current
        if (sameDocument(next, before)) return
        held.current = next
        underWay.current = [...underWay.current.slice(-20), next]
        onChange.current(next, before)
      },
    },
    [surroundings.words, direction, language],
  )

  // Before the next key, so that typing builds on the new content.
  useLayoutEffect(() => {
    const echo = underWay.current.indexOf(value)
    underWay.current = underWay.current.slice(echo + 1)
    if (!editor || echo >= 0 || sameDocument(value, held.current)) return
    held.current = value
    underWay.current = []
    applyValue(editor, contentOf(value))
  }, [editor, value])

  useEffect(() => {
    if (editor && editor.isEditable !== editable) editor.setEditable(editable, false)
  }, [editor, editable])

  return editor
}
