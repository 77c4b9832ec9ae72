/** The editor nodes of each block, in the order in which the editor matches them, and the insert actions. */
import type { AnyExtension } from '@tiptap/core'
import { Heading } from '@tiptap/extension-heading'
import { ArticleCard, articleCardActions } from './article-card/editor.ts'
import { EmbedNode, embedActions } from './embed/editor.ts'
import { FactBox, factBoxActions } from './fact-box/editor.ts'
import { Figure, figureActions } from './figure/editor.ts'
import { BulletList, FlatListItem, OrderedList } from './list/editor.ts'
import { Quotation } from './quotation/editor.ts'
import { insertTableActions, Table, TableCell, TableRow } from './table/editor.ts'

export const blockNodes: AnyExtension[] = [
  Heading.configure({ levels: [2, 3] }),
  BulletList,
  OrderedList,
  FlatListItem,
  Quotation,
  Figure,
  ArticleCard,
  EmbedNode,
  FactBox,
  Table,
  TableRow,
  TableCell,
]

/** The insert menu, in order. */
export const blockActions = {
  ...figureActions,
  ...articleCardActions,
  ...embedActions,
  ...factBoxActions,
  ...insertTableActions,
}
