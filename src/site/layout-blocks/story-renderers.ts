/** The renderers of the blocks about a page's own story, by the names of their fragments. */
import type { Renderer } from '../route.ts'
import { renderBackground } from './background/view.tsx'
import { renderKeyFacts } from './key-facts/view.tsx'
import { renderStoryPictures } from './story-pictures/view.tsx'
import { renderStoryTopics } from './story-topics/view.tsx'

export const storyBlockRenderers: Record<string, Renderer> = {
  'key-facts': renderKeyFacts,
  background: renderBackground,
  'story-topics': renderStoryTopics,
  'story-pictures': renderStoryPictures,
}
