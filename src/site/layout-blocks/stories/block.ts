/** The stories panel, the same fragment as on every other page. */
import { z } from 'zod'
import { blockType } from '../type.ts'

export const stories = blockType({
  type: 'stories',
  label: { ar: 'شريط الملفات', en: 'Stories panel' },
  // Other pages have it below their blocks.
  scopes: ['front'],
  options: z.object({}),
})
