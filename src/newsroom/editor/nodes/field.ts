/** A field for texts of a block outside its content: a caption, a title, an attribution. */
import type { Editor, NodeViewRenderer } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { firstStrong } from '../../../language/bidi.ts'
import type { EditorMessages } from '../messages.ts'
import { surroundingsOf } from './host.ts'

export interface Field {
  dom: HTMLElement
  show(value: string | undefined): void
  hint(placeholder: string): void
}

interface FieldOptions {
  editor: Editor
  getPos: () => number | undefined
  attribute: string
  label: string
  value: string
  maxLength: number
  /** The attribute's new value, where it holds more than the text. */
  write?(text: string): unknown
}

export function createField(options: FieldOptions): Field {
  const { editor, getPos, attribute, label, value, maxLength, write = (text) => text } = options
  const area = document.createElement('textarea')
  area.rows = 1
  area.maxLength = maxLength
  area.className = 'body-field'
  area.setAttribute('aria-label', label)
  area.placeholder = label
  const turn = () => {
    area.dir = firstStrong(area.value || area.placeholder) ?? surroundingsOf(editor).direction
  }
  const show = (text = '') => {
    if (area.value !== text) area.value = text
    turn()
  }
  const lock = () => {
    area.readOnly = !editor.isEditable
  }
  lock()
  area.addEventListener('focus', lock)
  area.addEventListener('input', () => {
    turn()
    const at = getPos()
    if (at === undefined || !editor.isEditable) return
    const text = area.value.replace(/\s*\n\s*/g, ' ')
    editor.view.dispatch(editor.state.tr.setNodeAttribute(at, attribute, write(text)))
  })
  area.addEventListener('keydown', (event) => {
    if ((event.key !== 'Enter' && event.key !== 'Escape') || event.isComposing) return
    event.preventDefault()
    leaveBlock(editor, getPos())
  })
  show(value)
  return {
    dom: area,
    show,
    hint(placeholder) {
      area.placeholder = placeholder
      turn()
    },
  }
}

/** Moves the caret into the text after the block. */
function leaveBlock(editor: Editor, at: number | undefined): void {
  if (at === undefined) return
  const { doc, tr } = editor.state
  const after = doc.resolve(at + (doc.nodeAt(at)?.nodeSize ?? 0))
  editor.view.dispatch(tr.setSelection(TextSelection.near(after)).scrollIntoView())
  editor.view.focus()
}

export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const created = document.createElement(name)
  created.className = className
  created.append(...children)
  return created
}

/** The button that removes a block. */
export function removeButton(
  editor: Editor,
  getPos: () => number | undefined,
  label: string,
): HTMLButtonElement {
  const button = element('button', 'body-remove', '×')
  button.type = 'button'
  button.title = label
  button.setAttribute('aria-label', label)
  button.addEventListener('click', () => {
    const at = getPos()
    const size = at === undefined ? 0 : (editor.state.doc.nodeAt(at)?.nodeSize ?? 0)
    if (at === undefined || !editor.isEditable) return
    editor.view.dispatch(editor.state.tr.delete(at, at + size))
    editor.view.focus()
  })
  return button
}

/** Elements in a block that are not its text. */
export function around(...children: HTMLElement[]): HTMLElement {
  const frame = element('div', 'body-around', ...children)
  frame.contentEditable = 'false'
  return frame
}

/** The behaviour of a node view whose frame has fields. */
export const fieldBlock = (
  name: string,
  contentDOM: HTMLElement | null,
  show: (attrs: Record<string, string>) => void,
) => ({
  update(node: { type: { name: string }; attrs: Record<string, string> }) {
    if (node.type.name !== name) return false
    show(node.attrs)
    return true
  },
  stopEvent: ({ target }: Event) =>
    target instanceof Element && target.closest('textarea, button, input, select') !== null,
  ignoreMutation: (mutation: { target: globalThis.Node; type: string }) =>
    mutation.type !== 'selection' && !contentDOM?.contains(mutation.target),
})

/** An attribute that holds a text, and its name in the editor's HTML. */
export const textAttribute = (name: string, htmlName: string) => ({
  [name]: {
    default: '',
    parseHTML: (from: HTMLElement) => from.getAttribute(htmlName) ?? '',
    renderHTML: (attrs: Record<string, string>) => ({ [htmlName]: attrs[name] }),
  },
})

/** The view of a block that has one text field beside its content. */
export const viewWithField =
  (
    attribute: string,
    labelOf: (words: EditorMessages) => string,
    draw: (field: HTMLElement, content: HTMLElement, ...view: Parameters<NodeViewRenderer>) => HTMLElement,
    maxLength = 300,
  ) =>
  (): NodeViewRenderer =>
  (view) => {
    const { node, editor, getPos } = view
    const contentDOM = element('div', 'body-inner')
    const field = createField({
      editor,
      getPos,
      attribute,
      label: labelOf(surroundingsOf(editor).words),
      value: node.attrs[attribute],
      maxLength,
    })
    return {
      dom: draw(around(field.dom), contentDOM, view),
      contentDOM,
      ...fieldBlock(node.type.name, contentDOM, (attrs) => field.show(attrs[attribute])),
    }
  }
