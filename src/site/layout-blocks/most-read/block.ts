/** The most read articles. */
import { z } from 'zod'
import { blockType, count } from '../type.ts'

export const mostRead = blockType({
  type: 'most-read',
  label: { ar: 'الأكثر قراءة', en: 'Most read' },
  options: z.object({ count: count(5, 10) }),
})
