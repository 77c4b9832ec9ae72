/** All that the editor knows: the nodes and marks of a body and nothing else, and how they behave. */
import { type AnyExtension, Node, wrappingInputRule } from '@tiptap/core'
import { Document } from '@tiptap/extension-document'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Heading } from '@tiptap/extension-heading'
import { BulletList, ListItem } from '@tiptap/extension-list'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import { Dropcursor, Gapcursor, Placeholder, TrailingNode, UndoRedo } from '@tiptap/extensions'
import { alone } from '../../../language/bidi.ts'
import { BlockDirection } from './behaviour/block-direction.ts'
import { Pasting } from './behaviour/pasting.ts'
import { Shortcuts } from './behaviour/shortcuts.ts'
import { Uploads } from './behaviour/uploads.ts'
import { ArticleCard } from './nodes/article-card.ts'
import { FactBox } from './nodes/fact-box.ts'
import { Figure } from './nodes/figure.ts'
import { type Surroundings, surroundingsExtension } from './nodes/host.ts'
import { Em, Link, Strong } from './nodes/marks.ts'
import { Quotation } from './nodes/quotation.ts'
import { Table, TableCell, TableRow } from './nodes/table.ts'

/** Numbers begin at 1 and have one form, so an ordered list has no attributes. */
const OrderedList = Node.create({
  name: 'orderedList',
  group: 'block list',
  content: 'listItem+',
  parseHTML: () => [{ tag: 'ol' }],
  renderHTML: () => ['ol', 0],
  addInputRules() {
    return [wrappingInputRule({ find: /^[1١][.)-]\s$/, type: this.type })]
  },
})

/** Items hold paragraphs and no other list, so Tab has nothing to move deeper. */
const FlatListItem = ListItem.extend({
  content: 'paragraph+',
  addKeyboardShortcuts() {
    return { Enter: () => this.editor.commands.splitListItem(this.name) }
  },
})

export function bodyExtensions(surroundings: () => Surroundings): AnyExtension[] {
  return [
    surroundingsExtension(surroundings),
    Document,
    Paragraph,
    Text,
    HardBreak,
    Heading.configure({ levels: [2, 3] }),
    BulletList,
    OrderedList,
    FlatListItem,
    Quotation,
    Figure,
    ArticleCard,
    FactBox,
    Table,
    TableRow,
    TableCell,
    Link,
    Strong,
    Em,
    Placeholder.configure({ placeholder: () => alone(surroundings().words.placeholder) }),
    UndoRedo,
    Gapcursor,
    Dropcursor.configure({ color: false, class: 'body-drop', width: 3 }),
    TrailingNode,
    Pasting,
    Uploads,
    BlockDirection,
    Shortcuts,
  ]
}
