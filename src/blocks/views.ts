/** The view of each block for readers. */
import type { Block } from '../body/document.ts'
import type { Shown } from '../site/parts/body-text.tsx'
import { articleCardView } from './article-card/view.tsx'
import { audioView } from './audio/view.tsx'
import { chartView } from './chart/view.tsx'
import { codeBlockView } from './code-block/view.tsx'
import { embedView } from './embed/view.tsx'
import { factBoxView } from './fact-box/view.tsx'
import { figureView } from './figure/view.tsx'
import { fileView } from './file/view.tsx'
import { galleryView } from './gallery/view.tsx'
import { headingView } from './heading/view.tsx'
import { horizontalRuleView } from './horizontal-rule/view.tsx'
import { listView } from './list/view.tsx'
import { paragraphView } from './paragraph/view.tsx'
import { pullquoteView } from './pullquote/view.tsx'
import { questionAnswerView } from './question-answer/view.tsx'
import { quotationView } from './quotation/view.tsx'
import { scoreView } from './score/view.tsx'
import { tableView } from './table/view.tsx'
import { timelineView } from './timeline/view.tsx'
import { verseView } from './verse/view.tsx'

export type View<B> = (block: B, shown: Shown) => ReturnType<typeof paragraphView> | null

const views: { [T in Block['type']]: View<Extract<Block, { type: T }>> } = {
  paragraph: paragraphView,
  heading: headingView,
  bulletList: listView,
  orderedList: listView,
  blockquote: quotationView,
  figure: figureView,
  gallery: galleryView,
  audio: audioView,
  file: fileView,
  articleCard: articleCardView,
  factBox: factBoxView,
  embed: embedView,
  table: tableView,
  pullquote: pullquoteView,
  horizontalRule: horizontalRuleView,
  codeBlock: codeBlockView,
  verse: verseView,
  questionAnswer: questionAnswerView,
  timeline: timelineView,
  score: scoreView,
  chart: chartView,
}

/** Views of module blocks, by block type. */
let moduleViews: ReadonlyMap<string, View<Block>> = new Map()

/** Fills the registry once, before the first page. */
export function installModuleViews(added: ReadonlyMap<string, View<Block>>): void {
  moduleViews = added
}

/** Unknown blocks are not shown. */
export const viewOf = (block: Block, shown: Shown) =>
  (views as Partial<Record<string, View<never>>>)[block.type]?.(block as never, shown) ??
  moduleViews.get(block.type)?.(block, shown) ??
  null
