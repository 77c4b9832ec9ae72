/** The newest opinions, with the portraits of their writers. */
import { z } from 'zod'
import { blockType, count } from '../type.ts'

export const opinion = blockType({
  type: 'opinion',
  label: { ar: 'الرأي', en: 'Opinion' },
  options: z.object({ count: count(4, 8) }),
})
