/** The renderers of the product's blocks. */
import { backgroundView } from './background/view.tsx'
import { coveragesView } from './coverages/view.tsx'
import { galleriesView } from './galleries/view.tsx'
import { keyFactsView } from './key-facts/view.tsx'
import { leadView } from './lead/view.tsx'
import { liveNowView } from './live-now/view.ts'
import { mostReadView } from './most-read/view.tsx'
import { newsletterView } from './newsletter/view.tsx'
import { numbersView } from './numbers/view.tsx'
import { opinionView } from './opinion/view.tsx'
import { programmeGuideView } from './programme-guide/view.tsx'
import { ranksView } from './ranks/view.tsx'
import { sectionArticlesView } from './section-articles/view.ts'
import { sectionBandView } from './section-band/view.tsx'
import { selectionView } from './selection/view.tsx'
import { storiesView } from './stories/view.ts'
import { storyView } from './story/view.tsx'
import { storyPicturesView } from './story-pictures/view.tsx'
import { storyTopicsView } from './story-topics/view.tsx'
import { textView } from './text/view.tsx'
import { timelineView } from './timeline/view.ts'
import { videosView } from './videos/view.tsx'
import type { LayoutBlock } from './view.ts'

export const productBlocks: readonly LayoutBlock[] = [
  ...[leadView, ranksView, liveNowView, storiesView, sectionArticlesView, timelineView],
  ...[keyFactsView, backgroundView, storyTopicsView, storyPicturesView],
  ...[sectionBandView, storyView, selectionView, opinionView, videosView, galleriesView],
  ...[mostReadView, coveragesView, programmeGuideView, newsletterView, numbersView, textView],
]
