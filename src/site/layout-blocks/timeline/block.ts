/** The articles of the page's own story, with a link to older ones. */
import { z } from 'zod'
import { blockType } from '../type.ts'

export const timeline = blockType({
  type: 'timeline',
  label: { ar: 'تسلسل الملف', en: "The story's timeline" },
  scopes: ['story'],
  options: z.object({}),
})
