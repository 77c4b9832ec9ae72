/** The newest videos, as a dark strip. */
import { z } from 'zod'
import { blockType, count } from '../type.ts'

export const videos = blockType({
  type: 'videos',
  label: { ar: 'الفيديو', en: 'Videos' },
  options: z.object({ count: count(8, 20) }),
})
