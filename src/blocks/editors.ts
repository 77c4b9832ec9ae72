/** The editor nodes of each block, in the order in which the editor matches them, and the insert actions. */
import type { AnyExtension } from '@tiptap/core'
import { Heading } from '@tiptap/extension-heading'
import { ArticleCard, articleCardActions } from './article-card/editor.ts'
import { Audio, audioActions } from './audio/editor.ts'
import { Chart, chartActions } from './chart/editor.ts'
import { CodeBlock, codeBlockActions } from './code-block/editor.ts'
import { EmbedNode, embedActions } from './embed/editor.ts'
import { FactBox, factBoxActions } from './fact-box/editor.ts'
import { Figure, figureActions } from './figure/editor.ts'
import { File, fileActions } from './file/editor.ts'
import { Gallery, galleryActions } from './gallery/editor.ts'
import { HorizontalRule, horizontalRuleActions } from './horizontal-rule/editor.ts'
import { BulletList, NestedListItem, OrderedList } from './list/editor.ts'
import { Pullquote, pullquoteActions } from './pullquote/editor.ts'
import { Answer, Question, QuestionAnswer, questionAnswerActions } from './question-answer/editor.ts'
import { Quotation } from './quotation/editor.ts'
import { Score, scoreActions } from './score/editor.ts'
import { insertTableActions, Table, TableCell, TableRow } from './table/editor.ts'
import { Timeline, TimelineEntry, timelineActions } from './timeline/editor.ts'
import { Verse, verseActions } from './verse/editor.ts'

export const blockNodes: AnyExtension[] = [
  Heading.configure({ levels: [2, 3] }),
  BulletList,
  OrderedList,
  NestedListItem,
  Quotation,
  Figure,
  Gallery,
  Audio,
  File,
  ArticleCard,
  EmbedNode,
  FactBox,
  Table,
  TableRow,
  TableCell,
  Pullquote,
  HorizontalRule,
  CodeBlock,
  Verse,
  QuestionAnswer,
  Question,
  Answer,
  Timeline,
  TimelineEntry,
  Score,
  Chart,
]

/** The insert menu, in order. */
export const blockActions = {
  ...figureActions,
  ...galleryActions,
  ...audioActions,
  ...fileActions,
  ...articleCardActions,
  ...embedActions,
  ...factBoxActions,
  ...pullquoteActions,
  ...insertTableActions,
  ...chartActions,
  ...timelineActions,
  ...questionAnswerActions,
  ...scoreActions,
  ...verseActions,
  ...codeBlockActions,
  ...horizontalRuleActions,
}
