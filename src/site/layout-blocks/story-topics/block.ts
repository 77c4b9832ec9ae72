/** The topics that the articles of the page's own story have most often. */
import { z } from 'zod'
import { blockType } from '../type.ts'

export const storyTopics = blockType({
  type: 'story-topics',
  label: { ar: 'أشخاص وأماكن', en: 'People and places' },
  scopes: ['story'],
  options: z.object({}),
})
