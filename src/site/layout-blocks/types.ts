/** The blocks of the product, in the order in which an editor is offered them. */
import type { BlockType } from '../../content/layouts/blocks.ts'
import { background } from './background/block.ts'
import { coverages } from './coverages/block.ts'
import { galleries } from './galleries/block.ts'
import { keyFacts } from './key-facts/block.ts'
import { lead } from './lead/block.ts'
import { liveNow } from './live-now/block.ts'
import { mostRead } from './most-read/block.ts'
import { newsletter } from './newsletter/block.ts'
import { numbers } from './numbers/block.ts'
import { opinion } from './opinion/block.ts'
import { programmeGuide } from './programme-guide/block.ts'
import { ranks } from './ranks/block.ts'
import { sectionArticles } from './section-articles/block.ts'
import { sectionBand } from './section-band/block.ts'
import { selection } from './selection/block.ts'
import { stories } from './stories/block.ts'
import { story } from './story/block.ts'
import { storyPictures } from './story-pictures/block.ts'
import { storyTopics } from './story-topics/block.ts'
import { text } from './text/block.ts'
import { timeline } from './timeline/block.ts'
import { videos } from './videos/block.ts'

export const productBlockTypes: readonly BlockType[] = [
  ...[lead, ranks, liveNow, stories, sectionArticles, timeline, sectionBand, story, selection],
  ...[keyFacts, background, storyTopics, storyPictures],
  ...[opinion, videos, galleries, mostRead, coverages, programmeGuide, newsletter, numbers, text],
]
