import { Node, wrappingInputRule } from '@tiptap/core'
import { BulletList, ListItem } from '@tiptap/extension-list'

export { BulletList }

/** Ordered lists start at 1 and have one style, so they have no attributes. */
export const OrderedList = Node.create({
  name: 'orderedList',
  group: 'block list',
  content: 'listItem+',
  parseHTML: () => [{ tag: 'ol' }],
  renderHTML: () => ['ol', 0],
  addInputRules() {
    return [wrappingInputRule({ find: /^[1١][.)-]\s$/, type: this.type })]
  },
})

/** Items contain only paragraphs, so Tab must not nest them. */
export const FlatListItem = ListItem.extend({
  content: 'paragraph+',
  addKeyboardShortcuts() {
    return { Enter: () => this.editor.commands.splitListItem(this.name) }
  },
})
