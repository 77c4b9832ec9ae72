/** A block of a newsroom's own module: an atom in the text, which only its module can edit. */
import { type Editor, Node } from '@tiptap/core'
import type { Json } from '../../../body/block.ts'
import { isModuleType, moduleNode } from '../../../body/module-block.ts'
import { insertPicked } from '../action.ts'
import { element, fieldBlock, removeButton } from './field.ts'
import { surroundingsOf } from './host.ts'

/** Converts a block of a body to the editor's form. */
export const toEditor = (block: object): object =>
  isModuleType((block as Json).type) ? { type: 'moduleBlock', attrs: { block } } : block

function readBlock(box: HTMLElement): Json | null {
  try {
    return moduleNode(JSON.parse(box.getAttribute('data-module-block') ?? ''))
  } catch {
    return null
  }
}

/** Asks for the contents of a new block of a type, and inserts it. */
export const insertModuleBlock = (editor: Editor, type: string): Promise<void> =>
  insertPicked(editor, () => surroundingsOf(editor).host.moduleBlocks.edit(type), toEditor)

const longestSummary = 120

/** The first texts of a block, as a summary. */
const summaryOf = ({ attrs }: Json): string =>
  Object.values(attrs ?? {})
    .filter((value) => typeof value === 'string')
    .slice(0, 2)
    .join(' · ')
    .slice(0, longestSummary)

/** The edit button of a block; hidden when its module offers no editor. */
function editButton(editor: Editor, getPos: () => number | undefined, label: string): HTMLButtonElement {
  const button = element('button', 'body-edit', label)
  button.type = 'button'
  button.hidden = true
  button.addEventListener('click', async () => {
    const at = getPos()
    const before = at === undefined ? null : editor.state.doc.nodeAt(at)?.attrs.block
    if (!before || !editor.isEditable) return
    const block = await surroundingsOf(editor).host.moduleBlocks.edit(before)
    const now = getPos()
    if (!block || editor.isDestroyed || now === undefined) return
    editor.view.dispatch(editor.state.tr.setNodeAttribute(now, 'block', block))
    editor.view.focus()
  })
  return button
}

export const ModuleBlock = Node.create({
  name: 'moduleBlock',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    block: {
      default: null,
      parseHTML: readBlock,
      renderHTML: ({ block }) => ({ 'data-module-block': JSON.stringify(block) }),
    },
  }),
  parseHTML: () => [{ tag: 'div[data-module-block]', getAttrs: (box) => readBlock(box) !== null && null }],
  renderHTML: ({ HTMLAttributes }) => ['div', HTMLAttributes],
  addNodeView:
    () =>
    ({ node, editor, getPos }) => {
      const { words, host } = surroundingsOf(editor)
      const { block } = node.attrs
      const [, module = ''] = String(block?.type ?? '').split('_')
      const kind = element('span', 'body-card-kind', words.moduleBlock)
      const name = element('small', 'body-card-address', summaryOf(block ?? {}) || module)
      name.dir = 'auto'
      const edit = editButton(editor, getPos, words.editModuleBlock)
      void host.moduleBlocks.kinds().then((kinds) => {
        const known = kinds.find(({ type }) => type === block?.type)
        if (!known) return
        kind.textContent = known.label
        edit.hidden = !editor.isEditable
      })
      const remove = removeButton(editor, getPos, words.removeModuleBlock)
      const dom = element('aside', 'body-card', kind, name, edit, remove)
      dom.contentEditable = 'false'
      const behaviour = fieldBlock(node.type.name, null, () => {})
      return { dom, ...behaviour, update: (next) => next.attrs.block === block && behaviour.update(next) }
    },
})
