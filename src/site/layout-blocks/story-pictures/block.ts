/** Galleries and pictures of the page's own story, as a strip. */
import { z } from 'zod'
import { blockType } from '../type.ts'

export const storyPictures = blockType({
  type: 'story-pictures',
  label: { ar: 'الملف بالصور', en: 'The story in pictures' },
  scopes: ['story'],
  options: z.object({}),
})
