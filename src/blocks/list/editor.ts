import { type Editor, findParentNode, Node, wrappingInputRule } from '@tiptap/core'
import { BulletList, ListItem } from '@tiptap/extension-list'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { toLatinDigits } from '../../language/digits.ts'
import type { Action } from '../../newsroom/editor/action.ts'
import { surroundingsOf } from '../../newsroom/editor/nodes/host.ts'
import { deepestList } from './block.ts'

export { BulletList }

/** A list that is begun with "3." starts at 3; one that continues the list above joins it. */
export const OrderedList = Node.create({
  name: 'orderedList',
  group: 'block list',
  content: 'listItem+',
  addAttributes: () => ({
    start: {
      default: 1,
      parseHTML: (list) => Number.parseInt(list.getAttribute('start') ?? '1', 10) || 1,
      renderHTML: ({ start }) => (start === 1 ? {} : { start }),
    },
  }),
  parseHTML: () => [{ tag: 'ol' }],
  renderHTML: ({ HTMLAttributes }) => ['ol', HTMLAttributes, 0],
  addInputRules() {
    const startOf = (match: RegExpMatchArray) => Number(toLatinDigits(match[1]!))
    return [
      wrappingInputRule({
        find: /^([1-9١-٩][0-9٠-٩]?)[.)-]\s$/,
        type: this.type,
        getAttributes: (match) => ({ start: startOf(match) }),
        joinPredicate: (match, list) => list.childCount + list.attrs.start === startOf(match),
      }),
    ]
  },
})

const isList = ({ type }: ProseMirrorNode) => type.name === 'bulletList' || type.name === 'orderedList'

/** The level of the innermost list around the caret; 0 outside lists. */
function levelOf(editor: Editor): number {
  const { $from } = editor.state.selection
  let level = 0
  for (let depth = $from.depth; depth > 0; depth--) if (isList($from.node(depth))) level++
  return level
}

const innermostList = (editor: Editor) => findParentNode(isList)(editor.state.selection)

/** The innermost list around the caret, if its items are numbered. */
export function numberedListAround(editor: Editor) {
  const list = innermostList(editor)
  return list?.node.type.name === 'orderedList' ? list : undefined
}

const inList = (editor: Editor) => innermostList(editor) !== undefined
const canSink = (editor: Editor) => levelOf(editor) < deepestList && editor.can().sinkListItem('listItem')

/** Items contain paragraphs and lists. Tab nests an item below the one before it. */
export const NestedListItem = ListItem.extend({
  content: 'paragraph (paragraph | bulletList | orderedList)*',
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      Tab: () =>
        inList(this.editor) && (!canSink(this.editor) || this.editor.commands.sinkListItem(this.name)),
      'Shift-Tab': () => levelOf(this.editor) > 1 && this.editor.commands.liftListItem(this.name),
    }
  },
})

export const listActions = {
  indent: {
    run: (editor) => editor.chain().focus().sinkListItem('listItem').run(),
    can: canSink,
  },
  outdent: {
    run: (editor) => editor.chain().focus().liftListItem('listItem').run(),
    can: inList,
  },
  listStart: {
    run: (editor) => surroundingsOf(editor).askListStart(),
    can: (editor) => numberedListAround(editor) !== undefined,
  },
} satisfies Record<string, Action>
