/** One story: its picture, its summary and its newest articles. */
import { z } from 'zod'
import { id } from '../../../kernel/fields.ts'
import { blockType, count } from '../type.ts'

export const story = blockType({
  type: 'story',
  label: { ar: 'ملف في الضوء', en: 'Story in focus' },
  options: z.object({
    storyId: id.meta({ label: { ar: 'الملف', en: 'Story' } }),
    count: count(4, 8),
  }),
})
